// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/change_column.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/error.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"
#include "search/changes/change_status.hpp"
#include "search/changes/editions.hpp"

namespace torikumi::search {
namespace {

using index::LabelColumn;

LabelColumn made(const index::DocValues& values, const index::Lineage& lineage) {
  const LabelColumn& editions = values.column(schema::slot::kEdition);
  const LabelColumn& departments = values.column(schema::slot::kDepartment);
  std::vector<std::uint32_t> statuses(values.last() + std::size_t{1}, LabelColumn::kNone);
  const std::vector<std::string> names = editions_of(values);
  if (names.size() < 2) return {{}, std::move(statuses)};
  // A city's first edition has none before it.
  const LabelColumn& cities = values.column(schema::slot::kCity);
  std::map<std::string, std::size_t> age;
  for (const std::string& each : names) age.emplace(each, age.size());
  const auto age_of = [&](index::DocId document) {
    return age.at(editions.labels()[editions[document]]);
  };
  std::map<std::uint32_t, std::set<std::size_t>> editions_of_city;
  for (index::DocId document = 1; document <= values.last(); ++document) {
    if (values.exists(document) && editions[document] != LabelColumn::kNone)
      editions_of_city[cities[document]].insert(age_of(document));
  }
  std::map<std::uint32_t, std::vector<std::size_t>> ages;  // of a city's editions, ascending
  for (const auto& [city, own] : editions_of_city) ages[city].assign(own.begin(), own.end());
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < kChangeStatuses; ++i)
    labels.push_back(index::label_value(label_of(static_cast<ChangeStatus>(i))));
  for (index::DocId document = 1; document <= values.last(); ++document) {
    if (!values.exists(document) || editions[document] == LabelColumn::kNone) continue;
    std::vector<index::Link> links = lineage.to(document);
    if (age_of(document) == ages.at(cities[document]).front()) continue;
    // What comes from an older edition, by hand, is new beside the edition before.
    const std::vector<std::size_t>& own = ages.at(cities[document]);
    const std::size_t before =
        *std::prev(std::lower_bound(own.begin(), own.end(), age_of(document)));
    std::erase_if(links, [&](const index::Link& link) { return age_of(link.former) != before; });
    const bool is_moved = std::all_of(links.begin(), links.end(), [&](const index::Link& link) {
      return departments[link.former] != departments[document];
    });
    const bool is_reworded = std::any_of(links.begin(), links.end(), [](const index::Link& link) {
      return link.former_wording != link.later_wording;
    });
    const ChangeStatus status =
        links.empty() ? ChangeStatus::kAdded : status_of(is_moved, is_reworded);
    statuses[document] = static_cast<std::uint32_t>(status);
  }
  // A label that no document has is none to narrow by.
  std::vector<std::string> used;
  std::vector<std::uint32_t> place(kChangeStatuses, LabelColumn::kNone);
  for (std::uint32_t& status : statuses) {
    if (status == LabelColumn::kNone) continue;
    if (place[status] == LabelColumn::kNone) {
      place[status] = static_cast<std::uint32_t>(used.size());
      used.push_back(labels[status]);
    }
    status = place[status];
  }
  return {used, std::move(statuses)};
}

}  // namespace

std::shared_ptr<const LabelColumn> change_column(index::Database& database) {
  const auto values = database.doc_values();
  std::shared_ptr<const index::Lineage> lineage;
  try {
    lineage = database.lineage();
  } catch (const base::Error& error) {
    // A search goes on without the facet; torikumi check tells the damage.
    if (error.code() != base::Code::kBroken) throw;
  }
  return database.change_column([&]() -> LabelColumn {
    if (lineage) return made(*values, *lineage);
    return {{}, std::vector<std::uint32_t>(values->last() + std::size_t{1}, LabelColumn::kNone)};
  });
}

}  // namespace torikumi::search
