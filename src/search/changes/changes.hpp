// SPDX-License-Identifier: GPL-2.0-or-later
/// Changes: what became of one edition's initiatives in another.
///
///   令和7年度 → 令和8年度: 62 added, 0 dropped, 6 reworded, 0 moved, 0 unchanged
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/lineage.hpp"
#include "search/changes/change_status.hpp"
#include "search/changes/wording.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

using ChangeCounts = std::array<std::uint32_t, kChangeStatuses>;

struct ChangesRequest {
  std::string from;  ///< editions; empty: the last two, or the one beside the other
  std::string to;
  Request narrowed;                   ///< query, filters and `off`: only what meets them
  std::vector<std::string> statuses;  ///< to be listed; empty: all but the unchanged
};

/// An initiative of the second edition with what it was, or one of the first that was dropped.
struct Change {
  ChangeStatus status = ChangeStatus::kAdded;
  std::vector<index::DocId> formers;  ///< of one that was added none, of a merged one several
  index::DocId later = 0;             ///< 0 where it was dropped
  std::vector<index::DocId> siblings =
      {};                         ///< what else the first former became in the same edition
  bool is_reworded = false;       ///< also of one that moved
  std::uint8_t confidence = 100;  ///< percent, that the former is the same initiative
};

struct Changes {
  std::vector<std::string> editions;  ///< all of the database, the oldest first
  std::string from;
  std::string to;
  ChangeCounts counts{};  ///< of all statuses
  struct Row {
    std::string name;
    ChangeCounts counts{};
  };
  std::vector<Row> departments;  ///< as the sources name them one after another
  std::vector<Row> categories;   ///< in the order of their names
  /// Cities of which one of the two editions is not there: nothing is told of them.
  std::vector<std::string> left_out;
  std::vector<Change> listed;  ///< by status, then as the sources have them
  std::vector<QueryRewrite> rewrites;
};

/// A change counts with the department and category that it has now, one that moved with its former
/// department as well; one that was dropped, with those it had. It meets a query or filter if the
/// initiative does in either edition. Turned round, from the later edition to the earlier, added
/// and dropped change places. Throws Error kUsage for an edition or status that there is not,
/// kNotFound for a database of fewer than two editions.
Changes find_changes(Searcher& searcher, const ChangesRequest& request);

/// The two ends of a change, and what was reworded since its first former self. A sentence that
/// came from another former self, or went into another later one, neither came nor went.
struct ChangeDetail {
  std::vector<schema::Record> formers;
  std::optional<schema::Record> later;
  std::vector<ChangedSentence> sentences;
};
ChangeDetail detail(index::Database& database, const Change& change);
/// Those of the changes that are listed, from `offset` on, `limit` at most.
std::vector<ChangeDetail> details(index::Database& database, const Changes& changes,
                                  std::size_t offset, std::size_t limit);

/// What made a record of its former selves; nothing where it has none. Its status is not told.
std::optional<Change> change_to(index::Database& database, index::DocId document);

}  // namespace torikumi::search
