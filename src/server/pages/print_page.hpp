// SPDX-License-Identifier: GPL-2.0-or-later
/// PrintPage: everything that a search finds, in full, to be taken into a meeting on paper.
///
///   /print?department=総務局 → a line on source, date and search, then an initiative a sheet
#pragma once

#include <string>

#include "server/pages/search_page.hpp"

namespace torikumi::server::pages {

/// Initiatives on one page; that there are more is told.
inline constexpr std::uint32_t kMostPrinted = 300;

struct PrintView {
  SearchState state;                                 ///< of the page of hits that leads here
  std::shared_ptr<const schema::FieldTable> fields;  ///< of the collection
  search::Sort sort = search::Sort::kSource;         ///< of the sheets
  std::uint32_t total = 0;
  std::vector<search::Hit> hits;       ///< whole, from the first on
  std::vector<std::string> citations;  ///< of each
  std::string site;                    ///< how the client calls this server
  std::string now;                     ///< UTC, RFC 3339
};

std::string print_page(const PrintView& view, const IndexSummary& holding);

}  // namespace torikumi::server::pages
