// SPDX-License-Identifier: GPL-2.0-or-later
// What holds for every related initiative of every collection at hand.
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Record = boost::json::object;

std::string text_of(const Record& record, const char* key) {
  return std::string(record.at(key).as_string());
}

bool holds(const Record& record, const std::string& passage) {
  for (const char* field : {"title", "current", "direction"}) {
    if (text_of(record, field).find(passage) != std::string::npos) return true;
  }
  return false;
}

struct Source {
  const char* name;
  std::string path;
  std::vector<std::string> options;
};

std::vector<Source> sources() {
  return {{"Sample",
           project_file("index/sample"),
           {"--collection", project_file("index/collections/aobahama.toml")}},
          {"Kawasaki", shared_file("data/kawasaki/shiryo3.txt"), {}},
          {"PolicySmall", shared_file("data/corpora/policy-small.jsonl"), {}}};
}

class RelatedLaws : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    const Source source = sources()[static_cast<std::size_t>(GetParam())];
    if (source.path.empty()) GTEST_SKIP() << source.name << " is absent";
    std::vector<std::string> words{"index", "--db", db_};
    words.insert(words.end(), source.options.begin(), source.options.end());
    words.push_back(source.path);
    ASSERT_EQ(torikumi(words).status, 0);
    for (Record& record : exported(db_)) records_[text_of(record, "id")] = record;
  }

  std::string graph() const {
    return torikumi({"related", "--db", db_, "--all", "--format", "jsonl", "--limit", "5"}).out;
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::map<std::string, Record> records_;
};

TEST_P(RelatedLaws, WeightsAddUpPassagesAreVerbatimAndNothingChanges) {
  const std::string once = graph();
  EXPECT_EQ(once, graph());
  std::istringstream lines(once);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const Record whole = boost::json::parse(line).as_object();
    const std::string id = text_of(whole, "id");
    for (const auto& value : whole.at("related").as_array()) {
      const Record& hit = value.as_object();
      const std::string other = text_of(hit, "id");
      EXPECT_NE(other, id);
      double sum = 0;
      for (const auto& term : hit.at("shared").as_array()) {
        EXPECT_GT(term.at("weight").to_number<double>(), 0);
        sum += term.at("weight").to_number<double>();
      }
      EXPECT_NEAR(sum, hit.at("score").to_number<double>(), 1e-6);
      const Record& passages = hit.at("passages").as_object();
      EXPECT_TRUE(holds(records_.at(id), text_of(passages, "this"))) << id;
      EXPECT_TRUE(holds(records_.at(other), text_of(passages, "other"))) << other;
      if (hit.at("same_title").as_bool()) {
        EXPECT_FALSE(text_of(records_.at(id), "title").empty());
      }
    }
  }
  EXPECT_EQ(count, records_.size());
}

TEST_P(RelatedLaws, WhatTwoShareIsTheSameFromBothSides) {
  std::vector<std::string> ids;
  for (const auto& [id, record] : records_) ids.push_back(id);
  const auto shared = [&](const std::string& a, const std::string& b) {
    const auto reply = torikumi({"compare", "--db", db_, "--format", "json", a, b}).json();
    return reply.at("shared").as_array().size();
  };
  for (std::size_t i = 0; i + 7 < ids.size() && i < 140; i += 7)
    EXPECT_EQ(shared(ids[i], ids[i + 7]), shared(ids[i + 7], ids[i])) << ids[i];
}

INSTANTIATE_TEST_SUITE_P(Over, RelatedLaws, testing::Values(0, 1, 2),
                         [](const auto& about) { return sources()[about.param].name; });

}  // namespace
}  // namespace torikumi::tests
