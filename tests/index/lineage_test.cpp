// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/lineage.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "support/editions.hpp"

namespace torikumi::index {
namespace {

Link link(std::uint32_t former, std::uint32_t later) {
  Link link;
  link.former = former;
  link.later = later;
  return link;
}

TEST(StoredLineage, ComesBackAsItWas) {
  std::vector<Link> links{link(0, 1), link(0, 2), link(1, 2)};
  links[1].kind = LinkKind::kSplit;
  links[1].basis = LinkBasis::kHand;
  links[1].confidence = 84;
  links[2].former_wording = ~std::uint32_t{0};
  EXPECT_EQ(decode_links(encode_links(links)), links);
  EXPECT_TRUE(decode_links("").empty());
}

TEST(StoredLineage, IsFollowedFromBothEnds) {
  const Lineage lineage({link(0, 1), link(0, 2), link(1, 2)},
                        tests::documents_of_three_editions(3));
  EXPECT_EQ(lineage.from(1).size(), 2u);
  EXPECT_EQ(lineage.to(3).size(), 2u);
  EXPECT_TRUE(lineage.from(3).empty());
  EXPECT_TRUE(lineage.to(1).empty());
}

TEST(StoredLineage, LeadsToLaterEditionsAlone) {
  const DocValues values = tests::documents_of_three_editions(3);
  // To itself, backwards, and to where no document stands.
  for (const auto& [former, later] : {std::pair(1U, 1U), {2U, 0U}, {0U, 7U}})
    EXPECT_THROW(Lineage({link(former, later)}, values), base::Error) << former << " " << later;
}

TEST(StoredLineage, DamagedBytesAreAnErrorOrLinksWithinBounds) {
  std::mt19937 random(17);
  const DocValues values = tests::documents_of_three_editions(3);
  const std::string sound = encode_links({link(0, 1), link(1, 2)});
  for (int round = 0; round < 5000; ++round) {
    std::string bytes = sound;
    for (std::size_t left = 1 + random() % 3; left > 0; --left)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    try {
      const Lineage lineage(decode_links(bytes), values);
      for (const Link& each : lineage.links()) EXPECT_LT(each.former, each.later);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.code(), base::Code::kBroken);
    }
  }
}

}  // namespace
}  // namespace torikumi::index
