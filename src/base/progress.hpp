// SPDX-License-Identifier: GPL-2.0-or-later
/// Progress: what long work says of itself while it runs.
///
///   indexing 12,000 of 47,597 initiatives → Progress{"indexing", 12000, 47597}
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace torikumi::base {

struct Progress {
  std::string_view doing;   ///< a verb: "reading", "indexing"
  std::uint64_t done = 0;   ///< units done
  std::uint64_t total = 0;  ///< units in all; 0 where it is not known
  std::uint64_t bytes = 0;  ///< bytes of text done
};

/// Called from one thread at a time, as often as the work likes; the listener thins it out.
using ProgressListener = std::function<void(const Progress&)>;

}  // namespace torikumi::base
