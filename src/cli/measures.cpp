// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/measures.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"

namespace torikumi::cli {
namespace {

double gain(int grade) { return std::exp2(grade) - 1; }
double discount(std::size_t rank_from_zero) {
  return 1 / std::log2(static_cast<double>(rank_from_zero) + 2);
}

[[noreturn]] void fail(const std::string& path, std::size_t line, const std::string& wanted) {
  throw base::Error(base::Code::kBadInput,
                    path + ": line " + std::to_string(line) + " is not what is wanted", wanted);
}

}  // namespace

Measures measure(const std::vector<std::string>& ranked, const std::map<std::string, int>& grades) {
  const auto grade_of = [&](const std::string& id) {
    const auto found = grades.find(id);
    return found == grades.end() ? 0 : found->second;
  };
  Measures result;
  double relevant = 0;
  double found = 0;
  for (const auto& [id, grade] : grades) relevant += grade > 0 ? 1 : 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const int grade = grade_of(ranked[i]);
    if (grade <= 0) continue;
    if (i < 10) result.ndcg_10 += gain(grade) * discount(i);
    if (i < 10 && result.mrr_10 == 0) result.mrr_10 = 1 / static_cast<double>(i + 1);
    if (i < 100) found += 1;
  }
  std::vector<int> ideal;
  for (const auto& [id, grade] : grades) ideal.push_back(grade);
  std::sort(ideal.rbegin(), ideal.rend());
  double best = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ideal.size()); ++i) {
    best += gain(std::max(0, ideal[i])) * discount(i);
  }
  if (best > 0) result.ndcg_10 /= best;
  if (relevant > 0) result.recall_100 = found / relevant;
  return result;
}

Mean mean_of(const std::vector<double>& values) {
  Mean mean;
  if (values.empty()) return mean;
  const auto count = static_cast<double>(values.size());
  for (const double value : values) mean.value += value / count;
  double squares = 0;
  for (const double value : values) squares += (value - mean.value) * (value - mean.value);
  if (values.size() > 1) mean.half_width = 1.96 * std::sqrt(squares / (count - 1) / count);
  return mean;
}

Judgements read_judgements(const std::string& path) {
  Judgements judgements;
  std::istringstream lines(base::read_file(path));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    std::istringstream cells(line);
    std::string query;
    std::string id;
    std::string grade;
    std::getline(cells, query, '\t');
    std::getline(cells, id, '\t');
    std::getline(cells, grade, '\t');
    if (grade.empty() || grade.find_first_not_of("0123456789\r") != std::string::npos) {
      fail(path, number, "each line is a query's id, a record's id and a grade, with tabs between");
    }
    judgements[query][id] = std::stoi(grade);
  }
  return judgements;
}

Run read_run(const std::string& path) {
  struct Line {
    std::string id;
    double score;
    long rank;
  };
  std::map<std::string, std::vector<Line>> by_query;
  std::istringstream lines(base::read_file(path));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    std::istringstream words(line);
    std::string query;
    std::string unused;
    Line hit{};
    if (!(words >> query >> unused >> hit.id >> hit.rank >> hit.score)) {
      fail(path, number, "each line is: qid Q0 docid rank score tag");
    }
    by_query[query].push_back(hit);
  }
  Run run;
  for (auto& [query, hits] : by_query) {
    std::stable_sort(hits.begin(), hits.end(), [](const Line& a, const Line& b) {
      return a.score != b.score ? a.score > b.score : a.rank < b.rank;
    });
    for (const Line& hit : hits) run[query].push_back(hit.id);
  }
  return run;
}

}  // namespace torikumi::cli
