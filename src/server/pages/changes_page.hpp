// SPDX-License-Identifier: GPL-2.0-or-later
/// ChangesPage: what became of one edition's initiatives in another, and the same as a feed.
///
///   /changes?from=令和7年度&to=令和8年度&status=dropped
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "search/changes/changes.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

inline constexpr std::size_t kChangesAPage = 20;

struct ChangesView {
  search::ChangesRequest request;
  std::vector<std::string> editions;  ///< fewer than two: there is nothing to compare
  search::Changes changes;
  std::uint32_t offset = 0;
  std::vector<search::ChangeDetail> details;  ///< of the changes from `offset` on
  std::shared_ptr<const schema::FieldTable> fields;
  bool is_unknown = false;  ///< an edition that there is not was asked for, or one with itself
};

std::string changes_page(const ChangesView& view, const IndexSummary& holding);

/// `site` is scheme and host.
std::string changes_feed(const ChangesView& view, const IndexSummary& holding,
                         const std::string& site);

}  // namespace torikumi::server::pages
