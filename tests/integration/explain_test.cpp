// SPDX-License-Identifier: GPL-2.0-or-later
// Why a record is a hit of a query, or is not; and the plan of a query, as it is printed.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Record = boost::json::object;

class Explain : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    std::string table(kHeader);
    table += row("桜台区役所", "認知症カフェの開催", "福祉", "認知症カフェを毎月開いている。",
                 "続ける。");
    table += row("桜台区役所", "認知症の見守り", "福祉", "認知症の人を見守る。", "広げる。");
    table += row("総務局", "見守り活動", "福祉", "見守り活動を平成26年度に始めた。", "続ける。");
    table += row("総務局", "職員研修", "人事", "研修を行う。", "カフェで休む。");
    ASSERT_EQ(torikumi({"index", "--db", db(), folder_->write("t.tsv", table)}).status, 0);
    for (const Record& each : exported(db()))
      ids_.emplace(each.at("title").as_string().c_str(), each.at("id").as_string().c_str());
  }
  static void TearDownTestSuite() { delete folder_; }
  static std::string db() { return *folder_ / "db"; }

  static Record explain(const std::string& title, const std::string& query) {
    return torikumi({"explain", "--db", db(), "--format", "json", "--", ids_.at(title), query})
        .json();
  }
  static std::string reason(const std::string& title, const std::string& query) {
    return explain(title, query).at("reason").as_string().c_str();
  }
  /// The lines of a query's plan that begin so, or all.
  static std::vector<std::string> plan(const std::string& query, const std::string& front = "") {
    std::vector<std::string> lines;
    const Record explained = explain("職員研修", query);
    for (const auto& each : explained.at("plan").as_array()) {
      const std::string line = each.as_string().c_str();
      if (line.starts_with(front)) lines.push_back(line);
    }
    return lines;
  }
  using Lines = std::vector<std::string>;

  static TemporaryFolder* folder_;
  static std::map<std::string, std::string> ids_;
};
TemporaryFolder* Explain::folder_ = nullptr;
std::map<std::string, std::string> Explain::ids_;

TEST_F(Explain, TellsAHitAndItsRank) {
  EXPECT_EQ(reason("認知症カフェの開催", "認知症カフェ"), "rank 1, one of 1 hit, by its words");
  EXPECT_EQ(reason("認知症の見守り", "桜台区"),
            "rank 1, one of 2 hits, by its department or category");
  const Record explained = explain("認知症カフェの開催", "認知症カフェ");
  EXPECT_TRUE(explained.at("hit").as_bool());
  EXPECT_EQ(explained.at("rank").to_number<int>(), 1);
  double sum = 0;
  for (const auto& each : explained.at("scores").as_array())
    sum += each.at("score").to_number<double>();
  EXPECT_NEAR(sum, explained.at("score").to_number<double>(), 0.001);
}

TEST_F(Explain, TheRankIsThatOfTheSearch) {
  for (const std::string query :
       {"見守り", "認知症", "カフェ", "認知症の人のカフェ", "桜台区役所 認知症"}) {
    const Record found = torikumi({"search", "--db", db(), "--format", "json", query}).json();
    for (const auto& hit : found.at("hits").as_array()) {
      const Record explained = explain(hit.at("title").as_string().c_str(), query);
      EXPECT_EQ(explained.at("rank"), hit.at("rank")) << query;
      EXPECT_EQ(explained.at("widened"), hit.at("widened")) << query;
      EXPECT_NEAR(explained.at("score").to_number<double>(), hit.at("score").to_number<double>(),
                  0.0001)
          << query;
    }
  }
}

TEST_F(Explain, NamesTheFirstConditionThatARecordDoesNotMeet) {
  EXPECT_TRUE(reason("職員研修", "認知症カフェ")
                  .starts_with("not a hit: clause 1 (words 認知症カフェ) is not met: 認知症カフェ "
                               "does not stand in it"))
      << reason("職員研修", "認知症カフェ");
  EXPECT_TRUE(reason("見守り活動", "見守り title:活動支援")
                  .starts_with("not a hit: clause 2 (words 活動支援 in title) is not met: 支援 "))
      << reason("見守り活動", "見守り title:活動支援");
  EXPECT_TRUE(reason("認知症カフェの開催", "認知症 -カフェ")
                  .starts_with("not a hit: clause 2 (words カフェ, excluded) stands in it"))
      << reason("認知症カフェの開催", "認知症 -カフェ");
}

TEST_F(Explain, ARecordWithMostOfTheWordsFollowsTheHits) {
  const Record explained = explain("認知症の見守り", "認知症カフェ");
  EXPECT_FALSE(explained.at("hit").as_bool());
  EXPECT_TRUE(explained.at("widened").as_bool());
  EXPECT_EQ(explained.at("rank").to_number<int>(), 2);
}

TEST_F(Explain, AWordOfOneCharacterAloneIsNotEnoughToBeShown) {
  // It holds the 人 of 外国人, and nothing else of it.
  EXPECT_FALSE(explain("認知症の見守り", "外国人").at("widened").as_bool());
}

TEST_F(Explain, PrintsEachKindOfClause) {
  EXPECT_EQ(plan("見守り -\"職員\" OR 平成26年*")[0], "(or (and 1 (not 2)) 3)");
  EXPECT_EQ(plan("\"見守り活動\"", "1  ")[0], "1  string 見守り活動");
  EXPECT_EQ(plan("見守*", "1  ")[0], "1  prefix 見守");
  EXPECT_EQ(plan("2014..2016", "    "), (Lines{"    any of year 2014 | year 2015 | year 2016"}));
  EXPECT_EQ(plan("認知症の人を見守る", "1  ")[0], "1  sentence 認知症の人を見守る");
  EXPECT_EQ(plan("title:見守り", "1  ")[0], "1  words 見守り in title");
  EXPECT_EQ(plan("")[0], "everything");
}

TEST_F(Explain, PrintsWhatAWordMayBeMetByAndWhatScores) {
  EXPECT_EQ(plan("研修", "    "),
            (Lines{"    must have 研修: word 研修", "    or the string 研修"}));
  EXPECT_EQ(plan("研修", "score"), (Lines{"score  0.3 × characters 研修 in the texts",
                                          "score  1 × word 研修 in every field"}));
  EXPECT_EQ(plan("くやくしょ", "    or by "), (Lines{"    or by sound くやくしょ"}));
  EXPECT_EQ(plan("研修事業", "    need not"), (Lines{"    need not have 事業: word 事業"}));
  EXPECT_EQ(plan("総務局", "first"), (Lines{"first  the department 総務局"}));
  EXPECT_EQ(plan("職員研修", "first"), (Lines{"first  the title 職員研修"}));
}

TEST_F(Explain, SearchShowsThePlanToo) {
  const Outcome found = torikumi({"search", "--db", db(), "--explain", "研修"});
  EXPECT_NE(found.err.find("must have 研修: word 研修"), std::string::npos) << found.err;
}

// A database is Xapian's, too: its own tools see a record's words.
TEST_F(Explain, DelveShowsTheWordsOfARecordAsTerms) {
  if (shell("command -v xapian-delve").status != 0) GTEST_SKIP() << "xapian-tools is absent";
  const Outcome terms = shell("xapian-delve -r 4 -1 '" + db() + "'");
  for (const char* word : {"W職員", "W研修", "Wカフェ"})
    EXPECT_NE(terms.out.find(word), std::string::npos) << word << " in\n" << terms.out;
}

TEST_F(Explain, WrongUseIsAnError) {
  EXPECT_EQ(torikumi({"explain", "--db", db(), "only-an-id"}).status, 2);
  const Outcome unknown = torikumi({"explain", "--db", db(), "nowhere", "研修"});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_NE(unknown.err.find("there is no initiative with the id nowhere"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
