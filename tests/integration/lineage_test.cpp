// SPDX-License-Identifier: GPL-2.0-or-later
// Which initiative continues which in the next edition, found as the program is used.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "base/file.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kWagon =
    "高原区の北部では路線バスの減便が続いており、車を運転しない住民の通院や買い物の足の確保が課題"
    "です。住民が行う移動の調査を支援し、乗合ワゴンの試験運行の計画をまとめます。";

std::string line_of(const std::string& id, const std::string& edition, const std::string& title,
                    const std::string& text) {
  return R"({"id":")" + id + R"(","edition":")" + edition + R"(","department":"高原区","title":")" +
         title + R"(","current":")" + text + "\"}\n";
}

std::vector<std::vector<std::string>> lineage(const std::string& db) {
  std::vector<std::vector<std::string>> pairs;
  std::istringstream lines(torikumi({"lineage", "--db", db}).out);
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string> cells;
    std::istringstream rest(line);
    for (std::string cell; std::getline(rest, cell, '\t');) cells.push_back(cell);
    pairs.push_back(cells);
  }
  return pairs;
}

class Lineage : public testing::Test {
 protected:
  Outcome index(const std::string& rows, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"index", "--db", db_, folder_.write("a.jsonl", rows)};
    words.insert(words.end(), more.begin(), more.end());
    return torikumi(words);
  }
  std::string collection(const std::string& pairs) {
    folder_.write("pairs.tsv", pairs);
    return folder_.write("c.toml",
                         "name = \"c\"\n[columns]\ndepartment = [\"department\"]\n"
                         "title = [\"title\"]\ncategory = [\"category\"]\n"
                         "current = [\"current\"]\ndirection = [\"direction\"]\n"
                         "id = [\"id\"]\nedition = [\"edition\"]\n"
                         "[lineage]\npairs = \"pairs.tsv\"\n");
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  const std::string rows_ = line_of("a", "令和7年度", "乗合ワゴンの検討", kWagon) +
                            line_of("b", "令和8年度", "乗合ワゴンの運行", kWagon) +
                            line_of("c", "令和8年度", "猫の相談", "飼い主のいない猫の相談です。");
};

TEST_F(Lineage, TheSampleCitysLastPlanGoesOnInThePresentOne) {
  ASSERT_EQ(index_sample(db_).status, 0);
  std::map<std::string, std::string> title;
  for (const auto& each : exported(db_))
    title[std::string(each.at("id").as_string())] = each.at("title").as_string();
  std::map<std::string, std::string> next;
  for (const auto& pair : lineage(db_)) next[title[pair[0]]] = pair[2] + " " + title[pair[1]];
  EXPECT_EQ(next.at("住民主体の乗合ワゴンの検討"), "retitled 住民主体の乗合ワゴンの運行");
  EXPECT_EQ(next.at("窓口の混雑の緩和に向けた検討"), "retitled 書かない窓口の試行と混雑の緩和");
  EXPECT_EQ(next.at("認知症の人と家族を支える地域づくり"),
            "same 認知症の人と家族を支える地域づくり");
}

TEST_F(Lineage, SaysWhatAPairIsKnownBy) {
  ASSERT_EQ(index(rows_).status, 0);
  const auto line = torikumi({"lineage", "--db", db_, "--format", "jsonl"}).json();
  EXPECT_EQ(line.at("former").as_string(), "a");
  EXPECT_EQ(line.at("later").as_string(), "b");
  EXPECT_EQ(line.at("kind").as_string(), "retitled");
  EXPECT_EQ(line.at("basis").as_string(), "likeness");
  EXPECT_GT(line.at("text_likeness").to_number<double>(), 0.9);
  EXPECT_TRUE(line.at("reworded").as_bool());
}

TEST_F(Lineage, OneEditionHasNone) {
  ASSERT_EQ(index(line_of("a", "令和7年度", "乗合ワゴンの検討", kWagon)).status, 0);
  const Outcome outcome = torikumi({"lineage", "--db", db_});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("no initiative is known in two editions"), std::string::npos);
}

TEST_F(Lineage, IsMendedByHand) {
  const auto pairs = [&] {
    std::string all;
    for (const auto& pair : lineage(db_)) all += pair[0] + ">" + pair[1] + " " + pair[2] + " ";
    return all;
  };
  ASSERT_EQ(index(rows_, {"--collection", collection("# by hand\na\tb\tnot\n")}).status, 0);
  EXPECT_EQ(pairs(), "");
  // The same sources with other pairs are another generation, and what was given is kept.
  ASSERT_EQ(index(rows_, {"--collection", collection("a\tc\n")}).status, 0);
  EXPECT_EQ(pairs(), "a>c retitled ");
  ASSERT_EQ(index(rows_ + line_of("d", "令和8年度", "清掃", "道を掃く。")).status, 0);
  EXPECT_EQ(pairs(), "a>c retitled ");
  // What the command prints can be given back.
  const std::string printed = torikumi({"lineage", "--db", db_}).out;
  ASSERT_EQ(index(rows_, {"--collection", collection(printed)}).status, 0);
  EXPECT_EQ(pairs(), "a>c retitled ");
}

TEST_F(Lineage, ABadPairIsToldWithItsLine) {
  Outcome outcome = index(rows_, {"--collection", collection("\na b\n")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("pairs.tsv: line 2: two ids are needed"), std::string::npos)
      << outcome.err;
  outcome = index(rows_, {"--collection", collection("a\tb\tmaybe\n")});
  EXPECT_NE(outcome.err.find("\"maybe\" is none of"), std::string::npos) << outcome.err;
  outcome = index(rows_, {"--collection", collection("a\tz\nb\ta\n")});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.err.find("there is no initiative with the id z"), std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("is not before"), std::string::npos) << outcome.err;
}

TEST_F(Lineage, APairStandsOnce) {
  const Outcome outcome =
      index(rows_, {"--collection", collection("a\tb\tsame\na\tb\tretitled\na\tb\tnot\n")});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.err.find("line 3 of the pairs that the collection names is passed over: line 1 "
                             "is of the same pair"),
            std::string::npos)
      << outcome.err;
  EXPECT_EQ(lineage(db_).size(), 1u);
}

TEST_F(Lineage, ADryRunReadsThePairsToo) {
  const Outcome outcome = index(rows_, {"--dry-run", "--collection", collection("bad line\n")});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("pairs.tsv: line 1"), std::string::npos);
}

TEST_F(Lineage, IsTheSameHoweverTheIndexIsMade) {
  std::string rows;
  for (int i = 0; i < 40; ++i) {
    for (const char* edition : {"平成30年度", "令和元年度", "令和2年度"}) {
      const std::string n = std::to_string(i);
      rows += line_of(n + "-" + edition, edition, "取組" + n + (i % 5 == 0 ? edition : ""),
                      kWagon + std::string("第") + n + "区の事情を述べます。");
    }
  }
  ASSERT_EQ(index(rows).status, 0);
  const std::string one = torikumi({"lineage", "--db", db_}).out;
  EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 80);
  ASSERT_EQ(index(rows, {"--rebuild", "--shards", "3", "--jobs", "4"}).status, 0);
  EXPECT_EQ(torikumi({"lineage", "--db", db_}).out, one);
}

TEST_F(Lineage, MinistriesProjectsAreKnownFromYearToYear) {
  const std::string records = shared_file("data/editions/policy-editions.jsonl.zst");
  if (records.empty()) GTEST_SKIP() << "the shared editions are absent";
  ASSERT_EQ(torikumi({"index", "--db", db_, records}).status, 0);
  std::map<std::string, std::string> next;
  std::map<std::string, std::string> before;
  std::set<std::string> retitled;
  std::istringstream lines(base::read_file(shared_file("data/editions/lineage.tsv")));
  for (std::string former, later, kind; lines >> former >> later >> kind;) {
    next[former] = later;
    before[later] = former;
    if (kind == "retitled") retitled.insert(former);
  }
  double right = 0;
  double wrong = 0;
  double right_retitled = 0;
  for (const auto& pair : lineage(db_)) {
    if (next.contains(pair[0]) && next[pair[0]] == pair[1]) {
      ++right;
      if (retitled.contains(pair[0])) ++right_retitled;
    } else if (next.contains(pair[0]) || before.contains(pair[1])) {
      ++wrong;
    }
  }
  EXPECT_GE(right / (right + wrong), 0.98);
  EXPECT_GE(right / static_cast<double>(next.size()), 0.97);
  EXPECT_GE(right_retitled / static_cast<double>(retitled.size()), 0.70);
}

}  // namespace
}  // namespace torikumi::tests
