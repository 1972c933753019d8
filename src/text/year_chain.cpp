// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/year_chain.hpp"

#include <algorithm>
#include <array>

#include "text/number_cursor.hpp"
#include "text/year_tail.hpp"

namespace torikumi::text {
namespace {

constexpr std::array<std::string_view, 12> kConnectors{
    "~", "-", "・", "から", "、", ",", "及び", "および", "並びに", "又は", "または", "と"};

}  // namespace

YearChain chain_behind(std::string_view text, std::size_t at, const YearMention& first) {
  constexpr int kWidest = 30;
  YearChain chain;
  const bool eras = first.era != nullptr;
  int last = eras ? first.number : first.year;
  std::size_t kept = 0;  // as far as a 年 reaches
  for (NumberCursor cursor(text, at);;) {
    cursor.skip_blank();
    const auto* sign = std::find_if(kConnectors.begin(), kConnectors.end(),
                                    [&](std::string_view each) { return cursor.take(each); });
    if (sign == kConnectors.end()) break;
    cursor.skip_blank();
    const std::size_t begin = cursor.at();
    std::optional<int> number = eras ? take_era_number(cursor) : cursor.digits(4);
    if (!number) break;
    // 2018～20年度 leaves the century out.
    if (!eras && *number < 100) *number += last / 100 * 100;
    if (*number <= last || *number - last > kWidest || (eras && *number > first.era->years)) break;
    const bool loose = *sign == "、" || *sign == "," || *sign == "と";
    // 定員2000、2015年度開始 is no list of years.
    if (loose && !eras && *number != last + 1) break;
    last = *number;
    YearMention next;
    next.era = first.era;
    next.number = eras ? *number : 0;
    next.year = eras ? first.era->first + *number - 1 : *number;
    const bool has_unit = read_tail(cursor, next);
    next.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cursor.at())};
    chain.mentions.push_back(next);
    if (!has_unit) continue;
    if (!next.fiscal && !next.month && (loose || cursor.begins_with_any(kSpans))) break;
    kept = chain.mentions.size();
    chain.fiscal = next.fiscal;
  }
  chain.mentions.resize(kept);
  // 28・29・30年度: what has no unit of its own has that of the last.
  for (YearMention& each : chain.mentions)
    each.fiscal = each.fiscal || (chain.fiscal && !each.month);
  return chain;
}

}  // namespace torikumi::text
