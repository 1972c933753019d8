// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numerals.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::analysis {
namespace {

constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";

/// 0 to 9, or more for what is no digit.
std::uint64_t digit_value(char32_t c) {
  return text::is_ascii_digit(c) ? c - U'0' : kDigits.find(c);
}

/// 十 百 千 within a group of four digits; 万 億 兆 end one.
std::uint64_t unit_value(char32_t c) {
  constexpr std::pair<char32_t, std::uint64_t> kUnits[] = {
      {U'十', 10},     {U'百', 100},         {U'千', 1000},
      {U'万', 10'000}, {U'億', 100'000'000}, {U'兆', 1'000'000'000'000}};
  for (const auto& [unit, value] : kUnits) {
    if (unit == c) return value;
  }
  return 0;
}

}  // namespace

std::string digits_of(std::string_view number) {
  std::uint64_t sum = 0;
  std::uint64_t group = 0;
  std::uint64_t last = 0;  // the digits since the last unit, if there are any
  bool has_last = false;
  std::uint64_t small_before = 10'000;
  std::uint64_t large_before = 10'000'000'000'000'000;
  std::size_t digits = 0;
  bool kanji = false;
  std::string positional;
  for (std::size_t i = 0; i < number.size();) {
    const base::Decoded d = base::decode(number, i);
    i += d.bytes;
    if (const std::uint64_t digit = digit_value(d.code_point); digit < 10) {
      if (++digits > 15) return {};
      kanji = kanji || !text::is_ascii_digit(d.code_point);
      last = last * 10 + digit;
      has_last = true;
      positional += static_cast<char>('0' + digit);
      continue;
    }
    const std::uint64_t unit = unit_value(d.code_point);
    if (unit == 0) return {};
    kanji = true;
    positional.clear();
    digits = 0;
    if (unit < 10'000) {
      if (unit >= small_before || (has_last && last == 0)) return {};
      group += (has_last ? last : 1) * unit;
      small_before = unit;
    } else {
      if (unit >= large_before || (group == 0 && has_last && last == 0)) return {};
      const std::uint64_t worth = has_last ? group + last : std::max<std::uint64_t>(group, 1);
      if (worth >= 10'000) return {};
      sum += worth * unit;
      large_before = unit;
      group = 0;
      small_before = 10'000;
    }
    last = 0;
    has_last = false;
  }
  // 十二三人 is twelve or thirteen.
  if (!kanji || (has_last && (group > 0 || sum > 0) && last >= small_before)) return {};
  // By place alone: 二〇一六, and 〇五 is 05.
  if (!positional.empty() && group == 0 && sum == 0) return positional;
  return std::to_string(sum + group + last);
}

std::string roman_digits(std::string_view letters) {
  static constexpr std::array<std::string_view, 10> kOnes{"",  "I",  "II",  "III",  "IV",
                                                          "V", "VI", "VII", "VIII", "IX"};
  for (std::size_t tens = 0; tens < 4; ++tens) {
    if (!letters.starts_with(std::string(tens, 'X'))) break;
    const auto ones = std::find(kOnes.begin(), kOnes.end(), letters.substr(tens));
    const std::size_t value = 10 * tens + static_cast<std::size_t>(ones - kOnes.begin());
    if (ones != kOnes.end() && value > 0) return std::to_string(value);
  }
  return {};
}

}  // namespace torikumi::analysis
