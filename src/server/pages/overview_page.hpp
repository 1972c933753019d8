// SPDX-License-Identifier: GPL-2.0-or-later
/// OverviewPage: how the initiatives divide, as bars, each with its number and its search.
///
///   /overview → 総務局 ■■■■■ 5件 …; /overview?department=総務局 → 総務局に特有の言葉：押印、…
#pragma once

#include <string>

#include "search/overview/overview.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

struct OverviewView {
  std::string department;  ///< that was asked for; empty: all
  search::Overview overview;
};

std::string overview_page(const OverviewView& view, const IndexSummary& holding);

}  // namespace torikumi::server::pages
