// SPDX-License-Identifier: GPL-2.0-or-later
/// Counted: a number with its noun.
///
///   "1 warning", "5 warnings"
#pragma once

#include <cstddef>
#include <string>

namespace torikumi::base {

inline std::string counted(std::size_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

}  // namespace torikumi::base
