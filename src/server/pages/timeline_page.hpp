// SPDX-License-Identifier: GPL-2.0-or-later
/// TimelinePage: what is due when, by department.
///
///   /timeline → 令和8（2026）年度 3件: 福祉局 見守り 「令和8年度までに5か所に増やし、…」
#pragma once

#include <string>

#include "search/timeline/timeline.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

inline constexpr std::uint32_t kItemsAPage = 50;

struct TimelineView {
  search::Request request;
  search::Timeline timeline;
};
std::string timeline_page(const TimelineView& view, const IndexSummary& holding);

}  // namespace torikumi::server::pages
