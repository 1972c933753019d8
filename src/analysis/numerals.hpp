// SPDX-License-Identifier: GPL-2.0-or-later
/// Numerals: numbers that are written in kanji.
///
///   二十一世紀 → 21世紀, 第一条 → 第1条
#pragma once

#include <string>
#include <string_view>

namespace torikumi::analysis {

/// A number below a hundred in digits: "21" for 二十一 and 二一. Empty for any other text, and for
/// 十, which may be the 十 of 数十.
std::string digits_of(std::string_view kanji);

}  // namespace torikumi::analysis
