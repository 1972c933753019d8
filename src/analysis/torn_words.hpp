// SPDX-License-Identifier: GPL-2.0-or-later
/// Torn words: words that the layout of a cell has cut, by a line's end or by blanks set wide.
///
///   認⏎知症 → 認知 症 · 窓　口 → 窓口 · 防災⏎害虫 stays 防災 害虫, for 災害 would cut two words
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"
#include "analysis/morphemes.hpp"

namespace torikumi::analysis {

/// The blanks of a normal form (text::for_words) that stand inside a word of the dictionary: each
/// by its byte, in order. A word is torn only where joining it cuts no other word that `tokens`,
/// what the text as it stands is cut into, knows.
std::vector<std::uint32_t> breaks_in_words(std::string_view normal,
                                           const std::vector<Token>& tokens,
                                           Morphology& morphology);

}  // namespace torikumi::analysis
