// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/average_linkage.hpp"

#include <gtest/gtest.h>

namespace torikumi::indexing {
namespace {

Groups alone(std::uint32_t records) {
  Groups groups;
  for (std::uint32_t i = 0; i < records; ++i) groups.push_back({i});
  return groups;
}

TEST(Linkage, JoinsThoseThatAreAlikeOnAverage) {
  const std::vector<SimilarPair> edges{{0, 1, .6F}, {0, 2, .4F}, {1, 2, .5F}, {2, 3, .3F}};
  EXPECT_EQ(link(alone(4), edges, .3), (Groups{{0, 1, 2}}));
}

TEST(Linkage, AChainOfNeighboursIsNoGroup) {
  const std::vector<SimilarPair> edges{{0, 1, .5F}, {1, 2, .5F}, {2, 3, .5F}};
  EXPECT_EQ(link(alone(4), edges, .4), (Groups{{0, 1}, {2, 3}}));
}

TEST(Linkage, WhatComesAsAGroupStaysOne) {
  EXPECT_EQ(link({{0, 3}, {1}, {2}}, {{1, 2, .2F}}, .3), (Groups{{0, 3}}));
  EXPECT_EQ(link({{0, 3}, {1}}, {{0, 1, .5F}, {1, 3, .3F}}, .4), (Groups{{0, 1, 3}}));
}

TEST(Linkage, WithoutLikenessThereIsNoGroup) {
  EXPECT_TRUE(link(alone(3), {}, .1).empty());
  EXPECT_TRUE(link({}, {}, .1).empty());
}

}  // namespace
}  // namespace torikumi::indexing
