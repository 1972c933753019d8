// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/history.hpp"

#include <algorithm>
#include <set>

#include "base/deadline.hpp"
#include "index/editions.hpp"
#include "schema/format.hpp"
#include "search/changes/change_column.hpp"

namespace torikumi::search {
namespace {

using index::DocId;
using index::Link;

/// The documents that links lead to from one, step by step.
template <typename Next>
void follow(DocId document, Next next, std::set<DocId>& found) {
  std::vector<DocId> open{document};
  while (!open.empty()) {
    const DocId at = open.back();
    open.pop_back();
    for (const DocId each : next(at)) {
      if (found.insert(each).second) open.push_back(each);
    }
  }
}

}  // namespace

std::vector<HistoryEntry> history(index::Database& database, DocId document) {
  const auto values = database.doc_values();
  const auto lineage = database.lineage_if_sound();
  if (!lineage) return {{document, database.record(document)->record, {}}};
  std::set<DocId> documents{document};
  follow(
      document,
      [&](DocId at) {
        std::vector<DocId> formers;
        for (const Link& each : lineage->to(at)) formers.push_back(each.former);
        return formers;
      },
      documents);
  follow(
      document,
      [&](DocId at) {
        std::vector<DocId> laters;
        for (const Link& each : lineage->from(at)) laters.push_back(each.later);
        return laters;
      },
      documents);
  const index::LabelColumn& editions = values->column(schema::slot::kEdition);
  const auto changes = change_column(database);
  const std::vector<std::size_t> ages = index::ages_of_editions(*values);
  std::vector<std::pair<std::pair<std::size_t, std::uint32_t>, HistoryEntry>> ordered;
  for (const DocId each : documents) {
    base::Deadline::check();
    HistoryEntry entry{each, database.record(each)->record, {}};
    const std::uint32_t change = (*changes)[each];
    if (change != index::LabelColumn::kNone) entry.change = changes->labels()[change];
    const bool has_edition = editions[each] != index::LabelColumn::kNone;
    const std::size_t age = has_edition ? ages[editions[each]] : 0;
    ordered.push_back({{age, values->order(each)}, std::move(entry)});
  }
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<HistoryEntry> entries;
  for (auto& [key, entry] : ordered) entries.push_back(std::move(entry));
  return entries;
}

}  // namespace torikumi::search
