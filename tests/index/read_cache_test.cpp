// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/read_cache.hpp"

#include <gtest/gtest.h>

namespace torikumi::index {
namespace {

TEST(ReadCache, WhatWasAskedForLongestAgoGoesFirst) {
  RecentlyUsed<int, std::string> kept(3 * 1000);
  for (int key = 1; key <= 3; ++key)
    kept.keep(key, std::make_shared<const std::string>(std::to_string(key)), 600);
  EXPECT_EQ(*kept.find(1), "1");
  kept.keep(4, std::make_shared<const std::string>("4"), 600);
  EXPECT_EQ(kept.find(2), nullptr);
  EXPECT_NE(kept.find(1), nullptr);
  EXPECT_NE(kept.find(4), nullptr);
}

TEST(ReadCache, IsOfOneGeneration) {
  ReadCache cache;
  EXPECT_TRUE(cache.claim_for("1 a"));
  EXPECT_TRUE(cache.claim_for("1 a"));
  EXPECT_FALSE(cache.claim_for("2 b"));
}

}  // namespace
}  // namespace torikumi::index
