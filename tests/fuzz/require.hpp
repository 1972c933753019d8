// SPDX-License-Identifier: GPL-2.0-or-later
/// Require: a law that any input keeps.
///
///   require(end == cell.size(), "sentences reach the end")
#pragma once

#include <cstdlib>
#include <iostream>

namespace torikumi::tests {

/// Tells the law and aborts where it does not hold, so that a fuzzer keeps the input.
inline void require(bool holds, const char* law) {
  if (holds) return;
  std::cerr << "broken: " << law << std::endl;
  std::abort();
}

}  // namespace torikumi::tests
