// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/best_window.hpp"

#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::search {
namespace {

using tests::row;

TEST(BestWindow, HasSixteenWordsAndCountsEachOnce) {
  const std::vector<double> weights{0.5, 0.3, 0.2};
  EXPECT_DOUBLE_EQ(best_window({}, weights), 0);
  EXPECT_DOUBLE_EQ(best_window({{3, 1}, {4, 1}, {9, 1}}, weights), 0.3);
  EXPECT_DOUBLE_EQ(best_window({{0, 0}, {15, 1}}, weights), 0.8);
  EXPECT_DOUBLE_EQ(best_window({{0, 0}, {16, 1}}, weights), 0.5);
  EXPECT_DOUBLE_EQ(best_window({{0, 0}, {10, 1}, {20, 2}, {25, 0}}, weights), 1);
}

TEST(BestWindow, RanksWhatSaysTheWordsTogetherAboveWhatSaysThemApart) {
  const tests::TemporaryFolder folder;
  const std::string far(
      "道路を直し、橋を架け、公園に木を植え、川の水をきれいにし、海の魚を増やし、山の道を整える。");
  const std::string table =
      std::string(tests::kHeader) +
      row("福祉局", "離れて", "福祉", "花火を上げる。" + far + "会議を開く。",
          "花火を上げ、" + far + "会議を開く。") +
      row("福祉局", "並んで", "福祉", "花火の会議を開く。" + far, "会議で花火を上げる。" + far);
  ASSERT_EQ(tests::torikumi({"index", "--db", folder / "db", folder.write("t.tsv", table)}).status,
            0);
  index::Database database(folder / "db");
  IndexReader reader(database);
  const BestWindow window(reader, {Term(TermKind::kWord, "花火"), Term(TermKind::kWord, "会議"),
                                   Term(TermKind::kWord, "どこにもない")});
  EXPECT_DOUBLE_EQ(window.of(2), 1);
  EXPECT_DOUBLE_EQ(window.of(1), 0.5);
}

}  // namespace
}  // namespace torikumi::search
