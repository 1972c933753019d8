// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/numerals.hpp"

#include "base/utf8.hpp"

namespace torikumi::analysis {

std::string digits_of(std::string_view kanji) {
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  std::u32string digits;
  bool ten = false;
  for (std::size_t i = 0; i < kanji.size();) {
    const base::Decoded d = base::decode(kanji, i);
    i += d.bytes;
    if (d.code_point == U'十' && !ten && digits.size() < 2) {
      ten = true;
      if (digits.empty()) digits = U"一";
      continue;
    }
    const std::size_t digit = kDigits.find(d.code_point);
    if (digit == std::u32string_view::npos) return {};
    digits.push_back(d.code_point);
  }
  if (ten && kanji.size() == std::string_view("十").size()) return {};
  if (ten && digits.size() == 1) digits.push_back(U'〇');
  if (digits.size() > 2) return {};
  std::string number;
  for (const char32_t digit : digits) number += static_cast<char>('0' + kDigits.find(digit));
  return number;
}

}  // namespace torikumi::analysis
