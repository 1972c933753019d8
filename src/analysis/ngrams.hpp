// SPDX-License-Identifier: GPL-2.0-or-later
/// N-grams: the characters of a text and its pairs of neighbours, so that no substring is missed.
///
///   "区役所" → characters 区 役 所, pairs 区役 役所
#pragma once

#include <functional>
#include <string_view>

namespace torikumi::analysis {

/// Calls back for each character of a text in string form, and for each pair of neighbours, in
/// order; blanks and punctuation are characters like any other.
void for_each_character(std::string_view string_form,
                        const std::function<void(std::string_view)>& each);
void for_each_pair(std::string_view string_form, const std::function<void(std::string_view)>& each);

}  // namespace torikumi::analysis
