// SPDX-License-Identifier: GPL-2.0-or-later
/// Number cursor: reads what stands next in a text, or leaves its place.
///
///   at "二〇一六年" → kanji_number() == 2016, then take("年")
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::text {

/// One thread. The text must outlive it.
class NumberCursor {
 public:
  NumberCursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  /// What is left of the text.
  std::string_view rest() const { return text_.substr(at_); }

  /// True where one of these words stands next.
  template <typename Words>
  bool begins_with_any(const Words& words) const {
    return std::any_of(std::begin(words), std::end(words),
                       [&](std::string_view word) { return rest().starts_with(word); });
  }

  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void skip_blank() { take(" "); }

  /// Digits, at most `most`, not followed by another digit.
  std::optional<int> digits(std::size_t most) {
    std::size_t i = at_;
    int value = 0;
    while (i < text_.size() && is_digit(i) && i - at_ < most)
      value = value * 10 + (text_[i++] - '0');
    if (i == at_ || (i < text_.size() && is_digit(i))) return std::nullopt;
    at_ = i;
    return value;
  }

  /// Kanji numerals below ten thousand, by place (二〇一六, 二六) or by name (二千十六, 三十).
  std::optional<int> kanji_number() {
    NumberCursor ahead = *this;
    int sum = 0;
    int last = -1;  // the digits since the last 十, 百 or 千
    int digits = 0;
    int unit_before = 10000;
    while (ahead.at_ < text_.size()) {
      const base::Decoded d = base::decode(text_, ahead.at_);
      const std::size_t digit = kDigits.find(d.code_point);
      const std::size_t unit = std::u32string_view(U"十百千").find(d.code_point);
      if (digit != std::u32string_view::npos) {
        if (++digits > 4 || (last >= 0 && unit_before < 10000)) return std::nullopt;
        last = std::max(last, 0) * 10 + static_cast<int>(digit);
      } else if (unit != std::u32string_view::npos) {
        const int worth = unit == 0 ? 10 : unit == 1 ? 100 : 1000;
        if (worth >= unit_before || last > 9 || last == 0) return std::nullopt;
        sum += (last < 0 ? 1 : last) * worth;
        unit_before = worth;
        last = -1;
      } else {
        break;
      }
      ahead.at_ += d.bytes;
    }
    if (ahead.at_ == at_) return std::nullopt;
    *this = ahead;
    return sum + std::max(last, 0);
  }

 private:
  static constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";

  bool is_digit(std::size_t i) const {
    return is_ascii_digit(static_cast<unsigned char>(text_[i]));
  }

  std::string_view text_;
  std::size_t at_;
};

}  // namespace torikumi::text
