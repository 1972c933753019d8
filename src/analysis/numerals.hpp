// SPDX-License-Identifier: GPL-2.0-or-later
/// Numerals: numbers that are written in kanji, alone or behind digits, and in Roman letters.
///
///   二十一世紀 → 21世紀, 第一条 → 第1条, 1万人 → 10000人, 第Ⅱ期 → 第2期
#pragma once

#include <string>
#include <string_view>

namespace torikumi::analysis {

/// A whole number below ten to the sixteenth in digits: "21" for 二十一 and 二一, "10000" for 1万
/// and 一万, "350" for 三百五十. Empty for any other text, digits alone among them.
std::string digits_of(std::string_view number);

/// The value of a Roman number in capitals from I to XXXIX, in digits; empty for any other text.
std::string roman_digits(std::string_view letters);

}  // namespace torikumi::analysis
