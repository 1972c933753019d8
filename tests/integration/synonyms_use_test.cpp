// SPDX-License-Identifier: GPL-2.0-or-later
// A synonym that an answer names finds its records: every pair of dict/synonyms.txt.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "search/searcher.hpp"
#include "support/index_test.hpp"

namespace torikumi::tests {
namespace {

std::vector<std::string> split(const std::string& text, const std::string& at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    std::string part = text.substr(begin, end - begin);
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(" \r") + 1);
    parts.push_back(part);
    begin = end + at.size();
  }
  return parts;
}

/// What each member finds beside itself.
std::map<std::string, std::set<std::string>> pairs() {
  std::map<std::string, std::set<std::string>> all;
  std::ifstream file(project_file("dict/synonyms.txt"));
  for (std::string line; std::getline(file, line);) {
    line = line.substr(0, line.find('#'));
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    if (const std::size_t sign = line.find('>'); sign != std::string::npos) {
      for (const std::string& to : split(line.substr(sign + 1), ","))
        all[split(line.substr(0, sign), "\n").front()].insert(to);
      continue;
    }
    const std::vector<std::string> members = split(line, "=");
    for (const std::string& from : members) {
      for (const std::string& to : members) {
        if (from != to) all[from].insert(to);
      }
    }
  }
  return all;
}

/// What a sentence says around a word changes how it is cut.
const std::vector<std::pair<std::string, std::string>> kAround{
    {"", "を進める。"}, {"市の", "について"}, {"今後も", "と連携する。"}, {"", ""}};

class SynonymsUse : public IndexTest {};

TEST_F(SynonymsUse, EachThatIsToldFindsItsRecordsInAnySentence) {
  const auto all = pairs();
  std::set<std::string> members;
  for (const auto& [from, others] : all) members.insert(others.begin(), others.end());
  std::string table(kHeader);
  for (const std::string& member : members) {
    for (std::size_t i = 0; i < kAround.size(); ++i)
      table += row("総務局", member + "#" + std::to_string(i), "一般",
                   kAround[i].first + member + kAround[i].second, "");
  }
  for (int i = 0; i < 200; ++i)
    table += row("環境局", "別" + std::to_string(i), "他", "古い。", "");
  ASSERT_EQ(index({folder_.write("t.tsv", table)}).status, 0);
  const analysis::Dictionary dictionary;
  search::Searcher searcher(db_, dictionary);
  std::size_t tried = 0;
  for (const auto& [from, others] : all) {
    search::Request request;
    request.query = from;
    request.limit = 1000;
    std::set<std::string> titles;
    for (const search::Hit& hit : searcher.search(request).hits) {
      if (!hit.widened) titles.insert(hit.record[schema::Field::kTitle]);
    }
    for (const std::string& to : others) {
      for (std::size_t i = 0; i < kAround.size(); ++i)
        EXPECT_TRUE(titles.contains(to + "#" + std::to_string(i)))
            << from << " → " << to << " " << i;
      ++tried;
    }
  }
  EXPECT_GT(tried, 700u);
}

TEST_F(SynonymsUse, OneThatNoRecordHoldsIsNotTold) {
  std::string table(kHeader);
  table += row("総務局", "甲", "一般", "見守りの輪を広げます。", "");
  table += row("総務局", "乙", "一般", "声かけをします。", "");
  ASSERT_EQ(index({folder_.write("t.tsv", table)}).status, 0);
  const auto told = [&](const std::string& query) {
    std::string all;
    const auto reply = torikumi({"search", "--db", db_, "--format", "json", query}).json();
    for (const auto& each : reply.at("interpretation").as_array()) {
      if (each.at("kind") == "synonym") all += boost::json::serialize(each.at("to"));
    }
    return all;
  };
  // 安否確認 is a synonym of 見守り too.
  EXPECT_EQ(told("見守り"), R"(["声かけ"])");
  EXPECT_EQ(told("特養"), "");
}

TEST_F(SynonymsUse, AMinusTakesAwayTheWordAndItsSpellingsAlone) {
  std::string table(kHeader);
  table += row("総務局", "甲", "一般", "町内会の支援", "");
  table += row("総務局", "乙", "一般", "自治会の支援", "");
  table += row("総務局", "丙", "一般", "子どもの支援", "");
  table += row("総務局", "丁", "一般", "子供の支援", "");
  ASSERT_EQ(index({folder_.write("t.tsv", table)}).status, 0);
  EXPECT_EQ(hit_titles(db_, "支援 -自治会"), (std::vector<std::string>{"甲", "丙", "丁"}));
  EXPECT_EQ(hit_titles(db_, "支援 -こども"), (std::vector<std::string>{"甲", "乙"}));
}

TEST_F(SynonymsUse, AWordOfOneKanjiStandsBesideAnotherWayToSayItsNeighbour) {
  std::string table(kHeader);
  table += row("総務局", "甲", "一般", "特養費の見直し", "");
  table += row("総務局", "乙", "一般", "特別養護老人ホーム費の見直し", "");
  table += row("総務局", "丙", "一般", "特別養護老人ホームと費目", "");
  ASSERT_EQ(index({folder_.write("t.tsv", table)}).status, 0);
  EXPECT_EQ(hit_titles(db_, "特養費"), (std::vector<std::string>{"甲", "乙"}));
}

}  // namespace
}  // namespace torikumi::tests
