// SPDX-License-Identifier: GPL-2.0-or-later
/// Year query: what people mean by years that are not a plain year.
///
///   27年度, in a plan of 2014 to 2017 → 平成27年度 · 平成26年..平成28年 → 2014 2015 2016
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "search/match/index_reader.hpp"

namespace torikumi::search {

/// The year with its era spelled out, where all that was typed is a number of one or two digits
/// and 年 or 年度; of the eras that had such a year, the one of which most initiatives tell.
/// Nothing where something else was typed, or no initiative tells of any of these years.
std::optional<std::string> with_own_era(const std::string& typed, IndexReader& reader);

struct YearRange {
  std::vector<int> years;            ///< each of them; none where no range can be read
  std::optional<std::string> fault;  ///< why not, in Japanese: 2016..2014, 2014..
};

/// "2014..2016", "平成26年..平成28年"; neither years nor a fault where no range was typed.
YearRange year_range_of(const std::string& typed);

}  // namespace torikumi::search
