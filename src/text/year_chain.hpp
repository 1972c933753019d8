// SPDX-License-Identifier: GPL-2.0-or-later
/// Year chain: years that share the era or the ending of their neighbours.
///
///   behind 平成28 of "平成28～30年度": 30年度, and 28 is a fiscal year too
#pragma once

#include <string_view>
#include <vector>

#include "text/years.hpp"

namespace torikumi::text {

struct YearChain {
  std::vector<YearMention> mentions;  ///< behind the first
  bool fiscal = false;                ///< 年度 stands at the end
};

/// The numbers that go on from `first`, whose text ends at byte `at`. None where no 年 ends them.
YearChain chain_behind(std::string_view text, std::size_t at, const YearMention& first);

}  // namespace torikumi::text
