// SPDX-License-Identifier: GPL-2.0-or-later
/// Deadline: how long the work of this thread may take, asked about wherever a search reads.
///
///   const Deadline deadline(std::chrono::seconds(10));  …  Deadline::check();  // in its loops
///
/// A search cannot be stopped from outside; so it asks. The command line sets none.
#pragma once

#include <chrono>

#include "base/error.hpp"

namespace torikumi::base {

/// Holds for the thread that makes it, until it is gone. One at a time.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Deadline(Clock::duration time) { end() = Clock::now() + time; }
  ~Deadline() { end() = Clock::time_point::max(); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  /// Throws Error kTimeOver where the time is over.
  static void check() {
    if (end() != Clock::time_point::max() && Clock::now() > end())
      throw Error(Code::kTimeOver, "this took longer than an answer may");
  }

 private:
  static Clock::time_point& end() {
    thread_local Clock::time_point end = Clock::time_point::max();
    return end;
  }
};

}  // namespace torikumi::base
