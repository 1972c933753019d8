// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/edit_script.hpp"

#include <gtest/gtest.h>

#include <random>

namespace torikumi::search {
namespace {

using Words = std::vector<std::string>;

/// "=窓口 -増やす +減らす"
std::string script(const Words& former, const Words& later) {
  std::string all;
  for (const Edit& each : edit_script(former, later)) {
    const bool came = each.kind == Edit::Kind::kCame;
    all += (all.empty() ? "" : " ");
    all += each.kind == Edit::Kind::kKept ? "=" : came ? "+" : "-";
    all += came ? later[each.later] : former[each.former];
  }
  return all;
}

TEST(EditScript, TellsWhatStayedWentAndCame) {
  EXPECT_EQ(script({"窓口", "を", "増やす"}, {"窓口", "を", "減らす"}),
            "=窓口 =を -増やす +減らす");
  EXPECT_EQ(script({}, {"新規"}), "+新規");
  EXPECT_EQ(script({"終了"}, {}), "-終了");
  EXPECT_EQ(script({"同じ"}, {"同じ"}), "=同じ");
  EXPECT_EQ(script({}, {}), "");
}

TEST(EditScript, LeadsFromTheFirstToTheSecond) {
  std::mt19937 random(3);
  const Words words{"見守り", "を", "進め", "ます", "。"};
  const auto draw = [&] {
    Words all;
    for (std::size_t left = random() % 12; left > 0; --left)
      all.push_back(words[random() % words.size()]);
    return all;
  };
  for (int round = 0; round < 2000; ++round) {
    const Words former = draw();
    const Words later = draw();
    Words before;
    Words behind;
    for (const Edit& each : edit_script(former, later)) {
      if (each.kind != Edit::Kind::kCame) before.push_back(former[each.former]);
      if (each.kind != Edit::Kind::kWent) behind.push_back(later[each.later]);
      if (each.kind == Edit::Kind::kKept) {
        EXPECT_EQ(former[each.former], later[each.later]);
      }
    }
    EXPECT_EQ(before, former);
    EXPECT_EQ(behind, later);
  }
}

TEST(EditScript, WhatIsTooLongIsReplacedAsAWhole) {
  const auto count = [](const Words& former, const Words& later) {
    std::size_t kept = 0;
    for (const Edit& each : edit_script(former, later)) kept += each.kind == Edit::Kind::kKept;
    return kept;
  };
  Words former(3000, "甲");
  Words later(3000, "乙");
  later[1500] = "甲";
  EXPECT_EQ(count(former, later), 0u);
  former.insert(former.begin(), "始め");
  later.insert(later.begin(), "始め");
  EXPECT_EQ(count(former, later), 1u);
}

}  // namespace
}  // namespace torikumi::search
