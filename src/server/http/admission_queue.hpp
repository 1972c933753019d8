// SPDX-License-Identifier: GPL-2.0-or-later
/// Admission queue: how many requests are answered at once, and who waits.
///
///   2 slots, both taken: the third request waits for one, the thirty-fifth is sent away
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

namespace torikumi::server::http {

/// Any thread.
class AdmissionQueue {
 public:
  AdmissionQueue(std::uint32_t free, std::uint32_t most_waiting)
      : free_(free), most_waiting_(most_waiting) {}

  /// True where a slot is the caller's, who gives it back; false where too many wait already, or
  /// none came free in time. The caller's executor must be a strand.
  /// For an answer that has begun, others that wait do not matter: their number is that of the
  /// connections.
  enum class Wait { kNew, kBegun };
  boost::asio::awaitable<bool> take(std::chrono::seconds patience, Wait wait = Wait::kNew);
  void give_back();

  std::uint32_t waiting() const;

 private:
  struct Waiter {
    explicit Waiter(const boost::asio::any_io_executor& executor) : over(executor) {}
    boost::asio::steady_timer over;
    bool given = false;
  };

  mutable std::mutex mutex_;
  std::uint32_t free_;
  const std::uint32_t most_waiting_;
  std::deque<std::shared_ptr<Waiter>> waiters_;
};

}  // namespace torikumi::server::http
