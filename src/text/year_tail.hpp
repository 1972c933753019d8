// SPDX-License-Identifier: GPL-2.0-or-later
/// Year tail: what may stand behind a year's number.
///
///   behind 平成26: "(2014)年度", "年6月", ".6.1"
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "text/number_cursor.hpp"
#include "text/years.hpp"

namespace torikumi::text {

/// Each takes what it is called for and moves the cursor behind it, or leaves the cursor.

/// A month and a day behind a year of numbers: ".4.1", "/4/1", "-04-01"; the month. The month alone
/// after a point where `month_alone` (H26.4).
std::optional<int> take_date(NumberCursor& cursor, bool month_alone);

/// An era by its whole name, or nullptr.
const Era* take_era_name(NumberCursor& cursor);

/// The number of an era's year: 26, 二十六, 二六, 元.
std::optional<int> take_era_number(NumberCursor& cursor);

/// What a span of years is told with, not a year: 10年間, 5年ぶり, 20年かけて.
inline constexpr std::array<std::string_view, 23> kSpans{
    "間",   "ぶり", "目",   "後",   "前", "以上", "以内", "未満", "超",   "余",     "制",  "程",
    "ごと", "毎",   "連続", "ほど", "来", "経",   "保証", "計画", "かけ", "にわた", "が経"};

/// The other calendar's year in brackets, 年 or 年度, a month, into `mention`; true where 年 was
/// there.
bool read_tail(NumberCursor& cursor, YearMention& mention);

}  // namespace torikumi::text
