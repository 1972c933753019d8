// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonyms.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "query/query_terms.hpp"
#include "support/temporary.hpp"

namespace torikumi::query {
namespace {

class SynonymsTest : public testing::Test {
 protected:
  std::string failure(const std::string& text) {
    try {
      Synonyms synonyms({{"s.txt", text}}, analyser_);
    } catch (const base::Error& error) {
      return error.what();
    }
    return "";
  }

  /// The spans of a text, their alternatives behind a |.
  std::string query_terms(const std::string& file, const std::string& text) {
    const Synonyms synonyms({{"s.txt", file}}, analyser_);
    const analysis::Analysis analysis = analyser_.analyse(text);
    std::string all;
    for (const QueryTerm& query_term : query_terms_of(analysis, synonyms)) {
      all += "[" + query_term.text;
      if (query_term.year) all += "=" + std::to_string(query_term.year->calendar);
      for (const Alternative& each : query_term.alternatives) all += "|" + each.text;
      all += "]";
    }
    return all;
  }

  analysis::Dictionary dictionary_;
  analysis::Analyser analyser_{dictionary_};
};

TEST_F(SynonymsTest, GroupsGoBothWaysAndRulesOne) {
  const std::string file = "# 施設\n特養 = 特別養護老人ホーム\n福祉施設 > 特養, 老健\n";
  EXPECT_EQ(query_terms(file, "特養の待機者"), "[特養|特別養護老人ホーム][待機][者]");
  EXPECT_EQ(query_terms(file, "特別養護老人ホーム"), "[特別養護老人ホーム|特養]");
  EXPECT_EQ(query_terms(file, "福祉施設"), "[福祉施設|特養|老健]");
  EXPECT_EQ(query_terms(file, "老健"), "[老健]");
}

TEST_F(SynonymsTest, AMemberIsNotReadAsAPartOfItself) {
  EXPECT_EQ(query_terms("いじめ > ネットいじめ\n", "維持を図る"), "[維持][図る]");
  EXPECT_EQ(query_terms("いじめ > ネットいじめ\n", "いじめをなくす"),
            "[いじめ|ネットいじめ][なくす]");
}

TEST_F(SynonymsTest, TheLongestMemberCounts) {
  EXPECT_EQ(query_terms("認知症 = 甲\n認知症サポーター = 乙\n", "認知症サポーターと認知症"),
            "[認知症サポーター|乙][認知症|甲]");
}

TEST_F(SynonymsTest, APlaceNameIsOneSpanUnlessItsFirstWordHasSynonyms) {
  EXPECT_EQ(query_terms("", "千駄が谷"), "[千][駄が谷|駄ヶ谷]");
  EXPECT_EQ(query_terms("支援 = サポート\n", "支援の輪"), "[支援|サポート][輪]");
  EXPECT_EQ(query_terms("道の駅 = 直売所\n", "道の駅"), "[道の駅|道の駅|直売所]");
}

TEST_F(SynonymsTest, YearsAndDottedKatakanaAreSpansOfTheirOwn) {
  EXPECT_EQ(query_terms("", "平成26（2014）年度の取組"), "[平成26(2014)年度=2014][取組]");
  EXPECT_EQ(query_terms("", "ワーク・ライフ・バランス"),
            "[ワーク・ライフ・バランス|ワクライフバランス]");
}

TEST_F(SynonymsTest, AMalformedLineIsRefusedWithItsNumber) {
  EXPECT_EQ(failure("特養 = 老人ホーム\n\nただの語\n"),
            "s.txt: line 3: neither \"=\" nor \">\" stands here, or both do");
  EXPECT_EQ(failure("特養 = \n"), "s.txt: line 1: a member is empty");
  EXPECT_EQ(failure("特養 = の\n"), "s.txt: line 1: \"の\" holds no word");
  EXPECT_EQ(failure("子供 = こども\n"),
            "s.txt: line 1: \"子供\" and \"こども\" are one word already");
  EXPECT_EQ(failure("甲 = 乙\n乙 = 甲\n"), "s.txt: line 2: \"乙\" and \"甲\" were paired before");
}

TEST_F(SynonymsTest, TheDictionaryOfTheProjectIsSoundAndLargeEnough) {
  const std::string path = tests::project_file("dict/synonyms.txt");
  const Synonyms synonyms({{path, base::read_file(path)}}, analyser_);
  EXPECT_GE(synonyms.groups(), 300u);
}

TEST_F(SynonymsTest, SoundLinesAreTakenWhereThatIsAskedFor) {
  std::vector<std::string> faults;
  const Synonyms some(
      {{"s.txt", "見守り = 声かけ\nこれは行でない\n特養 = 特別養護老人ホーム\n壊れた >\n"}},
      analyser_, &faults);
  EXPECT_EQ(some.groups(), 2u);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].find("s.txt: line 2: "), 0u) << faults[0];
}

TEST_F(SynonymsTest, AnotherFileMayNameAPairAgain) {
  const Synonyms both({{"synonyms.txt", "特養 = 特別養護老人ホーム\n"},
                       {"own.txt", "特養 = 特別養護老人ホーム = 老人ホーム\n"}},
                      analyser_);
  const analysis::Analysis analysis = analyser_.analyse("特養");
  const std::vector<QueryTerm> terms = query_terms_of(analysis, both);
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].alternatives.size(), 2u) << "each once";
}

}  // namespace
}  // namespace torikumi::query
