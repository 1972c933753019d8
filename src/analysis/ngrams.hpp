// SPDX-License-Identifier: GPL-2.0-or-later
/// N-grams: the characters of a text and its pairs of neighbours, so that no substring is missed.
///
///   "区役所" → characters 区 役 所, pairs 区役 役所
#pragma once

#include <string_view>

#include "base/utf8.hpp"

namespace torikumi::analysis {

/// Calls back for each character of a text in string form, in order; blanks and punctuation are
/// characters like any other.
template <typename Each>
void for_each_character(std::string_view string_form, Each each) {
  for (std::size_t i = 0; i < string_form.size();) {
    const std::size_t bytes = base::decode(string_form, i).bytes;
    each(string_form.substr(i, bytes));
    i += bytes;
  }
}

/// Calls back for each pair of neighbours: the first pair begins at the first character, and so on.
template <typename Each>
void for_each_pair(std::string_view string_form, Each each) {
  std::size_t previous = 0;
  std::size_t i = string_form.empty() ? 0 : base::decode(string_form, 0).bytes;
  while (i < string_form.size()) {
    const std::size_t bytes = base::decode(string_form, i).bytes;
    each(string_form.substr(previous, i + bytes - previous));
    previous = i;
    i += bytes;
  }
}

}  // namespace torikumi::analysis
