// SPDX-License-Identifier: GPL-2.0-or-later
/// Years: what 平成26（2014）年度, 令和元年 and H26 mean.
///
///   "平成26(2014)年6月" → {[0,20), 2014, era 平成 26, western 2014}
///
/// Works on the word form of a text (text::for_words): digits and brackets are half width there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::text {

/// An era: its first year in the common calendar, and how many years it had. (令和 goes on: 99
/// stands for "not known to have ended".)
struct Era {
  std::string_view name;
  char letter;
  int first;
  int years;
};
inline constexpr Era kEras[] = {{"明治", 'M', 1868, 45},
                                {"大正", 'T', 1912, 15},
                                {"昭和", 'S', 1926, 64},
                                {"平成", 'H', 1989, 31},
                                {"令和", 'R', 2019, 99}};

struct YearMention {
  base::ByteRange range;  ///< from the era or number to 年, 年度 or 月, where one follows
  int year = 0;  ///< in the common calendar: 平成26 is 2014, also where the era never had that year
  const Era* era = nullptr;
  int number = 0;              ///< within the era
  std::optional<int> western;  ///< stated beside the era's: 平成26（2014）, 2014（平成26）
  bool fiscal = false;         ///< 年度
  std::optional<int> month;    ///< 1 to 12, where 月 follows

  /// The fiscal year (April to March) that it lies in, where the text tells: 平成28年3月 is of
  /// 2015.
  std::optional<int> fiscal_year() const;

  /// What is wrong with it, in a few words, or nothing: an era that had no such year, two years
  /// that differ.
  std::optional<std::string> problem() const;
};

/// All years, in order: those named with an era (平成26, 平成二〇, 令和元, H26年, R.6.4.1, 平28年),
/// and those of the common calendar that 年 or a date shows (2014年, 二〇一六年, 2016/4/1, FY2016).
/// Where an era or 年度 is written once for several (平成28～30年度, 令和5・6年度), each is a
/// mention of its own. What counts something else is none (昭和2丁目, R16号, M7.3).
std::vector<YearMention> all_years(std::string_view word_form);

/// The year that the whole of a text names, with 年 or 年度 or without: 2029, 令和8年度, R8.
std::optional<int> year_called(std::string_view text);

/// The fiscal year in which it lies, of a month or a year alone: 令和9年3月 is of 2026.
std::optional<int> fiscal_year_called(std::string_view text);

}  // namespace torikumi::text
