// SPDX-License-Identifier: GPL-2.0-or-later
/// Row likeness: how alike the rows are that id and title left over, and which are worth comparing.
///
///   がん検診推進事業費等 and がん検診総合支援事業費等 → titles .60, texts .62
///
/// A text is the set of its runs of three letters, each weighing ln(1 + rows / rows that have it),
/// so that what a bureau says everywhere tells little. Only rows are compared that share a rare run
/// of their texts or a pair of letters of their titles, so the cost grows with the rows and not
/// with their square.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace torikumi::indexing {

/// The runs of letters of a row.
struct RowGrams {
  std::vector<std::uint32_t> title;  ///< of two
  std::vector<std::uint32_t> prose;  ///< of three
};
RowGrams grams_of(std::string_view title, std::string_view prose);

/// How much each run of letters tells, by how many rows of either edition have it: what one row
/// shares with its later self weighs no less than what it keeps for itself.
class GramWeights {
 public:
  GramWeights(const std::vector<RowGrams>& formers, const std::vector<RowGrams>& laters);
  double weight(std::uint32_t gram) const;
  double weight(const std::vector<std::uint32_t>& grams) const;
  /// Of the runs that both have.
  double shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const;
  /// In the edition that has more of them.
  std::size_t rows_with(std::uint32_t gram) const;

 private:
  using Counts = std::unordered_map<std::uint32_t, std::uint32_t>;
  void add(const std::vector<RowGrams>& rows);

  std::size_t rows_ = 0;
  Counts rows_with_;
};

/// The rows of one side, by what they may be found by.
class GramIndex {
 public:
  GramIndex(const std::vector<RowGrams>& rows, const GramWeights& weights);

  /// Rows that share most rare runs of prose with this one, and those that share most of its title;
  /// ascending.
  std::vector<std::uint32_t> nearest(const RowGrams& row) const;
  /// Those of the prose alone.
  std::vector<std::uint32_t> nearest_by_prose(const std::vector<std::uint32_t>& prose) const;

 private:
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> prose_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> titles_;
};

}  // namespace torikumi::indexing
