// SPDX-License-Identifier: GPL-2.0-or-later
// Searching the sample collection, and holding the answers against a plain count over the export.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "base/utf8.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"
#include "text/normalise.hpp"

namespace torikumi::tests {
namespace {

using Record = boost::json::object;

std::string text_of(const Record& record, const char* key) {
  return std::string(record.at(key).as_string());
}

const char* const kTexts[] = {"title", "current", "direction"};
const char* const kLabels[] = {"department", "category"};

class Search : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const Outcome outcome = index_sample(db());
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    records_ = exported(db());
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::string db() { return *folder_ / "db"; }

  static Record answer(const std::string& query, std::vector<std::string> options = {}) {
    std::vector<std::string> words{"search", "--db", db(), "--format", "json"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {"--", query});
    const Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.json();
  }

  static std::map<std::string, int> facet(const Record& answer, const char* name) {
    std::map<std::string, int> counts;
    for (const auto& value : answer.at("facets").at(name).as_array()) {
      counts[std::string(value.at("value").as_string())] = value.at("count").to_number<int>();
    }
    return counts;
  }

  static TemporaryFolder* folder_;
  static std::vector<Record> records_;
};
TemporaryFolder* Search::folder_ = nullptr;
std::vector<Record> Search::records_;

TEST_F(Search, AnEmptyQueryIsEverythingInSourceOrderWithItsFacets) {
  const auto ids = hit_ids(db(), "");
  ASSERT_EQ(ids.size(), records_.size());
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], text_of(records_[i], "id"));
  const Record all = answer("");
  std::map<std::string, int> departments;
  std::map<std::string, int> categories;
  for (const Record& record : records_) {
    ++departments[text_of(record, "department")];
    ++categories[text_of(record, "category")];
  }
  departments["こども未来局"] += departments["こども未来局保育部"];
  EXPECT_EQ(facet(all, "department"), departments);
  EXPECT_EQ(facet(all, "category"), categories);
  EXPECT_EQ(all.at("total").to_number<std::size_t>(), records_.size());
}

TEST_F(Search, ADepartmentCountsAndFindsItsParts) {
  const auto whole = hit_ids(db(), "", {"--department", "こども未来局"});
  const auto part = hit_ids(db(), "", {"--department", "こども未来局保育部"});
  EXPECT_EQ(whole.size(), 5u);
  EXPECT_EQ(part.size(), 3u);
  for (const std::string& id : part)
    EXPECT_NE(std::find(whole.begin(), whole.end(), id), whole.end());
  const Record reply = answer("");
  for (const auto& value : reply.at("facets").at("department").as_array()) {
    if (value.at("value").as_string() != "こども未来局保育部") continue;
    EXPECT_EQ(value.at("parent").as_string(), "こども未来局");
  }
}

TEST_F(Search, EditionsAreAFacet) {
  EXPECT_EQ(facet(answer("見守り隊"), "edition"),
            (std::map<std::string, int>{{"令和7年度", 1}, {"令和8年度", 1}}));
  EXPECT_EQ(hit_ids(db(), "見守り隊", {"--edition", "令和8年度"}).size(), 1u);
}

/// Random queries and filters against a count by hand: the hits of an open query are taken as
/// given, and all else must follow from them.
TEST_F(Search, FacetsAndFiltersEqualABruteForceCount) {
  const char* const queries[] = {"",           "高齢者",   "取組",           "子ども",
                                 "窓口 混雑",  "人材育成", "防災 OR 見守り", "地域 -高齢者",
                                 "\"区役所\"", "ない言葉"};
  std::set<std::string> departments;
  std::set<std::string> categories;
  std::map<std::string, Record> by_id;
  for (const Record& record : records_) {
    departments.insert(text_of(record, "department"));
    categories.insert(text_of(record, "category"));
    by_id[text_of(record, "id")] = record;
  }
  const std::vector<std::string> all_departments(departments.begin(), departments.end());
  const std::vector<std::string> all_categories(categories.begin(), categories.end());
  const auto is_of = [](const std::string& department, const std::set<std::string>& chosen) {
    return chosen.empty() || chosen.contains(department) ||
           (department == "こども未来局保育部" && chosen.contains("こども未来局"));
  };
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    const std::string query = queries[random() % std::size(queries)];
    std::set<std::string> chosen_departments;
    std::set<std::string> chosen_categories;
    for (auto left = random() % 3; left > 0; --left)
      chosen_departments.insert(all_departments[random() % all_departments.size()]);
    for (auto left = random() % 2; left > 0; --left)
      chosen_categories.insert(all_categories[random() % all_categories.size()]);
    std::vector<std::string> options;
    for (const auto& d : chosen_departments) options.insert(options.end(), {"--department", d});
    for (const auto& c : chosen_categories) options.insert(options.end(), {"--category", c});

    std::map<std::string, int> by_department;
    std::map<std::string, int> by_category;
    for (const auto& d : departments) by_department[d] = 0;
    for (const auto& c : categories) by_category[c] = 0;
    std::size_t total = 0;
    for (const std::string& id : hit_ids(db(), query)) {
      const std::string department = text_of(by_id[id], "department");
      const std::string category = text_of(by_id[id], "category");
      const bool in_category = chosen_categories.empty() || chosen_categories.contains(category);
      if (in_category) {
        ++by_department[department];
        if (department == "こども未来局保育部") ++by_department["こども未来局"];
      }
      if (is_of(department, chosen_departments)) ++by_category[category];
      if (in_category && is_of(department, chosen_departments)) ++total;
    }
    const Record found = answer(query, options);
    EXPECT_EQ(facet(found, "department"), by_department) << query;
    EXPECT_EQ(facet(found, "category"), by_category) << query;
    EXPECT_EQ(found.at("total").to_number<std::size_t>(), total) << query;
  }
}

/// Any substring of any record, as a quoted query, finds the records that hold it and no other.
TEST_F(Search, QuotedStringsMissNothingAndInventNothing) {
  std::mt19937 random(12);
  for (int round = 0; round < 400; ++round) {
    const Record& record = records_[random() % records_.size()];
    const std::string field = text::string_form(text_of(record, kTexts[random() % 3]));
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < field.size(); i += base::decode(field, i).bytes)
      starts.push_back(i);
    if (starts.empty()) continue;
    const std::size_t first = random() % starts.size();
    const std::size_t last = std::min(first + 1 + random() % 12, starts.size());
    const std::string string = field.substr(
        starts[first], last < starts.size() ? starts[last] - starts[first] : std::string::npos);
    if (string.find('"') != std::string::npos || text::comparison_key(string).empty()) continue;
    std::set<std::string> wanted;
    for (const Record& each : records_) {
      for (const auto& keys : {std::vector<const char*>(kTexts, kTexts + 3),
                               std::vector<const char*>(kLabels, kLabels + 2)}) {
        for (const char* key : keys) {
          if (text::string_form(text_of(each, key)).find(string) != std::string::npos)
            wanted.insert(text_of(each, "id"));
        }
      }
    }
    const auto found = hit_ids(db(), "\"" + string + "\"");
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), wanted) << string;
  }
}

TEST_F(Search, SnippetsAreVerbatimRuns) {
  for (const char* query : {"見守り", "子ども", "ＮＰＯ", "CO2", "取り組み", "窓口 混雑"}) {
    const Record reply = answer(query, {"--limit", "50"});
    for (const auto& hit : reply.at("hits").as_array()) {
      const auto record = std::find_if(records_.begin(), records_.end(),
                                       [&](const Record& r) { return r.at("id") == hit.at("id"); });
      for (const auto& snippet : hit.at("snippets").as_array()) {
        std::string joined;
        for (const auto& fragment : snippet.at("fragments").as_array())
          joined += fragment.at("text").as_string();
        EXPECT_NE(text_of(*record, snippet.at("field").as_string().c_str()).find(joined),
                  std::string::npos)
            << joined;
        EXPECT_LE(base::count_code_points(joined), 120u);
      }
    }
  }
}

TEST_F(Search, HitsByWordsStandBeforePartsAndLabels) {
  const std::map<std::string, int> order{{"word", 0}, {"partial", 1}, {"label", 2}};
  for (const char* query : {"子ども", "役所", "区", "会", "地域", "保育"}) {
    int before = 0;
    const Record reply = answer(query, {"--limit", "100"});
    for (const auto& hit : reply.at("hits").as_array()) {
      const int now = order.at(std::string(hit.at("match").as_string()));
      EXPECT_GE(now, before) << query;
      before = now;
    }
  }
}

TEST_F(Search, PagesJoinToTheWholeAndEqualScoresKeepTheSourceOrder) {
  const auto all = hit_ids(db(), "地域");
  std::vector<std::string> paged;
  for (std::size_t offset = 0; offset < all.size(); offset += 7) {
    const Record reply = answer("地域", {"--limit", "7", "--offset", std::to_string(offset)});
    for (const auto& hit : reply.at("hits").as_array()) {
      paged.emplace_back(hit.at("id").as_string());
    }
  }
  EXPECT_EQ(paged, all);
  EXPECT_TRUE(answer("地域", {"--offset", "1000"}).at("hits").as_array().empty());
}

TEST_F(Search, SortsByNameAndSource) {
  const auto by_source = hit_ids(db(), "地域", {"--sort", "source"});
  std::vector<std::string> wanted;
  const auto ranked = hit_ids(db(), "地域");
  for (const Record& record : records_) {
    if (std::find(ranked.begin(), ranked.end(), text_of(record, "id")) != ranked.end())
      wanted.push_back(text_of(record, "id"));
  }
  EXPECT_EQ(by_source, wanted);
  for (const char* sort : {"department", "category", "title"})
    EXPECT_EQ(hit_ids(db(), "地域", {"--sort", sort}).size(), ranked.size());
}

TEST_F(Search, SharesAddUpToTheScore) {
  const Record reply = answer("高齢者 見守り", {"--explain"});
  for (const auto& hit : reply.at("hits").as_array()) {
    double sum = 0;
    for (const auto& share : hit.at("explanation").as_array())
      sum += share.at("weight").to_number<double>();
    EXPECT_NEAR(sum, hit.at("score").to_number<double>(), 1e-9);
  }
}

TEST_F(Search, TheSameRequestGetsTheSameAnswer) {
  for (const char* query : {"高齢者", "取組", "地域 OR 子ども"}) {
    Record first = answer(query);
    Record second = answer(query);
    first.erase("took_ms");
    second.erase("took_ms");
    EXPECT_EQ(boost::json::serialize(first), boost::json::serialize(second));
  }
}

TEST_F(Search, AnythingMayBeTyped) {
  std::mt19937 random(13);
  const std::vector<std::string> pieces{"高齢者", "(",     ")",  "\"",   "-",    " ", "OR",
                                        "NOT",    "現状:", "：", "👨",    "\xFF", "*", "　",
                                        "a",      "「",    "々", "9999", "局:",  "…", "の"};
  for (int round = 0; round < 300; ++round) {
    std::string query;
    for (auto left = random() % 12; left > 0; --left) query += pieces[random() % pieces.size()];
    EXPECT_EQ(torikumi({"search", "--db", db(), "--", query}).status, 0) << query;
  }
}

TEST_F(Search, AYearWithoutAnEraIsOfTheCollectionsOwn) {
  const TemporaryFolder folder;
  std::string table(kHeader);
  table += row("総務局", "一", "改革", "平成27年度に始めた。", "続ける。");
  table += row("総務局", "二", "改革", "2015年に始めた。", "続ける。");
  table += row("総務局", "三", "改革", "昭和27年の建物である。", "直す。");
  table += row("総務局", "四", "改革", "平成28年度に始めた。", "続ける。");
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", folder.write("t.tsv", table)}).status, 0);
  EXPECT_EQ(hit_ids(folder / "db", "27年度"), hit_ids(folder / "db", "平成27年度"));
  EXPECT_EQ(hit_titles(folder / "db", "２７年").size(), 2u);
  EXPECT_EQ(hit_titles(folder / "db", "\"27年度\"").size(), 1u);
}

TEST_F(Search, AStarAsksForABeginning) {
  const auto wide = hit_ids(db(), "見守*");
  EXPECT_FALSE(wide.empty());
  for (const Record& record : records_) {
    std::string all;
    for (const char* field : {"title", "current", "direction"}) all += text_of(record, field);
    const bool holds = all.find("見守") != std::string::npos;
    const bool found = std::find(wide.begin(), wide.end(), text_of(record, "id")) != wide.end();
    if (holds) {
      EXPECT_TRUE(found) << text_of(record, "title");
    }
  }
}

TEST_F(Search, AFilterThatNothingHasIsTold) {
  const Outcome outcome = torikumi({"search", "--db", db(), "--department", "無い局", "取組"});
  EXPECT_NE(outcome.err.find("無い局 → 局・区・室が一致する取組はありません"), std::string::npos)
      << outcome.err;
}

TEST_F(Search, WhatACellHoldsDoesNothingToATerminal) {
  const TemporaryFolder folder;
  const std::string source = folder.write(
      "t.jsonl",
      R"({"department":"総務\n局","title":"窓\u001b[2J口","category":"c","current":"現\u0007状"})");
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", source}).status, 0);
  const std::string text = torikumi({"search", "--db", folder / "db", "窓"}).out;
  EXPECT_EQ(text.find_first_of("\x1B\x07"), std::string::npos);
  EXPECT_NE(text.find("総務 局 / c"), std::string::npos) << text;
}

TEST_F(Search, CsvHoldsEveryHitAndOpensInASpreadsheet) {
  const Outcome outcome = torikumi({"search", "--db", db(), "--format", "csv", "地域"});
  EXPECT_TRUE(outcome.out.starts_with("\xEF\xBB\xBF順位,id,局・区・室,"));
  const std::string copy = folder_->write("hits.csv", outcome.out);
  const Outcome read =
      torikumi({"index", "--db", *folder_ / "db-of-hits", "--format", "json", copy});
  EXPECT_EQ(read.json().at("read").to_number<std::size_t>(), hit_ids(db(), "地域").size())
      << read.err;
}

TEST_F(Search, ExportCanBeIndexedAgainWithoutLoss) {
  const std::string copy = folder_->write("copy.jsonl", torikumi({"export", "--db", db()}).out);
  const std::string second = *folder_ / "second";
  ASSERT_EQ(torikumi({"index", "--db", second, "--collection",
                      project_file("tests/integration/export.toml"), copy})
                .status,
            0);
  EXPECT_EQ(torikumi({"export", "--db", second}).out, torikumi({"export", "--db", db()}).out);
}

TEST_F(Search, RunsTopicsAsTrecDoes) {
  const std::string topics = folder_->write("topics.tsv", "q1\t見守り\nq2\tzzzz\n");
  const Outcome outcome =
      torikumi({"run", "--db", db(), "--topics", topics, "--limit", "3", "--tag", "x"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.out.starts_with("q1 Q0 ")) << outcome.out;
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 3);
  EXPECT_EQ(
      torikumi({"run", "--db", db(), "--topics", folder_->write("bad.tsv", "no tab\n")}).status, 1);
}

TEST(SearchShards, ThreeShardsAnswerAsOneDoes) {
  const TemporaryFolder folder;
  for (const char* shards : {"1", "3"}) {
    ASSERT_EQ(index_sample(folder / shards, {"--shards", shards}).status, 0);
  }
  const std::vector<std::vector<std::string>> asked{
      {"見守り"},
      {"人材育成"},
      {"材育"},
      {"区役所 窓口"},
      {"地域包括ケア"},
      {"ninchishou"},
      {"\"担い手\""},
      {"-研修"},
      {"見守*"},
      {"平成26年"},
      {"総務局"},
      {""},
      {"--department", "汐見区役所", "--sort", "title", "支援"},
      {"--category", "計画的な人材育成", "--offset", "2", "職員の研修を充実させる"}};
  for (const auto& words : asked) {
    std::vector<boost::json::object> replies;
    for (const char* shards : {"1", "3"}) {
      std::vector<std::string> all{"search", "--db", folder / shards, "--format", "json", "--"};
      all.insert(all.end() - (words.back().starts_with("-") ? 0 : 1), words.begin(),
                 words.end() - 1);
      all.push_back(words.back());
      const Outcome outcome = torikumi(all);
      ASSERT_EQ(outcome.status, 0) << outcome.err;
      replies.push_back(outcome.json());
      replies.back().erase("took_ms");
    }
    EXPECT_EQ(boost::json::serialize(replies[0]), boost::json::serialize(replies[1]))
        << words.back();
  }
}

}  // namespace
}  // namespace torikumi::tests
