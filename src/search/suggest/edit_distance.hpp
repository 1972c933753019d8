// SPDX-License-Identifier: GPL-2.0-or-later
/// Edit distance: Damerau and Levenshtein's, with cheaper substitutions for variants of a
/// character.
///
///   コミュニテイ → コミュニティ: 1/2 (a small kana)   恊働 → 協働: 1/2 (a variant)   育正 → 育成:
///   1
#pragma once

#include <string_view>

namespace torikumi::search {

inline constexpr double kTooFar = 9;

/// One for a character that is missing, too much, another, or changed places with its neighbour;
/// one half where the two are variants of one character, small and large kana, or voiced and
/// unvoiced. kTooFar where it comes to more than one. (Damerau; optimal string alignment.)
double weighted_edit_distance(std::u32string_view typed, std::u32string_view meant);

/// Whether two words of the same length differ in small and large kana alone: テイ and ティ.
bool differ_in_size_alone(std::string_view a, std::string_view b);

}  // namespace torikumi::search
