// SPDX-License-Identifier: GPL-2.0-or-later
/// Rate limiter: how much each client address has open and asks, so that one cannot shut out the
/// others.
///
///   198.51.100.7: 3 connections, 12 requests in this second
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "server/http/options.hpp"

namespace torikumi::server::http {

/// Any thread.
class RateLimiter {
 public:
  explicit RateLimiter(const ServerOptions& options) : options_(options) {}

  using Clock = std::chrono::steady_clock;

  /// False where the address has as many connections as it may; else leave() follows.
  bool enter(const std::string& address);
  void leave(const std::string& address);

  /// False where the address asks more than it may: a bucket that holds ten seconds' requests and
  /// fills at the allowed rate.
  bool may_ask(const std::string& address, Clock::time_point now);

 private:
  struct Visitor {
    std::uint32_t connections = 0;
    double requests_left = 0;
    Clock::time_point last{};
  };
  void forget_idle(Clock::time_point now);

  const ServerOptions& options_;
  std::mutex mutex_;
  std::unordered_map<std::string, Visitor> rate_limiter_;
};

/// Whether it is one address, of either kind, as text.
bool is_address(const std::string& text);

/// 127.0.0.0/8 and ::1.
bool is_loopback(const std::string& address);

}  // namespace torikumi::server::http
