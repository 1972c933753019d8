// SPDX-License-Identifier: GPL-2.0-or-later
/// QueryLog: queries of each kind that people type, made from a collection's own titles and text.
///
///   見守り | 高齢者 地域 | 地域包括ケア | "窓口の混雑" | ひとり暮らしの高齢者を地域で見守る。
#pragma once

#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "search/searcher.hpp"

namespace torikumi::bench {

struct QueryKind {
  std::string name;
  std::vector<std::string> queries;
};

/// The same queries for the same collection every time: `each` of words, two words, compounds,
/// quoted phrases and sentences.
std::vector<QueryKind> query_log(search::Searcher& searcher, const analysis::Dictionary& dictionary,
                                 std::size_t each);

}  // namespace torikumi::bench
