// SPDX-License-Identifier: GPL-2.0-or-later
/// WardsPage: who does what and who does not, as a table with links, and the themes that wards
/// share.
///
///   /wards?q=地域包括ケア → 中原区役所 2件 … 高津区役所 この資料に記載なし
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "search/facets/cross_tab.hpp"
#include "search/request.hpp"
#include "search/similar/themes.hpp"
#include "search/who_does.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/link.hpp"

namespace torikumi::server::pages {

/// Themes on one page.
inline constexpr std::size_t kThemesAPage = 20;

struct WardsView {
  std::string query;
  std::vector<std::string> off;                ///< readings of it that were taken back
  std::vector<search::QueryRewrite> rewrites;  ///< how it was read
  std::optional<std::string> suggestion;       ///< what may be meant instead
  search::CrossTabRows rows = search::CrossTabRows::kWards;
  std::vector<std::string> editions;  ///< that there are, the oldest first
  std::string edition;                ///< the one that was asked for; empty: the newest
  search::CrossTab matrix;
  search::WhoDoes who;                ///< of a query
  std::vector<search::Theme> themes;  ///< of this page, of those that the query meets
  std::set<std::string> matching;     ///< ids of those of their initiatives that the query finds
  std::size_t themes_page = 0;        ///< from 0
  std::size_t all_themes = 0;
};

std::string wards_page(const WardsView& view, const IndexSummary& holding);

/// What rows are called: 区, 部署 or 自治体.
std::string unit_of(search::CrossTabRows rows);

/// 人材育成・区役所サービス・職員
std::string theme_name(const search::Theme& theme);

/// Where a theme stands, by its place among all.
Link theme_link(std::size_t number);

}  // namespace torikumi::server::pages
