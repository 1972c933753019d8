// SPDX-License-Identifier: GPL-2.0-or-later
/// Progress bar: on a terminal a line that is drawn over itself, elsewhere a line every few
/// seconds.
///
///   indexing  12,000 / 47,597  [#####               ]  2.4 MB/s  15 s left
#pragma once

#include <chrono>

#include "base/progress.hpp"
#include "cli/command.hpp"

namespace torikumi::cli {

class ProgressBar {
 public:
  explicit ProgressBar(const Streams& streams) : streams_(streams) {}
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(const base::Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  void clear();

  const Streams& streams_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  std::string_view doing_;
  bool drawn_ = false;
};

}  // namespace torikumi::cli
