// SPDX-License-Identifier: GPL-2.0-or-later
/// Highlight terms: which of a record's words are highlighted, and how much each tells.
///
///   認知症 → 認知 2.4; 症 .7, only beside another highlight
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <vector>

namespace torikumi::search {

/// Terms by index::term_hash16, as a record stores them with its words.
struct HighlightTerms {
  using Weights = std::map<std::uint16_t, double>;
  const Weights& words() const { return words_; }
  /// Words of one character, such as the 症 of 認知症: only where they touch another highlight.
  const Weights& adjacent() const { return adjacent_; }
  /// Words that mean something only together: 社会 保障 税 番号.
  std::vector<std::vector<std::uint16_t>> rows;

  void add(std::uint16_t term, double weight, bool is_adjacent) {
    double& held = (is_adjacent ? adjacent_ : words_)[term];
    held = std::max(held, weight);
    low_bytes_[term & 0xFFU] = true;
  }
  /// False for most terms that are not highlighted: most words of a text are not.
  bool may_have(std::uint16_t term) const { return low_bytes_[term & 0xFFU]; }

 private:
  Weights words_;
  Weights adjacent_;
  std::array<bool, 256> low_bytes_{};
};

}  // namespace torikumi::search
