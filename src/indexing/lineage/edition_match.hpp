// SPDX-License-Identifier: GPL-2.0-or-later
/// Edition match: which rows of one edition are which rows of the next.
///
///   乗合ワゴンの検討 and 乗合ワゴンの運行 of one department, texts .94 alike → retitled
///
/// In this order, each row at most once: by the source's own id, where ids prove to stay; by
/// department and title; by how alike titles and texts are. What is left over may be a part of a
/// row that became several, or of a row that several became.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/lineage.hpp"

namespace torikumi::indexing {

/// A row as it is compared.
struct Row {
  std::string id;          ///< the source's own, the same in each edition; else empty
  std::string department;  ///< text::comparison_key of its present name
  std::string title;       ///< text::comparison_key
  bool is_taken = false;   ///< joined or left alone by hand on this side
};

/// What the step from one row to another is, by department and title.
index::LinkKind kind_of(const Row& former, const Row& later);

/// The rows of an edition, and the prose of each, which is asked for only where it decides.
struct EditionRows {
  std::vector<Row> rows;
  std::function<std::string(std::size_t)> prose;
};

/// Two rows that are one initiative, by their numbers.
struct RowMatch {
  std::uint32_t former = 0;
  std::uint32_t later = 0;
  index::LinkKind kind = index::LinkKind::kSame;
  index::LinkBasis basis = index::LinkBasis::kTitle;
  double title = 0;  ///< likeness, 0 to 1
  double text = 0;
  double confidence = 0;
};

/// Matches by former, then later: the same in whatever order the rows stand. `denied` are
/// pairs that must not be matched.
std::vector<RowMatch> match_editions(
    const EditionRows& former, const EditionRows& later,
    const std::set<std::pair<std::uint32_t, std::uint32_t>>& denied);

}  // namespace torikumi::indexing
