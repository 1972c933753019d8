// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace torikumi::server::http {
namespace {

using std::chrono::milliseconds;

TEST(RateLimiter, OneAddressHasOnlySoManyConnections) {
  ServerOptions options;
  options.most_connections_each = 2;
  RateLimiter visitors(options);
  EXPECT_TRUE(visitors.enter("198.51.100.7"));
  EXPECT_TRUE(visitors.enter("198.51.100.7"));
  EXPECT_FALSE(visitors.enter("198.51.100.7"));
  EXPECT_TRUE(visitors.enter("198.51.100.8"));
  visitors.leave("198.51.100.7");
  EXPECT_TRUE(visitors.enter("198.51.100.7"));
}

TEST(RateLimiter, OneAddressAsksOnlySoOften) {
  ServerOptions options;
  options.most_requests_each = 2;
  RateLimiter visitors(options);
  const RateLimiter::Clock::time_point start = RateLimiter::Clock::now();
  int answered = 0;
  for (int i = 0; i < 100; ++i) answered += visitors.may_ask("198.51.100.7", start) ? 1 : 0;
  EXPECT_EQ(answered, 20) << "ten seconds' worth at once";
  EXPECT_TRUE(visitors.may_ask("198.51.100.8", start));
  EXPECT_FALSE(visitors.may_ask("198.51.100.7", start + milliseconds(400)));
  EXPECT_TRUE(visitors.may_ask("198.51.100.7", start + milliseconds(900)));
}

TEST(RateLimiter, ThisMachineItselfIsNotCounted) {
  ServerOptions options;
  options.most_connections_each = 1;
  options.most_requests_each = 1;
  RateLimiter visitors(options);
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(visitors.enter("127.0.0.1"));
    EXPECT_TRUE(visitors.may_ask("::1", RateLimiter::Clock::now()));
  }
}

}  // namespace
}  // namespace torikumi::server::http
