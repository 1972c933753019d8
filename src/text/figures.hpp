// SPDX-License-Identifier: GPL-2.0-or-later
/// Figures: numbers with a unit that count or measure something.
///
///   約1億8,844万円 → {[3,19), 188440000, "円"}; 65歳以上, 第3回, 1人当たり → none
///
/// Works on the word form of a text (text::for_words): digits are half width there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::text {

struct Figure {
  base::ByteRange range;  ///< number and unit
  double value = 0;
  std::string unit;  ///< か所 for all its spellings
};

/// All figures, in order. Ages, ordinals, rates' denominators, classes (20人以下の事業所) and
/// lengths of time are none: they tell nothing of what is reached.
std::vector<Figure> figures(std::string_view word_form);

}  // namespace torikumi::text
