// SPDX-License-Identifier: GPL-2.0-or-later
/// SearchPage: a search as a page, and what it can be narrowed by.
///
///   /search?q=見守り&department=汐見区役所&view=table
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "search/request.hpp"
#include "search/searcher.hpp"
#include "server/pages/frame.hpp"
#include "server/pages/link.hpp"

namespace torikumi::server::pages {

/// What the address says, all of it: each state of the page is an address.
struct SearchState {
  search::Request request;
  bool table = false;
};

struct SearchView {
  SearchState state;
  std::shared_ptr<const schema::FieldTable> fields;  ///< of the collection
  search::Response response;
  std::vector<std::size_t> elsewhere;  ///< for each hit, like ones in other wards or departments
  std::vector<search::Searcher::PartCount> parts;  ///< where nothing was found
  /// Where nothing was found and another spelling finds something, what that finds.
  std::shared_ptr<const SearchView> corrected;
};

/// Hits on a page, where the address says nothing.
inline constexpr std::uint32_t kUsualLimit = 10;

/// "「見守り」の検索結果（汐見区役所・若草区役所／令和8年度）", "総務局の取組", "すべての取組".
std::string search_heading(const search::Request& request);

/// "資料の掲載順".
const char* sort_text(search::Sort sort);

/// The address of a state, the first page of it.
Link search_link(const SearchState& state);

std::string search_page(const SearchView& view, const IndexSummary& holding);

/// The first page: the box, and what there is, by department and category.
/// `finds` tells whether a query finds anything here.
std::string home_page(const search::Response& everything, const IndexSummary& holding,
                      const std::function<bool(const std::string&)>& finds);

}  // namespace torikumi::server::pages
