// SPDX-License-Identifier: GPL-2.0-or-later
// Related initiatives against people's judgements (tests/judgements).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Grades = std::map<std::string, int>;

std::map<std::string, Grades> judgements(const std::string& name) {
  std::map<std::string, Grades> all;
  std::ifstream file(project_file("tests/judgements/" + name));
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::string id;
    std::string related;
    int grade = 0;
    cells >> id >> related >> grade;
    all[id][related] = grade;
  }
  return all;
}

/// nDCG of the first three, with gains of 2^grade - 1 (Järvelin and Kekäläinen 2002).
double ndcg_3(const std::vector<std::string>& ranked, const Grades& grades) {
  const auto sum = [](const std::vector<int>& best) {
    double total = 0;
    for (std::size_t i = 0; i < best.size() && i < 3; ++i)
      total += (std::exp2(best[i]) - 1) / std::log2(static_cast<double>(i) + 2);
    return total;
  };
  std::vector<int> got;
  std::vector<int> ideal;
  for (const std::string& id : ranked) got.push_back(grades.contains(id) ? grades.at(id) : 0);
  for (const auto& [id, grade] : grades) ideal.push_back(grade);
  std::sort(ideal.rbegin(), ideal.rend());
  return sum(got) / sum(ideal);
}

struct Score {
  double sum = 0;
  std::size_t rows = 0;
  double mean() const { return sum / static_cast<double>(rows); }
};

Score score(const std::string& database, const std::string& file) {
  Score score;
  for (const auto& [id, grades] : judgements(file)) {
    const auto reply = torikumi({"related", "--db", database, "--scope", "other-departments",
                                 "--limit", "3", "--format", "json", id})
                           .json();
    std::vector<std::string> ranked;
    for (const auto& each : reply.at("related").as_array())
      ranked.emplace_back(each.at("id").as_string());
    score.sum += ndcg_3(ranked, grades);
    ++score.rows;
  }
  return score;
}

TEST(RelatedQuality, MeetsWhatPeopleJudged) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "sample").status, 0);
  const Score sample = score(folder / "sample", "related_sample.tsv");
  EXPECT_EQ(sample.rows, 24);
  EXPECT_GE(sample.mean(), 0.70);
  const std::string table = shared_file("data/kawasaki/shiryo3.txt");
  if (table.empty()) GTEST_SKIP() << "the shared Kawasaki table is absent";
  ASSERT_EQ(torikumi({"index", "--db", folder / "kawasaki", table}).status, 0);
  const Score kawasaki = score(folder / "kawasaki", "related_kawasaki.tsv");
  EXPECT_EQ(kawasaki.rows, 42);
  const double all = (sample.sum + kawasaki.sum) / static_cast<double>(sample.rows + kawasaki.rows);
  EXPECT_GE(all, 0.75);
  RecordProperty("ndcg_3", std::to_string(all));
}

}  // namespace
}  // namespace torikumi::tests
