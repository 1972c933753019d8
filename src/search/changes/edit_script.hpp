// SPDX-License-Identifier: GPL-2.0-or-later
/// Edit script: what of one sequence stayed in another, what went and what came.
///
///   窓口 を 増やす → 窓口 を 減らす: 窓口 を kept, 増やす went, 減らす came
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace torikumi::search {

struct Edit {
  enum class Kind { kKept, kWent, kCame };
  Kind kind;
  std::uint32_t former = 0;  ///< place in the first sequence; of what came, where it would stand
  std::uint32_t later = 0;   ///< place in the second; of what went, where it would stand
};

/// The edits of a longest common subsequence, in order, what went before what came. Parts that
/// differ by more than some thousand items on both sides are told as gone and come as a whole.
std::vector<Edit> edit_script(const std::vector<std::string>& former,
                              const std::vector<std::string>& later);

}  // namespace torikumi::search
