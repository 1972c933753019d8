// SPDX-License-Identifier: GPL-2.0-or-later
/// ComparePage: initiatives side by side, what they share marked.
///
///   /compare?id=3f2a…&id=77d0… → two columns, 地域包括ケア marked in both
#pragma once

#include <string>

#include "search/similar/compare.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

std::string compare_page(const search::Comparison& comparison, const IndexSummary& holding);

/// What to do where no two initiatives are named; `fault` says what was wrong, and may be empty.
/// How to choose; with what was chosen so far, of which some may be taken away.
std::string compare_help_page(const std::string& fault, const std::vector<schema::Record>& chosen,
                              const IndexSummary& holding);

}  // namespace torikumi::server::pages
