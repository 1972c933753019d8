// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/rate_limiter.hpp"

#include <algorithm>
#include <boost/asio/ip/address.hpp>

namespace torikumi::server::http {
namespace {

constexpr double kSecondsAtOnce = 10;

/// Addresses that are remembered: more are forgotten when they have been idle.
constexpr std::size_t kMostRemembered = 10'000;

}  // namespace

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1";
}

bool is_address(const std::string& text) {
  boost::system::error_code error;
  boost::asio::ip::make_address(text, error);
  return !error;
}

bool RateLimiter::enter(const std::string& address) {
  if (is_loopback(address)) return true;
  const std::lock_guard lock(mutex_);
  Visitor& visitor = rate_limiter_[address];
  if (visitor.connections >= options_.most_connections_each) return false;
  ++visitor.connections;
  return true;
}

void RateLimiter::leave(const std::string& address) {
  const std::lock_guard lock(mutex_);
  const auto visitor = rate_limiter_.find(address);
  if (visitor != rate_limiter_.end() && visitor->second.connections > 0)
    --visitor->second.connections;
}

bool RateLimiter::may_ask(const std::string& address, Clock::time_point now) {
  if (is_loopback(address)) return true;
  const std::lock_guard lock(mutex_);
  if (rate_limiter_.size() > kMostRemembered) forget_idle(now);
  Visitor& visitor = rate_limiter_[address];
  const double most = options_.most_requests_each * kSecondsAtOnce;
  const bool fresh = visitor.last == Clock::time_point{};
  const double seconds = std::chrono::duration<double>(now - visitor.last).count();
  visitor.requests_left =
      fresh ? most : std::min(most, visitor.requests_left + seconds * options_.most_requests_each);
  visitor.last = now;
  if (visitor.requests_left < 1) return false;
  visitor.requests_left -= 1;
  return true;
}

void RateLimiter::forget_idle(Clock::time_point now) {
  std::erase_if(rate_limiter_, [&](const auto& each) {
    const Visitor& visitor = each.second;
    return visitor.connections == 0 && now - visitor.last > std::chrono::seconds(10);
  });
}

}  // namespace torikumi::server::http
