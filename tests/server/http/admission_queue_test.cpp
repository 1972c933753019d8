// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/admission_queue.hpp"

#include <gtest/gtest.h>

#include <boost/asio.hpp>

namespace torikumi::server::http {
namespace {

namespace asio = boost::asio;

/// Lets `many` ask for a slot at once; each that gets one keeps it. Returns what each got.
std::vector<bool> ask(AdmissionQueue& slots, int many, std::chrono::seconds patience) {
  asio::io_context io;
  std::vector<bool> got;
  for (int i = 0; i < many; ++i) {
    asio::co_spawn(
        asio::make_strand(io),
        [&]() -> asio::awaitable<void> { got.push_back(co_await slots.take(patience)); },
        asio::detached);
  }
  io.run();
  return got;
}

TEST(AdmissionQueue, WhoIsTooManyIsSentAwayAtOnceAndWhoWaitsTooLongIsToo) {
  AdmissionQueue slots(2, 3);
  // Two get one, three wait a second in vain, the sixth is told at once.
  const std::vector<bool> got = ask(slots, 6, std::chrono::seconds(1));
  EXPECT_EQ(got, (std::vector<bool>{true, true, false, false, false, false}));
  EXPECT_EQ(slots.waiting(), 0u);
}

TEST(AdmissionQueue, ASlotGivenBackIsTheNextOnes) {
  AdmissionQueue slots(1, 3);
  asio::io_context io;
  std::string order;
  for (const char name : {'a', 'b', 'c'}) {
    asio::co_spawn(
        asio::make_strand(io),
        [&, name]() -> asio::awaitable<void> {
          EXPECT_TRUE(co_await slots.take(std::chrono::seconds(60)));
          order.push_back(name);
          slots.give_back();
        },
        asio::detached);
  }
  io.run();
  EXPECT_EQ(order, "abc");
  EXPECT_EQ(ask(slots, 1, std::chrono::seconds(1)), std::vector<bool>{true});
}

}  // namespace
}  // namespace torikumi::server::http
