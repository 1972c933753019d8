// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/latent_space.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace torikumi::index {
namespace {

LatentSpace::Vector axis(std::size_t number, float value) {
  LatentSpace::Vector vector{};
  vector[number] = value;
  return vector;
}

LatentSpace two_words() {
  return {{"無人", "道路"}, {axis(0, 0.02F), axis(1, 3)}, {axis(0, 1), axis(1, 1)}};
}

TEST(LatentSpace, WordsAndRecordsOfOneDirectionAreAlike) {
  const LatentSpace space = two_words();
  LatentSpace::Vector query{};
  space.add_word("無人", 50, query);
  EXPECT_NEAR(query[0], 1, 1e-5);
  EXPECT_NEAR(space.cosine(query, 0), 1, 0.01);
  EXPECT_NEAR(space.cosine(query, 1), 0, 0.01);
  EXPECT_EQ(space.cosine(query, 2), 0);  // there is no such record
  space.add_word("知らない", 50, query);
  EXPECT_NEAR(query[0], 1, 1e-5);
}

TEST(LatentSpace, ComesBackFromItsBytes) {
  const LatentSpace space = LatentSpace::decode(two_words().encode());
  LatentSpace::Vector query{};
  space.add_word("道路", 1, query);
  EXPECT_NEAR(query[1], 3, 1e-5);
  EXPECT_TRUE(LatentSpace::decode("").is_empty());
  const std::string bytes = two_words().encode();
  for (std::size_t size = 1; size < bytes.size(); ++size)
    EXPECT_THROW(LatentSpace::decode(bytes.substr(0, size)), base::Error) << size;
}

}  // namespace
}  // namespace torikumi::index
