// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/kanji_variants.hpp"

#include <string_view>

namespace torikumi::text {
namespace {

#include "text/kanji_table.inc"

/// Binary search in pairs of (from, to) that are in order of `from`.
char32_t look_up(std::u32string_view pairs, char32_t c) {
  std::size_t first = 0;
  std::size_t end = pairs.size() / 2;
  while (first < end) {
    const std::size_t middle = (first + end) / 2;
    if (pairs[2 * middle] < c) {
      first = middle + 1;
    } else {
      end = middle;
    }
  }
  return 2 * first < pairs.size() && pairs[2 * first] == c ? pairs[2 * first + 1] : c;
}

}  // namespace

char32_t present_form(char32_t c) { return look_up(kVariants, c); }

char32_t unified_ideograph(char32_t c) { return look_up(kRadicals, c); }

}  // namespace torikumi::text
