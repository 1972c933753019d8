// SPDX-License-Identifier: GPL-2.0-or-later
/// Place names: names with a ヶ, の or ツ inside, which each city writes its own way.
///
///   霞ヶ関, 霞が関, 霞ケ関 → 霞ヶ関 · 千駄ヶ谷, 千駄が谷 → 駄ヶ谷 · 丸ノ内, 丸の内 → 丸の内
#pragma once

#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"

namespace torikumi::analysis {

/// Each place where kanji stand to both sides of such a sign in what may be a name, however the
/// dictionary cuts it: the kanji before, the sign in one spelling, the kanji behind. In order.
std::vector<DottedCompound> place_names_of(std::string_view normal,
                                           const std::vector<Token>& tokens);

}  // namespace torikumi::analysis
