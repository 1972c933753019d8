// SPDX-License-Identifier: GPL-2.0-or-later
/// Overview: how the initiatives divide, and what sets one department apart from the others.
///
///   総務局 12, 福祉局 9 … · 令和8年 31, 令和9年 14 … · 汐見区役所: 津波, 見守り隊, 海辺
///
/// Of each city's newest edition, as all counts are (facets/edition_scope.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "search/overview/telling_words.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

struct LabelCount {
  std::string label;
  std::uint32_t count = 0;
};

struct Overview {
  std::uint32_t total = 0;
  std::vector<LabelCount> departments;  ///< the largest first, each with its parts
  std::vector<LabelCount> categories;   ///< likewise
  std::vector<LabelCount> editions;     ///< records of each, the oldest first
  std::vector<LabelCount> years;        ///< records that name the year, ascending
  std::vector<std::string> counted;     ///< editions that the other counts are of
  /// Whether a search can ask for just what is counted: one edition, of which all records are.
  bool is_one_edition = false;
  std::vector<TellingWord> words;  ///< of the department that was asked for
};

/// Of all departments, or of one by any of its names and with its parts, as filters have it. Throws
/// Error kNotFound where there is none of that name.
Overview overview(Searcher& searcher, analysis::Analyser& analyser, const std::string& department);

}  // namespace torikumi::search
