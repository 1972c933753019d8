// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets/edition_scope.hpp"

#include <algorithm>

#include "index/editions.hpp"
#include "schema/format.hpp"

namespace torikumi::search {
namespace {

using index::LabelColumn;

/// The age of each city's newest edition; records without a city are of one more.
std::vector<std::size_t> newest_of_cities(const index::DocValues& values,
                                          const std::vector<std::size_t>& ages) {
  const LabelColumn& cities = values.column(schema::slot::kCity);
  const LabelColumn& editions = values.column(schema::slot::kEdition);
  std::vector<std::size_t> newest(cities.labels().size() + 1);
  for (Xapian::docid document = 1; document <= values.last(); ++document) {
    if (!values.exists(document) || editions[document] == LabelColumn::kNone) continue;
    std::size_t& age = newest[std::min<std::size_t>(cities[document], cities.labels().size())];
    age = std::max(age, ages[editions[document]]);
  }
  return newest;
}

}  // namespace

EditionScope edition_scope(const index::DocValues& values, const std::string& edition) {
  const std::vector<std::string> all = index::editions_of(values);
  const std::string asked = edition.empty() ? edition : index::known_edition(all, edition);
  const std::vector<std::size_t> ages = index::ages_of_editions(values);
  const std::vector<std::size_t> newest = newest_of_cities(values, ages);
  const LabelColumn& cities = values.column(schema::slot::kCity);
  const LabelColumn& editions = values.column(schema::slot::kEdition);
  EditionScope scope{DocumentSet(values.last()), {}, false};
  std::vector<bool> is_counted(all.size());
  for (Xapian::docid document = 1; document <= values.last(); ++document) {
    if (!values.exists(document)) continue;
    if (editions[document] != LabelColumn::kNone) {
      const std::size_t age = ages[editions[document]];
      const bool is_wanted =
          asked.empty()
              ? age == newest[std::min<std::size_t>(cities[document], cities.labels().size())]
              : all[age] == asked;
      if (!is_wanted) continue;
      is_counted[age] = true;
    } else {
      scope.has_undated = true;
    }
    scope.documents.add(document);
  }
  for (std::size_t age = 0; age < all.size(); ++age) {
    if (is_counted[age]) scope.editions.push_back(all[age]);
  }
  return scope;
}

}  // namespace torikumi::search
