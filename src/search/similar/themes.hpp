// SPDX-License-Identifier: GPL-2.0-or-later
/// Themes: groups of like initiatives across wards, who is in each and which ward is missing.
///
///   {人材育成, 区役所サービス} → 川崎区役所, 幸区役所, 中原区役所, 多摩区役所; missing 高津区役所
///   …
///
/// They were found when the generation was made. A missing ward is one of which this source tells
/// nothing of the kind.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/database.hpp"
#include "index/themes.hpp"
#include "schema/record.hpp"
#include "search/match/document_set.hpp"

namespace torikumi::search {

struct Theme {
  std::size_t number = 0;                   ///< place among all themes, from 0
  std::vector<std::string> terms;           ///< the most telling first
  std::vector<schema::Record> initiatives;  ///< in the order of the sources
  std::vector<std::string> wards;           ///< departments where the collection has no wards
  std::vector<std::string> missing;
};

/// Themes of one generation. One a thread.
class Themes {
 public:
  explicit Themes(index::Database& database);

  std::size_t size() const { return themes_.size(); }

  /// The theme in this place; `number` < size().
  Theme theme(std::size_t number);

  /// All of them, the largest first.
  std::vector<Theme> all();

  /// The theme that an initiative is in.
  std::optional<std::size_t> of(const std::string& id) const;

  /// Whether any initiative of the theme in this place is one of these documents.
  bool any_of(std::size_t number, const DocumentSet& documents);

  /// Initiatives of other wards (departments, where there are no wards) in the same theme.
  std::size_t elsewhere(const std::string& id);

 private:
  /// The key of a record's department, as a facet has it.
  std::string department_of(const schema::Record& record);

  index::Database& database_;
  std::vector<index::StoredTheme> themes_;
  std::unordered_map<std::string, std::size_t> theme_of_;
  std::vector<std::string> departments_;  ///< the wards, where there are any
};

}  // namespace torikumi::search
