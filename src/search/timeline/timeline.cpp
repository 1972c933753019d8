// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/timeline/timeline.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/highlight/highlighter.hpp"
#include "text/milestones.hpp"
#include "text/sentences.hpp"
#include "text/years.hpp"

namespace torikumi::search {
namespace {

struct Entry {
  int year = 0;
  std::uint32_t order = 0;
  Xapian::docid document = 0;

  friend auto operator<=>(const Entry&, const Entry&) = default;
};

/// The years that the request's filter leaves.
std::set<int> years_asked(const Request& request, const std::vector<int>& all) {
  std::set<int> asked(all.begin(), all.end());
  if (const Filter* due = filter_of(request.filters, "due")) {
    std::set<std::optional<int>> named;
    for (const std::string& value : due->values) named.insert(text::fiscal_year_called(value));
    std::erase_if(asked, [&](int year) { return !named.contains(year); });
  }
  return asked;
}

std::vector<Entry> entries_of(Searcher& searcher, const Request& request, Timeline& timeline) {
  index::Database& database = searcher.database();
  const auto values = database.doc_values();
  const auto due = database.due_years();
  const std::set<int> asked = years_asked(request, due->years());
  Request all = request;
  all.sort = Sort::kSource;
  Searcher::Listing listing = searcher.list(all);
  timeline.rewrites = std::move(listing.rewrites);
  std::optional<EditionScope> scope;
  if (filter_of(request.filters, "edition") == nullptr) {
    scope = edition_scope(*values, "");
    timeline.editions = scope->editions;
  } else {
    timeline.editions = filter_of(request.filters, "edition")->values;
  }
  std::vector<Entry> entries;
  for (const Xapian::docid document : listing.documents) {
    base::Deadline::check();
    const std::uint32_t set = due->sets()[document];
    if (set == index::LabelColumn::kNone || (scope && !scope->documents.contains(document)))
      continue;
    for (const int year : due->years_of_sets()[set]) {
      if (asked.contains(year)) entries.push_back({year, values->order(document), document});
    }
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

void count(const index::DocValues& values, const std::vector<Entry>& entries, Timeline& timeline) {
  const index::LabelColumn& departments = values.column(schema::slot::kDepartment);
  const auto label_of = [&](const Entry& each) {
    const std::uint32_t label = departments[each.document];
    return label == index::LabelColumn::kNone ? std::string() : departments.labels()[label];
  };
  std::map<std::string, std::uint32_t> first;  // the place of the first in the sources
  std::set<int> years;
  for (const Entry& each : entries) {
    const auto [known, fresh] = first.emplace(label_of(each), each.order);
    if (!fresh) known->second = std::min(known->second, each.order);
    years.insert(each.year);
  }
  timeline.years.assign(years.begin(), years.end());
  for (const auto& [label, order] : first) timeline.rows.push_back(label);
  std::stable_sort(timeline.rows.begin(), timeline.rows.end(),
                   [&](const std::string& a, const std::string& b) { return first[a] < first[b]; });
  timeline.counts.assign(timeline.rows.size(), std::vector<std::uint32_t>(years.size()));
  for (const Entry& each : entries) {
    const auto row = std::find(timeline.rows.begin(), timeline.rows.end(), label_of(each));
    const auto year = std::lower_bound(timeline.years.begin(), timeline.years.end(), each.year);
    ++timeline.counts[static_cast<std::size_t>(row - timeline.rows.begin())]
                     [static_cast<std::size_t>(year - timeline.years.begin())];
  }
}

/// The sentence without the blanks at its ends, cut at the date.
DueItem::Sentence sentence_of(const std::string& text, schema::Field field,
                              const text::Milestone& due) {
  const base::ByteRange range = text::trimmed(text, due.sentence);
  return {field, to_fragments(text, range, {{due.range, 1}}), {}};
}

DueItem item_of(Searcher& searcher, const Entry& entry) {
  DueItem item{entry.year, searcher.record(entry.document), {}};
  for (const schema::FieldTable::Entry& field : searcher.database().collection().fields->all()) {
    if (!schema::is_prose(field)) continue;
    const std::string& text = item.record[field.field];
    const std::vector<text::Milestone> all =
        text::milestones(text, field.field == schema::Field::kDirection);
    std::set<std::string_view> told;  // sentences
    for (const text::Milestone& each : all) {
      if (!each.is_due() || each.date->fiscal_year() != entry.year) continue;
      if (!told.insert(base::slice(text, each.sentence)).second) continue;
      DueItem::Sentence sentence = sentence_of(text, field.field, each);
      for (const text::Milestone& figure : all) {
        if (figure.kind == text::Milestone::Kind::kFigure && figure.date == each.date &&
            figure.sentence == each.sentence)
          sentence.figures.emplace_back(base::slice(text, figure.range));
      }
      item.sentences.push_back(std::move(sentence));
    }
  }
  return item;
}

}  // namespace

std::vector<int> due_years_of(const schema::Record& record, const schema::FieldTable& fields) {
  std::set<int> years;
  for (const schema::FieldTable::Entry& field : fields.all()) {
    if (!schema::is_prose(field)) continue;
    for (const text::Milestone& each :
         text::milestones(record[field.field], field.field == schema::Field::kDirection)) {
      if (each.is_due()) years.insert(each.date->fiscal_year());
    }
  }
  return {years.begin(), years.end()};
}

Timeline timeline(Searcher& searcher, const Request& request) {
  Timeline timeline;
  const std::vector<Entry> entries = entries_of(searcher, request, timeline);
  count(*searcher.database().doc_values(), entries, timeline);
  timeline.total = static_cast<std::uint32_t>(entries.size());
  timeline.offset = request.offset;
  for (std::size_t i = request.offset; i < entries.size() && timeline.items.size() < request.limit;
       ++i) {
    base::Deadline::check();
    timeline.items.push_back(item_of(searcher, entries[i]));
  }
  return timeline;
}

}  // namespace torikumi::search
