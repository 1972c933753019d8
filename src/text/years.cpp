// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/years.hpp"

#include "text/characters.hpp"

namespace torikumi::text {
namespace {

/// A cursor over a text: reads what stands next, or leaves its place.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }

  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void skip_blank() { take(" "); }

  /// Digits, at most `most`, not followed by another digit.
  std::optional<int> digits(int most) {
    std::size_t i = at_;
    int value = 0;
    while (i < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[i])) &&
           static_cast<int>(i - at_) < most) {
      value = value * 10 + (text_[i] - '0');
      ++i;
    }
    const bool more = i < text_.size() && is_ascii_digit(static_cast<unsigned char>(text_[i]));
    if (i == at_ || more) return std::nullopt;
    at_ = i;
    return value;
  }

  /// 元, or kanji numerals up to 99: 二十六, 二六, 十, 九.
  std::optional<int> kanji_number() {
    if (take("元")) return 1;
    const std::size_t start = at_;
    const std::optional<int> first = kanji_digit();
    if (!take("十")) {
      if (!first) at_ = start;
      const std::optional<int> second = first ? kanji_digit() : std::nullopt;
      return second ? *first * 10 + *second : first;
    }
    return first.value_or(1) * 10 + kanji_digit().value_or(0);
  }

 private:
  std::optional<int> kanji_digit() {
    static constexpr std::string_view kDigits[] = {"一", "二", "三", "四", "五",
                                                   "六", "七", "八", "九"};
    for (int i = 0; i < 9; ++i) {
      if (take(kDigits[i])) return i + 1;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t at_;
};

/// 3月 or " 3 月" behind a year.
void read_month(Cursor& cursor, YearMention& mention) {
  Cursor ahead = cursor;
  ahead.skip_blank();
  const std::optional<int> month = ahead.digits(2);
  ahead.skip_blank();
  if (!month || *month < 1 || *month > 12 || !ahead.take("月")) return;
  mention.month = month;
  cursor = ahead;
}

/// What may follow the number: the common year in brackets, 年, 年度, a month.
void read_tail(Cursor& cursor, YearMention& mention) {
  Cursor ahead = cursor;
  const auto bracketed = [&]() -> std::optional<int> {
    if (!ahead.take("(")) return std::nullopt;
    const std::optional<int> year = ahead.digits(4);
    ahead.take("年");
    return year && ahead.take(")") ? year : std::nullopt;
  };
  ahead.skip_blank();
  if (const auto before = bracketed()) {
    mention.western = before;
    cursor = ahead;
  }
  ahead = cursor;
  ahead.skip_blank();
  if (!ahead.take("年")) return;
  mention.fiscal = ahead.take("度");
  cursor = ahead;
  if (!mention.western) {
    if (const auto behind = bracketed()) {
      mention.western = behind;
      cursor = ahead;
      if (cursor.take("年度") || cursor.take("度")) mention.fiscal = true;
    }
  }
  if (!mention.fiscal) read_month(cursor, mention);
}

std::optional<YearMention> western_year_at(std::string_view text, std::size_t at) {
  const auto is_digit = [&](std::size_t i) {
    return is_ascii_digit(static_cast<unsigned char>(text[i]));
  };
  if (!is_digit(at) || (at > 0 && is_digit(at - 1))) return std::nullopt;
  Cursor cursor(text, at);
  const std::optional<int> year = cursor.digits(4);
  if (!year || *year < 1868 || *year > 2199) return std::nullopt;
  YearMention mention;
  mention.year = *year;
  const std::size_t behind_number = cursor.at();
  read_tail(cursor, mention);
  if (cursor.at() == behind_number) return std::nullopt;
  mention.range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(cursor.at())};
  return mention;
}

/// H26 and h26; ㎡ is m2 here, and small m, t and s are units.
bool is_letter_of(const Era& era, char c) {
  return c == era.letter || (c == 'h' && era.letter == 'H') || (c == 'r' && era.letter == 'R');
}

/// Most characters begin no year, which their first bytes tell.
bool may_begin(const Era& era, std::string_view text, std::size_t at) {
  const std::string_view name = era.name;
  return is_letter_of(era, text[at]) || (text[at] == name[0] && at + 2 < text.size() &&
                                         text[at + 1] == name[1] && text[at + 2] == name[2]);
}

std::optional<YearMention> era_year_at(std::string_view text, std::size_t at) {
  for (const Era& era : kEras) {
    if (!may_begin(era, text, at)) continue;
    Cursor cursor(text, at);
    std::optional<int> number;
    if (cursor.take(era.name)) {
      cursor.skip_blank();
      number = cursor.digits(2);
      if (!number) number = cursor.kanji_number();
    } else if (is_letter_of(era, text[at])) {
      const auto is_word = [](char c) {
        return is_ascii_letter(static_cast<unsigned char>(c)) ||
               is_ascii_digit(static_cast<unsigned char>(c));
      };
      cursor.take(text.substr(at, 1));
      if (at == 0 || !is_word(text[at - 1])) number = cursor.digits(2);
      const bool ends = cursor.at() >= text.size() || !is_word(text[cursor.at()]);
      if (!ends) number.reset();
    }
    if (!number) continue;
    Cursor ahead = cursor;
    ahead.skip_blank();
    if (*number == 0 && !ahead.take("年")) continue;  // 平成0年 is a slip; 平成0 may be anything
    YearMention mention;
    mention.era = &era;
    mention.number = *number;
    mention.year = era.first + *number - 1;
    read_tail(cursor, mention);
    mention.range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(cursor.at())};
    return mention;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> YearMention::problem() const {
  if (era != nullptr && number == 0) {
    return std::string(era->name) + "0年 never was: " + std::string(era->name) +
           " began with its year 1; " + std::to_string(year) + " may be meant";
  }
  if (era != nullptr && number > era->years) {
    return std::string(era->name) + std::to_string(number) +
           "年 never was: " + std::string(era->name) + " ended with its year " +
           std::to_string(era->years) + "; " + std::to_string(year) + " may be meant";
  }
  if (era != nullptr && western && *western != year) {
    return std::string(era->name) + std::to_string(number) + "年 is " + std::to_string(year) +
           ", not " + std::to_string(*western);
  }
  return std::nullopt;
}

std::optional<int> YearMention::fiscal_year() const {
  if (fiscal) return year;
  if (month) return *month <= 3 ? year - 1 : year;
  return std::nullopt;
}

namespace {

template <typename Reader>
std::vector<YearMention> collect(std::string_view text, Reader reader) {
  std::vector<YearMention> mentions;
  for (std::size_t i = 0; i < text.size();) {
    if (auto mention = reader(text, i)) {
      i = mention->range.end;
      mentions.push_back(*std::move(mention));
    } else {
      i += base::decode(text, i).bytes;
    }
  }
  return mentions;
}

}  // namespace

std::vector<YearMention> era_years(std::string_view text) { return collect(text, era_year_at); }

std::vector<YearMention> all_years(std::string_view text) {
  return collect(text, [](std::string_view whole, std::size_t at) {
    auto mention = era_year_at(whole, at);
    return mention ? mention : western_year_at(whole, at);
  });
}

}  // namespace torikumi::text
