// SPDX-License-Identifier: GPL-2.0-or-later
/// Compare: initiatives side by side, and what they share.
///
///   中原区役所 …, 川崎区役所 … → both say 地域包括ケア, 見守り; neither other ward does
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "index/database.hpp"
#include "search/request.hpp"

namespace torikumi::search {

inline constexpr std::size_t kFewestCompared = 2;
inline constexpr std::size_t kMostCompared = 7;

struct CommonTerm {
  std::string term;                 ///< as the first of them says it
  double weight = 0;                ///< how much it tells: ln(N / n), four decimals
  std::vector<std::size_t> shared;  ///< places in Comparison::records, two or more
};

struct Comparison {
  std::vector<schema::Record> records;
  std::vector<CommonTerm> common;  ///< by how many share it, then by weight
  /// For each record its fields, by their numbers, cut where common terms stand; joined they are
  /// the field's text.
  std::vector<std::vector<std::vector<Fragment>>> marked;
  std::shared_ptr<const schema::FieldTable> fields;  ///< of the collection
};

/// Throws Error kUsage for fewer than two, more than seven or the same twice, kNotFound for an id
/// that there is not.
/// What is wrong with the ids of a comparison, or nothing: too few, too many, one twice.
std::optional<std::string> fault_of_compared(const std::vector<std::string>& ids);

Comparison compare(index::Database& database, analysis::Analyser& analyser,
                   const std::vector<std::string>& ids);

}  // namespace torikumi::search
