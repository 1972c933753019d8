// SPDX-License-Identifier: GPL-2.0-or-later
// Who else does this, and who does not.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Record = boost::json::object;

std::string text_of(const Record& record, const char* key) {
  return std::string(record.at(key).as_string());
}

class Related : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const Outcome outcome = index_sample(db());
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    for (Record& record : exported(db())) records_[text_of(record, "id")] = record;
  }
  static void TearDownTestSuite() { delete folder_; }
  static std::string db() { return *folder_ / "db"; }

  static Record answer(const std::vector<std::string>& more) {
    std::vector<std::string> words{"related", "--db", db(), "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.json();
  }

  static TemporaryFolder* folder_;
  static std::map<std::string, Record> records_;
};
TemporaryFolder* Related::folder_ = nullptr;
std::map<std::string, Record> Related::records_;

TEST_F(Related, WeightsAddUpAndPassagesAreVerbatimForEveryRecord) {
  for (const auto& [id, record] : records_) {
    const Record reply = answer({id});
    bool same_title_may_come = true;
    double before = 1e9;
    for (const auto& value : reply.at("related").as_array()) {
      const Record& hit = value.as_object();
      EXPECT_NE(text_of(hit, "id"), id);
      double sum = 0;
      for (const auto& term : hit.at("shared").as_array())
        sum += term.at("weight").to_number<double>();
      const double score = hit.at("score").to_number<double>();
      EXPECT_NEAR(sum, score, 1e-6);
      const bool same_title = hit.at("same_title").as_bool();
      EXPECT_TRUE(same_title_may_come || !same_title);
      if (same_title == same_title_may_come) {
        EXPECT_LE(score, before + 1e-9);
      }
      before = score;
      same_title_may_come = same_title;
      const Record& other = records_.at(text_of(hit, "id"));
      const auto holds = [](const Record& whole, const std::string& passage) {
        for (const char* field : {"title", "current", "direction"}) {
          if (text_of(whole, field).find(passage) != std::string::npos) return true;
        }
        return false;
      };
      const Record& passages = hit.at("passages").as_object();
      EXPECT_FALSE(text_of(passages, "this").empty());
      EXPECT_TRUE(holds(record, text_of(passages, "this")));
      EXPECT_TRUE(holds(other, text_of(passages, "other")));
    }
  }
}

TEST_F(Related, ScopesLeaveOutTheOwnDepartment) {
  for (const auto& [id, record] : records_) {
    const std::string own = text_of(record, "department");
    const Record others = answer({"--scope", "other-departments", id});
    for (const auto& hit : others.at("related").as_array())
      EXPECT_NE(std::string(hit.at("department").as_string()), own);
    const Record wards = answer({"--scope", "other-wards", id});
    for (const auto& hit : wards.at("related").as_array()) {
      const std::string department(hit.at("department").as_string());
      EXPECT_NE(department, own);
      EXPECT_TRUE(department.ends_with("区役所")) << department;
    }
  }
}

TEST_F(Related, ARecordsOwnTextFindsItFirst) {
  const TemporaryFolder folder;
  for (const auto& [id, record] : records_) {
    const std::string draft =
        folder.write("draft.txt", text_of(record, "current") + "\t" + text_of(record, "direction"));
    const Record reply = answer({"--text", draft, "--limit", "3"});
    ASSERT_FALSE(reply.at("related").as_array().empty());
    EXPECT_EQ(text_of(reply.at("related").at(0).as_object(), "id"), id);
  }
}

TEST_F(Related, WhatCannotBeAnsweredIsTold) {
  EXPECT_EQ(torikumi({"related", "--db", db(), "nowhere"}).status, 1);
  EXPECT_EQ(torikumi({"related", "--db", db()}).status, 2);
  const TemporaryFolder folder;
  std::string longest;
  for (int i = 0; i < 20001; ++i) longest += "あ";
  const Outcome outcome =
      torikumi({"related", "--db", db(), "--text", folder.write("long.txt", longest)});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("longer than 20,000 characters"), std::string::npos);
}

TEST_F(Related, ComparisonsMarkWhatIsSharedAndLoseNothing) {
  std::vector<std::string> ids;
  for (const auto& [id, record] : records_) {
    ids.push_back(id);
    if (ids.size() < 3) continue;
    const Record reply =
        torikumi({"compare", "--db", db(), "--format", "json", ids[0], ids[1], ids[2]}).json();
    const auto& initiatives = reply.at("initiatives").as_array();
    ASSERT_EQ(initiatives.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(std::string(initiatives[i].at("id").as_string()), ids[i]);
      for (const char* field : {"department", "title", "category", "current", "direction"}) {
        std::string joined;
        for (const auto& fragment : initiatives[i].at("marked").at(field).as_array())
          joined += fragment.at("text").as_string();
        EXPECT_EQ(joined, text_of(records_.at(ids[i]), field));
      }
    }
    for (const auto& term : reply.at("shared").as_array())
      EXPECT_GE(term.at("ids").as_array().size(), 2u);
    ids.erase(ids.begin());
  }
  const std::string one = records_.begin()->first;
  EXPECT_EQ(torikumi({"compare", "--db", db(), one}).status, 2);
  EXPECT_EQ(torikumi({"compare", "--db", db(), one, one}).status, 2);
  EXPECT_EQ(torikumi({"compare", "--db", db(), one, "nowhere"}).status, 1);
  const std::string other = std::next(records_.begin())->first;
  const std::string csv = torikumi({"compare", "--db", db(), "--format", "csv", one, other}).out;
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFid,")) << csv;
}

TEST_F(Related, ReasonsAreWordsThatAPersonWouldUse) {
  const TemporaryFolder folder;
  const std::string draft = folder.write(
      "draft.txt", "空き店舗を活用して、認知症の人と家族が集う認知症カフェを開きます。");
  const Record reply =
      torikumi({"related", "--db", db(), "--text", draft, "--format", "json"}).json();
  const auto& related = reply.at("related").as_array();
  ASSERT_GE(related.size(), 2u);
  const Record& first = related[0].as_object();
  EXPECT_EQ(text_of(first, "title"), "認知症の人と家族を支える地域づくり");
  EXPECT_EQ(first.at("shared").at(0).at("term"), "認知症");
  for (const auto& hit : related) {
    const auto& shared = hit.at("shared").as_array();
    EXPECT_LE(shared.size(), 8u) << "six, the category and the others";
    double before = 1e9;
    for (std::size_t i = 0; i < shared.size(); ++i) {
      const std::string term(shared[i].at("term").as_string());
      if (term == "その他") {
        EXPECT_EQ(i + 1, shared.size());
        continue;
      }
      EXPECT_GT(term.size(), 3u) << term << " is a single character";
      EXPECT_EQ(std::string("開き、開く、集う、もと、ため").find(term), std::string::npos) << term;
      EXPECT_LE(shared[i].at("weight").to_number<double>(), before);
      before = shared[i].at("weight").to_number<double>();
    }
  }
}

TEST_F(Related, ADraftOfAnotherMatterHasNoNeighbours) {
  const TemporaryFolder folder;
  const std::string draft =
      folder.write("draft.txt", "飼い主のいない猫の譲渡会を月に一度開き、新しい飼い主を探します。");
  const Outcome outcome = torikumi({"related", "--db", db(), "--text", draft, "--format", "json"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.json().at("related").as_array().empty()) << outcome.out;
  EXPECT_NE(torikumi({"related", "--db", db(), "--text", draft}).out.find("nothing"),
            std::string::npos);
}

TEST_F(Related, AMatrixCountsEachDepartmentAndCategory) {
  const Record matrix =
      torikumi({"matrix", "--db", db(), "--rows", "departments", "--format", "json"}).json();
  std::map<std::pair<std::string, std::string>, int> wanted;
  int newest = 0;
  for (const auto& [id, record] : records_) {
    if (text_of(record, "edition") != "令和8年度") continue;
    ++newest;
    ++wanted[{text_of(record, "department"), text_of(record, "category")}];
  }
  const auto& rows = matrix.at("rows").as_array();
  const auto& columns = matrix.at("columns").as_array();
  int sum = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      const int count = matrix.at("counts").at(row).at(column).to_number<int>();
      sum += count;
      EXPECT_EQ(
          count,
          (wanted[{std::string(rows[row].as_string()), std::string(columns[column].as_string())}]));
    }
  }
  EXPECT_EQ(sum, newest) << "editions are not added together";
}

TEST_F(Related, AMatrixOfWardsShowsThoseThatDoNot) {
  const Record matrix = torikumi({"matrix", "--db", db(), "--format", "json", "見守り"}).json();
  EXPECT_EQ(matrix.at("rows").as_array().size(), 7u);
  int sum = 0;
  for (const auto& total : matrix.at("row_totals").as_array()) sum += total.to_number<int>();
  EXPECT_GT(sum, 0);
}

TEST(RelatedKawasaki, WhoDoesCommunityCareAndWhoDoesNot) {
  const std::string table = shared_file("data/kawasaki/shiryo3.txt");
  if (table.empty()) GTEST_SKIP() << "the shared data is absent";
  const TemporaryFolder folder;
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", table}).status, 0);
  const Record matrix =
      torikumi({"matrix", "--db", folder / "db", "--format", "json", "地域包括ケア"}).json();
  std::map<std::string, int> totals;
  for (std::size_t row = 0; row < matrix.at("rows").as_array().size(); ++row) {
    totals[std::string(matrix.at("rows").at(row).as_string())] =
        matrix.at("row_totals").at(row).to_number<int>();
  }
  EXPECT_EQ(totals, (std::map<std::string, int>{{"中原区役所", 2},
                                                {"川崎区役所", 1},
                                                {"幸区役所", 1},
                                                {"高津区役所", 0},
                                                {"宮前区役所", 0},
                                                {"多摩区役所", 0},
                                                {"麻生区役所", 0}}));
}

TEST_F(Related, TheWholeGraphIsALineForEachInitiative) {
  const Outcome outcome =
      torikumi({"related", "--db", db(), "--all", "--format", "jsonl", "--limit", "3"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  std::istringstream lines(outcome.out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const Record whole = boost::json::parse(line).as_object();
    if (count % 17 != 0) continue;
    EXPECT_EQ(whole, answer({"--limit", "3", text_of(whole, "id")}));
  }
  EXPECT_EQ(count, records_.size());
  EXPECT_EQ(torikumi({"related", "--db", db(), "--all", "x"}).status, 2);
}

TEST_F(Related, AThemeHoldsInitiativesOfSeveralWardsAndTellsWhoIsMissing) {
  const Outcome outcome = torikumi({"themes", "--db", db(), "--format", "json"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const Record reply = outcome.json();
  std::set<std::string> seen;
  std::size_t size = 1000;
  for (const auto& value : reply.at("themes").as_array()) {
    const Record& theme = value.as_object();
    EXPECT_FALSE(theme.at("terms").as_array().empty());
    EXPECT_EQ(theme.at("wards").as_array().size() + theme.at("missing").as_array().size(), 7);
    EXPECT_GE(theme.at("wards").as_array().size(), 2);
    std::set<std::string> wards;
    for (const auto& each : theme.at("initiatives").as_array()) {
      const Record& initiative = each.as_object();
      const std::string id = text_of(initiative, "id");
      EXPECT_TRUE(seen.insert(id).second) << "in two themes: " << id;
      EXPECT_EQ(text_of(records_.at(id), "title"), text_of(initiative, "title"));
      wards.insert(text_of(initiative, "department"));
    }
    for (const auto& ward : theme.at("wards").as_array())
      EXPECT_TRUE(wards.contains(std::string(ward.as_string())));
    EXPECT_LE(theme.at("initiatives").as_array().size(), size) << "the largest come first";
    size = theme.at("initiatives").as_array().size();
  }
  EXPECT_GE(seen.size(), 10);
  EXPECT_NE(torikumi({"themes", "--db", db()}).out.find("not told of: "), std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
