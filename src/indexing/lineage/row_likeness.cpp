// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/lineage/row_likeness.hpp"

#include <algorithm>
#include <cmath>

#include "text/grams.hpp"

namespace torikumi::indexing {
namespace {

/// Runs that more rows have bring no two together.
constexpr std::size_t kMostWithProse = 20;
constexpr std::size_t kMostWithTitle = 50;

/// Rows that are compared with one. (With 5 as with 10 the same were found among three editions of
/// ministries' projects.)
constexpr std::size_t kNearest = 10;

using Places = std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>;

void add_nearest(const Places& places, const std::vector<std::uint32_t>& grams, std::size_t most,
                 std::vector<std::uint32_t>& found) {
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  for (const std::uint32_t gram : grams) {
    const auto rows = places.find(gram);
    if (rows == places.end() || rows->second.size() > most) continue;
    for (const std::uint32_t row : rows->second) ++shared[row];
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> best(shared.begin(), shared.end());
  std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  for (std::size_t i = 0; i < std::min(kNearest, best.size()); ++i) found.push_back(best[i].first);
}

void sort_out(std::vector<std::uint32_t>& rows) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

}  // namespace

RowGrams grams_of(std::string_view title, std::string_view prose) {
  return {text::grams(title, 2), text::grams(prose, 3)};
}

GramWeights::GramWeights(const std::vector<RowGrams>& formers,
                         const std::vector<RowGrams>& laters) {
  add(formers);
  add(laters);
}

void GramWeights::add(const std::vector<RowGrams>& rows) {
  rows_ = std::max(rows_, rows.size());
  Counts counts;
  for (const RowGrams& row : rows) {
    for (const std::uint32_t gram : row.prose) ++counts[gram];
  }
  for (const auto& [gram, count] : counts) {
    std::uint32_t& most = rows_with_[gram];
    most = std::max(most, count);
  }
}

std::size_t GramWeights::rows_with(std::uint32_t gram) const {
  const auto found = rows_with_.find(gram);
  return found == rows_with_.end() ? 0 : found->second;
}

double GramWeights::weight(std::uint32_t gram) const {
  const std::size_t with = std::max<std::size_t>(1, rows_with(gram));
  return std::log(1 + static_cast<double>(rows_) / static_cast<double>(with));
}

double GramWeights::weight(const std::vector<std::uint32_t>& grams) const {
  double sum = 0;
  for (const std::uint32_t gram : grams) sum += weight(gram);
  return sum;
}

double GramWeights::shared(const std::vector<std::uint32_t>& a,
                           const std::vector<std::uint32_t>& b) const {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return weight(both);
}

GramIndex::GramIndex(const std::vector<RowGrams>& rows, const GramWeights& weights) {
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    for (const std::uint32_t gram : rows[row].prose) {
      if (weights.rows_with(gram) <= kMostWithProse) prose_[gram].push_back(row);
    }
    for (const std::uint32_t gram : rows[row].title) titles_[gram].push_back(row);
  }
}

std::vector<std::uint32_t> GramIndex::nearest(const RowGrams& row) const {
  std::vector<std::uint32_t> found;
  add_nearest(prose_, row.prose, kMostWithProse, found);
  add_nearest(titles_, row.title, kMostWithTitle, found);
  sort_out(found);
  return found;
}

std::vector<std::uint32_t> GramIndex::nearest_by_prose(
    const std::vector<std::uint32_t>& prose) const {
  std::vector<std::uint32_t> found;
  add_nearest(prose_, prose, kMostWithProse, found);
  sort_out(found);
  return found;
}

}  // namespace torikumi::indexing
