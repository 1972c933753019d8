// SPDX-License-Identifier: GPL-2.0-or-later
/// Proposals: what the collection says instead of a word that it does not have.
///
///   オレンジカフェ → カフェ, チームオレンジ
#pragma once

#include <string>
#include <vector>

#include "index/database.hpp"
#include "search/suggest/suggestions.hpp"

namespace torikumi::search {

/// Words and labels that are spelt or sound nearly so, then those that share most characters;
/// `most` at most.
std::vector<std::string> proposals_for(const std::string& query, Suggestions& suggestions,
                                       index::Database& database, std::size_t most);

}  // namespace torikumi::search
