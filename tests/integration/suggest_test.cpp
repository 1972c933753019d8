// SPDX-License-Identifier: GPL-2.0-or-later
// What is proposed to those who type.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Record = boost::json::object;

class Suggest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    std::string table(kHeader);
    for (int i = 0; i < 4; ++i) {
      table += row("中原区役所", "窓口" + std::to_string(i), "改革",
                   "区役所で協働による人材育成を進める。", "地域のコミュニティを支える。");
    }
    table += row("総務局", "認知症の人を見守る", "福祉", "認知症の相談がある。", "職員が見守る。");
    ASSERT_EQ(torikumi({"index", "--db", db(), folder_->write("t.tsv", table)}).status, 0);
  }
  static void TearDownTestSuite() { delete folder_; }
  static std::string db() { return *folder_ / "db"; }

  static std::vector<std::string> proposed(const std::string& typed) {
    const Record reply =
        torikumi({"suggest", "--db", db(), "--format", "json", "--", typed}).json();
    std::vector<std::string> texts;
    for (const auto& each : reply.at("suggestions").as_array())
      texts.emplace_back(each.at("text").as_string());
    return texts;
  }

  static TemporaryFolder* folder_;
};
TemporaryFolder* Suggest::folder_ = nullptr;

TEST_F(Suggest, CompletesFromKanaRomajiAndKanji) {
  for (const char* typed : {"くや", "kuya", "ｸﾔ", "区や", "kuy", "区役", "クヤク"}) {
    const auto texts = proposed(typed);
    ASSERT_FALSE(texts.empty()) << typed;
    EXPECT_EQ(texts.front(), "区役所") << typed;
  }
  EXPECT_EQ(proposed("にんち").front(), "認知");
}

TEST_F(Suggest, ProposesDepartmentsCategoriesAndTitles) {
  EXPECT_EQ(proposed("中原"), std::vector<std::string>{"中原区役所"});
  EXPECT_EQ(proposed("なかはらくや"), std::vector<std::string>{"中原区役所"});
  EXPECT_EQ(proposed("認知症の").front(), "認知症の人を見守る");
  EXPECT_TRUE(proposed("").empty());
  EXPECT_TRUE(proposed("無い言葉").empty());
}

TEST_F(Suggest, OfSeveralWordsTheLastIsCompleted) {
  const auto all = proposed("窓口　くやく");
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.front(), "窓口　区役所");
}

TEST_F(Suggest, PiecesOfASlipAreNoHits) {
  for (const char* slip : {"人材育正", "区役処", "地域包活ケア"})
    EXPECT_TRUE(hit_ids(db(), slip).empty()) << slip;
}

TEST_F(Suggest, ASlipIsMendedOnceAndOnlyWhereItStandsNowhere) {
  const auto meant = [](const std::string& query) -> std::string {
    const Record reply = torikumi({"search", "--db", db(), "--format", "json", "--", query}).json();
    const auto& suggestion = reply.at("suggestion");
    return suggestion.is_null() ? "" : std::string(suggestion.as_string());
  };
  EXPECT_EQ(meant("恊働"), "協働");
  EXPECT_EQ(meant("人材育正"), "人材育成");
  EXPECT_EQ(meant("窓口 恊働"), "窓口 協働");
  // What sounds or looks the same was chosen wrongly in conversion.
  EXPECT_EQ(meant("協動"), "協働");
  EXPECT_EQ(meant("職貝"), "職員");
  EXPECT_EQ(meant("認知証"), "認知症");
  EXPECT_EQ(meant("区役処"), "区役所");
  EXPECT_EQ(meant("協働"), "");
  EXPECT_EQ(meant("無い言葉"), "");
  EXPECT_EQ(meant("\"恊働\""), "");
  // Another spelling is found without a proposal.
  EXPECT_EQ(torikumi({"search", "--db", db(), "--format", "json", "コミュニテイ"})
                .json()
                .at("total")
                .to_number<int>(),
            4);
}

TEST_F(Suggest, FollowsTheSourcesAndIsTheSameForEveryNumberOfShards) {
  const TemporaryFolder folder;
  std::string table(kHeader);
  for (int i = 0; i < 9; ++i)
    table += row("総務局", "課題" + std::to_string(i), "改革", "防災の訓練をする。", "続ける。");
  const std::string source = folder.write("t.tsv", table);
  const auto all = [&](const std::string& database) {
    return torikumi({"suggest", "--db", database, "--limit", "100", "--format", "json", "ぼう"})
        .out;
  };
  ASSERT_EQ(torikumi({"index", "--db", folder / "one", source}).status, 0);
  ASSERT_EQ(torikumi({"index", "--db", folder / "three", "--shards", "3", source}).status, 0);
  EXPECT_EQ(all(folder / "one"), all(folder / "three"));
  EXPECT_NE(all(folder / "one").find("{\"text\":\"防災\",\"kind\":\"word\",\"count\":9}"),
            std::string::npos)
      << all(folder / "one");
  folder.write("t.tsv", table + row("総務局", "別", "改革", "防犯の灯をともす。", "防犯。"));
  ASSERT_EQ(torikumi({"index", "--db", folder / "one", source}).status, 0);
  EXPECT_NE(all(folder / "one").find("防犯"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
