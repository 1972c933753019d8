// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/year_tail.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace torikumi::text {
namespace {

/// 3月 or " 3 月" behind a year.
void read_month(NumberCursor& cursor, YearMention& mention) {
  NumberCursor ahead = cursor;
  ahead.skip_blank();
  const std::optional<int> month = ahead.digits(2);
  ahead.skip_blank();
  if (!month || *month < 1 || *month > 12 || !ahead.take("月")) return;
  mention.month = month;
  cursor = ahead;
}

/// The other calendar's year in brackets: (2014) and (2014年) behind an era's, (平成26年) behind a
/// common year.
bool take_bracketed(NumberCursor& cursor, YearMention& mention) {
  NumberCursor ahead = cursor;
  if (!ahead.take("(")) return false;
  if (mention.era != nullptr) {
    const std::optional<int> year = ahead.digits(4);
    ahead.take("年");
    if (!year || !ahead.take(")")) return false;
    mention.western = year;
  } else {
    const Era* era = take_era_name(ahead);
    const std::optional<int> number = era != nullptr ? take_era_number(ahead) : std::nullopt;
    if (!number) return false;
    const bool fiscal = ahead.take("年") && ahead.take("度");
    if (!ahead.take(")")) return false;
    mention.era = era;
    mention.number = *number;
    mention.western = mention.year;
    mention.fiscal = mention.fiscal || fiscal;
  }
  cursor = ahead;
  return true;
}

}  // namespace

std::optional<int> take_date(NumberCursor& cursor, bool month_alone) {
  for (const std::string_view sign : {".", "/", "-"}) {
    NumberCursor ahead = cursor;
    if (!ahead.take(sign)) continue;
    const std::optional<int> month = ahead.digits(2);
    if (!month || *month < 1 || *month > 12) continue;
    NumberCursor day_ahead = ahead;
    const int day = day_ahead.take(sign) ? day_ahead.digits(2).value_or(0) : 0;
    const bool goes_on = NumberCursor(day_ahead).take(sign) &&
                         !day_ahead.rest().substr(1).empty() &&
                         is_ascii_digit(static_cast<unsigned char>(day_ahead.rest()[1]));
    const bool is_day = day >= 1 && day <= 31 && !goes_on;
    if (!is_day && !(month_alone && sign == ".")) continue;
    cursor = is_day ? day_ahead : ahead;
    return month;
  }
  return std::nullopt;
}

const Era* take_era_name(NumberCursor& cursor) {
  const auto* era = std::find_if(std::begin(kEras), std::end(kEras),
                                 [&](const Era& each) { return cursor.take(each.name); });
  return era == std::end(kEras) ? nullptr : era;
}

std::optional<int> take_era_number(NumberCursor& cursor) {
  cursor.skip_blank();
  if (const auto number = cursor.digits(2)) return number;
  if (cursor.take("元")) return 1;
  const auto number = cursor.kanji_number();
  return number && *number < 100 ? number : std::nullopt;
}

bool read_tail(NumberCursor& cursor, YearMention& mention) {
  NumberCursor ahead = cursor;
  ahead.skip_blank();
  const bool bracket_first = take_bracketed(ahead, mention);
  if (bracket_first) cursor = ahead;
  ahead = cursor;
  ahead.skip_blank();
  if (!ahead.take("年")) return false;
  mention.fiscal = ahead.take("度") || mention.fiscal;
  cursor = ahead;
  if (!bracket_first && take_bracketed(ahead, mention)) {
    cursor = ahead;
    if (cursor.take("年度") || cursor.take("度")) mention.fiscal = true;
  }
  if (!mention.fiscal) read_month(cursor, mention);
  return true;
}

}  // namespace torikumi::text
