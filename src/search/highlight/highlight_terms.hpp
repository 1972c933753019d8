// SPDX-License-Identifier: GPL-2.0-or-later
/// Highlight terms: which of a record's terms are highlighted, and how much each tells.
///
///   認知症 → 認知 2.4; 症 .7, only beside another highlight
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "index/term.hpp"

namespace torikumi::search {

struct HighlightTerms {
  struct Weight {
    double anywhere = 0;
    /// Words of one character, such as the 症 of 認知症: only where they touch another highlight.
    double beside = 0;
  };
  std::map<index::Term, Weight> words;
  /// Words that mean something only together: 社会 保障 税 番号.
  std::vector<std::vector<index::Term>> rows;

  void add(const index::Term& term, double weight, bool is_adjacent) {
    Weight& held = words[term];
    double& own = is_adjacent ? held.beside : held.anywhere;
    own = std::max(own, weight);
  }
};

}  // namespace torikumi::search
