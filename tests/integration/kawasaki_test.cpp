// SPDX-License-Identifier: GPL-2.0-or-later
// The table of initiatives that this project began with, as a planner indexes and edits it.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/file.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Kawasaki : public testing::Test {
 protected:
  void SetUp() override {
    if (shared_file("data/kawasaki/shiryo3.txt").empty())
      GTEST_SKIP() << "the shared Kawasaki table is absent";
    text_ = base::read_file(shared_file("data/kawasaki/shiryo3.txt"));
    source_ = folder_.write("shiryo3.txt", text_);
  }

  boost::json::object index(const std::string& source, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"index", "--db", db_, "--format", "json", source};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.json();
  }

  static void expect_counts(const boost::json::object& report, int added, int updated,
                            int unchanged, int deleted) {
    EXPECT_EQ(report.at("added").to_number<int>(), added);
    EXPECT_EQ(report.at("updated").to_number<int>(), updated);
    EXPECT_EQ(report.at("unchanged").to_number<int>(), unchanged);
    EXPECT_EQ(report.at("deleted").to_number<int>(), deleted);
    EXPECT_EQ(report.at("rejected").to_number<int>(), 0);
  }

  std::vector<std::string> ids() {
    std::vector<std::string> all;
    for (const auto& record : exported(db_)) all.emplace_back(record.at("id").as_string());
    return all;
  }

  std::size_t total(const std::string& query) { return hit_ids(db_, query).size(); }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string text_;
  std::string source_;
};

TEST_F(Kawasaki, IsReadWholeWithItsFaultsTold) {
  const auto report = index(source_);
  expect_counts(report, 55, 0, 0, 0);
  EXPECT_EQ(report.at("read").to_number<int>(), 55);
  const auto& warnings = report.at("warnings").as_array();
  const auto count = [&](const std::string& what) {
    return std::count_if(warnings.begin(), warnings.end(), [&](const auto& warning) {
      return std::string(warning.as_object().at("message").as_string()).find(what) !=
             std::string::npos;
    });
  };
  EXPECT_EQ(count("（何?）"), 1);
  EXPECT_EQ(count("unbalanced brackets"), 3);
  EXPECT_EQ(count("平成37（2025）年"), 1);
  EXPECT_EQ(warnings.size(), 5u);
  EXPECT_EQ(warnings[0].as_object().at("line").to_number<int>(), 11);
  EXPECT_EQ(warnings[0].as_object().at("column").as_string(), "現状");
  for (const auto& record : exported(db_))
    EXPECT_NE(record.at("department").as_string(), "局・区・室");

  const auto again = index(source_);
  expect_counts(again, 0, 0, 55, 0);
  EXPECT_EQ(again.at("warnings").as_array().size(), 5u) << "an unchanged source is still at fault";
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

TEST_F(Kawasaki, KeepsItsIdsInAnotherEncoding) {
  index(source_);
  const std::vector<std::string> before = ids();
  for (const char* encoding : {"CP932", "EUC-JP", "UTF-16LE"}) {
    const std::string other = folder_ / "other.txt";
    ASSERT_EQ(shell(std::string("iconv -c -f UTF-8 -t ") + encoding + " '" + source_ + "' >'" +
                    other + "'")
                      .status &
                  ~1,
              0);
    const auto report = index(other);
    EXPECT_EQ(report.at("read").to_number<int>(), 55) << encoding;
    EXPECT_EQ(report.at("deleted").to_number<int>(), 0) << encoding;
    EXPECT_EQ(report.at("added").to_number<int>(), 0) << encoding;
    EXPECT_EQ(ids(), before) << encoding;
  }
}

TEST_F(Kawasaki, FollowsItsSource) {
  index(source_);
  std::string edited = text_;
  edited.replace(edited.find("世界最先端IT国家創造宣言"), std::string("世界最先端").size(), "国");
  expect_counts(index(folder_.write("shiryo3.txt", edited)), 0, 1, 54, 0);
  EXPECT_EQ(total("\"国IT国家創造宣言\""), 1u);
  EXPECT_EQ(total("\"世界最先端IT国家創造宣言\""), 0u);

  std::istringstream lines(text_);
  std::string shorter;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("人事委員会事務局")) shorter += line + "\n";
  }
  const auto report = index(folder_.write("shiryo3.txt", shorter));
  expect_counts(report, 0, 1, 53, 1);
  EXPECT_EQ(hit_ids(db_, "", {"--department", "人事委員会事務局"}).size(), 0u);
}

TEST_F(Kawasaki, RowsInAnotherOrderAreUnchangedAndTheNewOrderIsTheSourceOrder) {
  index(source_);
  std::vector<std::string> rows;
  std::istringstream lines(text_);
  std::string header;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("局・区・室")) {
      header = line;
    } else if (std::count(line.begin(), line.end(), '\t') == 4) {
      rows.push_back(line);
    }
  }
  ASSERT_EQ(rows.size(), 55u);
  const std::vector<std::string> before = hit_ids(db_, "");
  std::reverse(rows.begin(), rows.end());
  std::string reversed = header + "\n";
  for (const std::string& line : rows) reversed += line + "\n";
  expect_counts(index(folder_.write("shiryo3.txt", reversed)), 0, 0, 55, 0);
  std::vector<std::string> after = hit_ids(db_, "");
  EXPECT_EQ(std::vector<std::string>(after.rbegin(), after.rend()), before);
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

TEST_F(Kawasaki, FirstHitsAreWhatAPlannerWouldPick) {
  index(source_);
  const auto training = hit_titles(db_, "人材育成");
  ASSERT_GE(training.size(), 10u);
  for (int i = 0; i < 8; ++i) {
    EXPECT_TRUE(training[i].find("人材") != std::string::npos ||
                training[i].find("専門性") != std::string::npos)
        << training[i];
  }
  EXPECT_EQ(hit_titles(db_, "人材育成", {"--department", "総務局"}).at(0),
            "計画的な人材育成の推進");
  const auto together = hit_titles(db_, "連携", {"--category", "区役所改革の推進"});
  ASSERT_FALSE(together.empty());
  EXPECT_NE(together[0].find("多様な主体"), std::string::npos) << together[0];
  EXPECT_EQ(hit_titles(db_, "認知症").at(0), "更なる区役所サービス向上に向けた人材育成の推進");
}

TEST_F(Kawasaki, FindsEveryRowThatHoldsAString) {
  index(source_);
  EXPECT_EQ(total("役所"), 23u);
  EXPECT_EQ(total("\"町\""), 10u);
  EXPECT_EQ(total("区"), 27u);
  EXPECT_EQ(total("\"市民会議\""), 0u);
  EXPECT_EQ(total("ＩＣＴ"), total("ict"));
  EXPECT_EQ(total("取組"), 44u);
  EXPECT_EQ(hit_ids(db_, "取組").size(), hit_ids(db_, "取り組み").size());
  EXPECT_EQ(total("引続き"), 7u);
  EXPECT_EQ(total("障がい"), 4u);
  EXPECT_EQ(total("子供"), 17u);
}

TEST_F(Kawasaki, KnowsAWordInAllItsForms) {
  index(source_);
  const auto found = [&](const std::string& query) {
    const auto ids = hit_ids(db_, query);
    return std::set<std::string>(ids.begin(), ids.end());
  };
  const std::set<std::string> year = found("平成26年");
  EXPECT_EQ(year.size(), 9u);
  for (const char* same : {"平成２６年", "H26", "Ｈ２６", "2014年", "平成二十六年"}) {
    EXPECT_EQ(found(same), year) << same;
  }
  EXPECT_EQ(found("令和7年").size(), 1u) << "平成37（2025）年";
  EXPECT_EQ(found("2014..2016"), found("平成26年..平成28年"));
  EXPECT_EQ(found("ﾏｲﾅﾝﾊﾞｰ"), found("マイナンバー"));
  EXPECT_EQ(found("43600人"), found("43,600人"));
  EXPECT_EQ(found("ワークライフバランス"), found("ワーク・ライフ・バランス"));
  EXPECT_EQ(found("更に").size(), 13u);
  EXPECT_EQ(found("さらに"), found("更に"));
  EXPECT_EQ(found("低CO2").size(), 1u);
  EXPECT_EQ(found("町").size(), 10u);
  EXPECT_EQ(found("ニンチショウ"), found("認知症"));
  EXPECT_EQ(found("ninchishou"), found("認知症"));
  EXPECT_EQ(found("取組"), found("取り組み"));
}

TEST_F(Kawasaki, AWordBehindANegatingPrefixIsAPartOnly) {
  index(source_);
  const Outcome outcome = torikumi({"search", "--db", db_, "--format", "json", "公募"});
  const auto reply = outcome.json();
  ASSERT_EQ(reply.at("hits").as_array().size(), 1u);
  EXPECT_EQ(reply.at("hits").at(0).at("match").as_string(), "partial");
}

TEST_F(Kawasaki, SynonymsAreToldAndCanBeTakenBack) {
  index(source_);
  const auto reply = torikumi({"search", "--db", db_, "--format", "json", "マイナンバー"}).json();
  const auto& told = reply.at("interpretation").as_array();
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told[0].at("kind").as_string(), "synonym");
  const std::string off(told[0].at("off").as_string());
  const auto without =
      torikumi({"search", "--db", db_, "--format", "json", "--off", off, "マイナンバー"}).json();
  EXPECT_TRUE(without.at("interpretation").as_array().empty());
  EXPECT_LE(without.at("total").to_number<int>(), reply.at("total").to_number<int>());
}

TEST_F(Kawasaki, RowsOfOneTitleOfFourWardsAreOneTheme) {
  index(source_);
  const Outcome outcome = torikumi({"themes", "--db", db_, "--format", "json"});
  const auto reply = outcome.json();
  const auto wards_with = [&](const std::string& title) {
    std::set<std::string> wards;
    for (const auto& theme : reply.at("themes").as_array()) {
      std::set<std::string> own;
      for (const auto& each : theme.at("initiatives").as_array()) {
        if (each.at("title").as_string().find(title) != std::string::npos)
          own.emplace(each.at("department").as_string());
      }
      if (own.size() > wards.size()) wards = own;
    }
    return wards;
  };
  EXPECT_EQ(wards_with("更なる区役所サービス向上に向けた人材育成の推進"),
            (std::set<std::string>{"川崎区役所", "幸区役所", "中原区役所", "多摩区役所"}));
  EXPECT_EQ(wards_with("参加と協働による地域課題の解決"),
            (std::set<std::string>{"川崎区役所", "中原区役所", "多摩区役所", "麻生区役所"}));
}

TEST_F(Kawasaki, IsCitedByTheTitleAboveItsTableAfterAnEditToo) {
  const auto cited = [&] {
    const std::string csv = torikumi({"search", "--db", db_, "--format", "csv", "見守り"}).out;
    return csv.ends_with(",資料3 質的改革の取組例\r\n");
  };
  index(source_);
  EXPECT_TRUE(cited());
  const std::size_t at = text_.find("見守り");
  index(folder_.write("shiryo3.txt", text_.substr(0, at) + "お" + text_.substr(at)));
  EXPECT_TRUE(cited());
}

}  // namespace
}  // namespace torikumi::tests
