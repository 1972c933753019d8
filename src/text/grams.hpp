// SPDX-License-Identifier: GPL-2.0-or-later
/// Grams: a text as the set of its runs of n letters, by which two wordings of one thing are known.
///
///   沖縄・地域安全パトロール事業 and 沖縄地域・安全パトロール事業 have the same runs of two
///   letters
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace torikumi::text {

/// Digests of the runs of `n` letters and digits in a text, ascending, each once; case, width,
/// blanks and signs make no difference. A text of fewer letters is one run; one without any has
/// none. Any thread.
std::vector<std::uint32_t> grams(std::string_view text, std::size_t n);

/// How alike two sets are, from 0 to 1: twice what they share by what both have. (Dice 1945.)
double dice(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace torikumi::text
