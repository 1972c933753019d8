// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/compression.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace torikumi::index {
namespace {

/// Plans that differ in their figures and say the rest in one of a few ways.
std::vector<std::string> plans() {
  const std::string ways[] = {"高齢者の見守り活動を地域の団体と進めます。",
                              "窓口の待ち時間を短くします。",
                              "商店街の空き店舗を交流の場として使います。"};
  std::vector<std::string> all;
  for (std::size_t i = 0; i < 4000; ++i) {
    std::string plan;
    for (std::size_t k = 0; k < 5; ++k)
      plan += ways[(i * 7 + k) % 3] + "令和" + std::to_string(i * 31 % 97 + k) + "年度は" +
              std::to_string(i * i % 9973) + "件でした。";
    all.push_back(plan);
  }
  return all;
}

TEST(PackingDictionary, MakesWhatComesAgainSmallerAndGivesItBack) {
  const std::vector<std::string> all = plans();
  const PackingDictionary trained = PackingDictionary::train(all);
  ASSERT_FALSE(trained.bytes().empty());
  const PackingDictionary read(trained.bytes());
  for (const std::string& text : {all[17], std::string(), std::string("全く別の文章")}) {
    EXPECT_EQ(read.unpack(trained.pack(text)), text);
  }
  EXPECT_LT(trained.pack(all[17]).size() * 2, pack(all[17]).size());
}

TEST(PackingDictionary, IsNoneWhereThereIsLittleToLearnFrom) {
  const PackingDictionary none = PackingDictionary::train({"見守り", "窓口"});
  EXPECT_TRUE(none.bytes().empty());
  EXPECT_EQ(none.pack("見守り"), pack("見守り"));
  EXPECT_EQ(none.unpack(pack("見守り")), "見守り");
}

TEST(PackingDictionary, RefusesWhatIsNoneAndWhatAnotherPacked) {
  EXPECT_THROW(PackingDictionary("damaged"), base::Error);
  const PackingDictionary trained = PackingDictionary::train(plans());
  const std::string packed = trained.pack(plans()[3]);
  EXPECT_THROW(PackingDictionary().unpack(packed), base::Error);
  EXPECT_THROW(trained.unpack(packed.substr(0, packed.size() / 2)), base::Error);
}

}  // namespace
}  // namespace torikumi::index
