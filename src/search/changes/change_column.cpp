// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/change_column.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "index/editions.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"
#include "search/changes/change_status.hpp"

namespace torikumi::search {
namespace {

using index::LabelColumn;

LabelColumn made(const index::DocValues& values, const index::Lineage& lineage) {
  const LabelColumn& editions = values.column(schema::slot::kEdition);
  const LabelColumn& departments = values.column(schema::slot::kDepartment);
  std::vector<std::uint32_t> statuses(values.last() + std::size_t{1}, LabelColumn::kNone);
  if (editions.labels().size() < 2) return {{}, std::move(statuses)};
  const std::vector<std::size_t> ages = index::ages_of_editions(values);
  const auto age_of = [&](index::DocId document) { return ages[editions[document]]; };
  const LabelColumn& cities = values.column(schema::slot::kCity);
  std::map<std::uint32_t, std::set<std::size_t>> editions_of_city;
  for (index::DocId document = 1; document <= values.last(); ++document) {
    if (values.exists(document) && editions[document] != LabelColumn::kNone)
      editions_of_city[cities[document]].insert(age_of(document));
  }
  // A label that no document has is none to narrow by.
  std::vector<std::string> labels;
  std::map<ChangeStatus, std::uint32_t> places;
  for (index::DocId document = 1; document <= values.last(); ++document) {
    if (!values.exists(document) || editions[document] == LabelColumn::kNone) continue;
    std::vector<index::Link> links = lineage.to(document);
    const std::set<std::size_t>& own = editions_of_city.at(cities[document]);
    const auto edition = own.find(age_of(document));
    if (edition == own.begin()) continue;
    // What comes from an older edition, by hand, is new beside the edition before.
    const std::size_t before = *std::prev(edition);
    std::erase_if(links, [&](const index::Link& link) { return age_of(link.former) != before; });
    const bool is_moved = std::all_of(links.begin(), links.end(), [&](const index::Link& link) {
      return departments[link.former] != departments[document];
    });
    const bool is_reworded = std::any_of(links.begin(), links.end(), [](const index::Link& link) {
      return link.former_wording != link.later_wording;
    });
    const ChangeStatus status =
        links.empty() ? ChangeStatus::kAdded : status_of(is_moved, is_reworded);
    const auto [known, fresh] = places.emplace(status, static_cast<std::uint32_t>(labels.size()));
    if (fresh) labels.push_back(index::label_value(label_of(status)));
    statuses[document] = known->second;
  }
  return {labels, std::move(statuses)};
}

}  // namespace

std::shared_ptr<const LabelColumn> change_column(index::Database& database) {
  const auto values = database.doc_values();
  const auto lineage = database.lineage_if_sound();
  return database.change_column([&]() -> LabelColumn {
    if (lineage) return made(*values, *lineage);
    return {{}, std::vector<std::uint32_t>(values->last() + std::size_t{1}, LabelColumn::kNone)};
  });
}

}  // namespace torikumi::search
