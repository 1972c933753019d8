// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/changes_page.hpp"

#include <algorithm>
#include <numeric>

#include "server/pages/feed.hpp"
#include "server/pages/hits.hpp"
#include "server/pages/link.hpp"
#include "server/pages/page_links.hpp"
#include "server/pages/rewrite_notes.hpp"
#include "server/pages/template.hpp"
#include "server/pages/wording_table.hpp"

namespace torikumi::server::pages {
namespace {

using schema::Field;
using search::ChangeStatus;

/// The page's address without its place in the list.
Link changes_link(const ChangesView& view) {
  Link link = Link("/changes")
                  .with("from", view.changes.from)
                  .with("to", view.changes.to)
                  .with("q", view.request.narrowed.query);
  for (const std::string& off : view.request.narrowed.off) link = link.with("off", off);
  for (const search::Filter& filter : view.request.narrowed.filters) {
    for (const std::string& value : filter.values) link = link.with(filter.facet, value);
  }
  for (const std::string& status : view.request.statuses) link = link.with("status", status);
  return link;
}

Data choices(const std::vector<std::string>& editions, const std::string& chosen) {
  Data list(Data::type::list);
  for (auto each = editions.rbegin(); each != editions.rend(); ++each) {
    Data choice;
    choice.set("value", *each);
    choice.set("chosen", *each == chosen);
    list.push_back(choice);
  }
  return list;
}

/// The counts of all statuses, each with the list of them.
Data counts_data(const search::ChangeCounts& counts, const Link& link) {
  Data list(Data::type::list);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Data each;
    each.set("label", std::string(search::label_of(static_cast<ChangeStatus>(i))));
    each.set("count", with_commas(counts[i]));
    if (counts[i] > 0 && link.may_repeat())
      each.set("href", link.without("status").with("status", search::kChangeStatusNames[i]).text());
    list.push_back(each);
  }
  return list;
}

Data table_data(const std::string& label, const std::string& facet,
                const std::vector<search::Changes::Row>& rows, const Link& link) {
  Data table;
  table.set("label", label);
  std::vector<std::string> statuses;
  for (std::size_t i = 0; i < search::kChangeStatuses; ++i)
    statuses.emplace_back(search::label_of(static_cast<ChangeStatus>(i)));
  table.set("statuses", list_data(statuses));
  Data lines(Data::type::list);
  for (const search::Changes::Row& each : rows) {
    Data line;
    line.set("name", each.name);
    line.set("counts", counts_data(each.counts, link.without(facet).with(facet, each.name)));
    lines.push_back(line);
  }
  table.set("lines", lines);
  return table;
}

Data change_data(const search::Change& change, const search::ChangeDetail& detail,
                 const ChangesView& view, const IndexSummary& holding) {
  const schema::Record& record = detail.later ? *detail.later : detail.formers.front();
  Data data;
  data.set("title", title_of(record));
  data.set("href", initiative_link(record.id).text());
  data.set("department", department_of(record, holding));
  if (!record[Field::kCategory].empty()) data.set("category", record[Field::kCategory]);
  data.set("status", std::string(search::label_of(change.status)));
  if (!detail.later || detail.formers.empty()) return data;
  Data formers(Data::type::list);
  for (const schema::Record& former : detail.formers) {
    const bool is_named_so = former[Field::kTitle] == record[Field::kTitle] &&
                             former[Field::kDepartment] == record[Field::kDepartment];
    if (is_named_so && detail.formers.size() == 1) continue;
    Data each;
    each.set("title", title_of(former));
    each.set("department", department_of(former, holding));
    each.set("href", initiative_link(former.id).text());
    formers.push_back(each);
  }
  data.set("formers", formers);
  constexpr std::uint8_t kSure = 75;  // percent
  data.set("unsure", change.confidence < kSure);
  data.set("from", view.changes.from);
  if (!detail.sentences.empty())
    data.set("wording",
             wording_table(detail.sentences, *view.fields, view.changes.from, view.changes.to));
  return data;
}

Data filters_data(const ChangesView& view, const Link& link) {
  Data chips(Data::type::list);
  const auto add = [&](const std::string& name, const std::string& value, const std::string& text) {
    Data chip;
    chip.set("value", text);
    chip.set("href", link.without(name, value).text());
    chips.push_back(chip);
  };
  for (const search::Filter& filter : view.request.narrowed.filters) {
    for (const std::string& value : filter.values) add(filter.facet, value, value);
  }
  for (const std::string& status : view.request.statuses) {
    const auto& names = search::kChangeStatusNames;
    const auto at = std::find(names.begin(), names.end(), status) - names.begin();
    add("status", status, std::string(search::label_of(static_cast<ChangeStatus>(at))));
  }
  return chips;
}

std::string links_of(const ChangesView& view, const Link& link) {
  const std::size_t last = (view.changes.listed.size() + kChangesAPage - 1) / kChangesAPage;
  const std::size_t page = view.offset / kChangesAPage + 1;
  const auto at = [&](std::size_t number) {
    return link.with("offset", number == 1 ? "" : std::to_string((number - 1) * kChangesAPage))
        .text();
  };
  return page_links(page, last, at);
}

}  // namespace

std::string changes_page(const ChangesView& view, const IndexSummary& holding) {
  Data data;
  const std::string heading = "版の違いを見る";
  data.set("heading", heading);
  if (view.editions.size() < 2) {
    Data alone;
    if (!view.editions.empty()) alone.set("edition", view.editions.front());
    data.set("alone", alone);
    return in_frame({heading, Menu::kChanges, "", holding}, render("changes.html", data));
  }
  const search::Changes& changes = view.changes;
  const Link link = changes_link(view);
  data.set("query", view.request.narrowed.query);
  data.set("unknown", view.is_unknown);
  Data compared;
  compared.set("from", changes.from);
  compared.set("to", changes.to);
  compared.set("from_choices", choices(view.editions, changes.from));
  compared.set("to_choices", choices(view.editions, changes.to));
  compared.set(
      "turned",
      link.without("from").without("to").with("from", changes.to).with("to", changes.from).text());
  Data kept(Data::type::list);  // what the form keeps beside its own fields
  for (const auto& [name, value] : link.parameters()) {
    if (name != "city" && name != "department" && name != "category" && name != "status") continue;
    Data each;
    each.set("name", name);
    each.set("value", value);
    kept.push_back(each);
  }
  compared.set("kept", kept);
  set_understood(compared, changes.rewrites, view.request.narrowed.off, link, false);
  compared.set("chips", filters_data(view, link));
  if (!changes.left_out.empty()) compared.set("left_out", listed(changes.left_out));
  compared.set("counts", counts_data(changes.counts, link));
  Data tables(Data::type::list);
  if (!changes.departments.empty()) {
    tables.push_back(table_data(std::string(schema::info(Field::kDepartment).label), "department",
                                changes.departments, link));
  }
  if (!changes.categories.empty()) {
    tables.push_back(table_data(std::string(schema::info(Field::kCategory).label), "category",
                                changes.categories, link));
  }
  compared.set("tables", tables);
  const Link file = link.at("/api/v1/changes.csv");
  compared.set("csv", file.text());
  compared.set("csv_cp932", file.with("charset", "cp932").text());
  compared.set("xlsx", link.at("/api/v1/changes.xlsx").text());
  compared.set("atom", link.at("/changes.atom").text());
  Data list(Data::type::list);
  for (std::size_t i = 0; i < view.details.size(); ++i)
    list.push_back(change_data(changes.listed[view.offset + i], view.details[i], view, holding));
  compared.set("list", list);
  compared.set("total", with_commas(changes.listed.size()));
  compared.set("start", std::to_string(view.offset + 1));
  const std::uint32_t all = std::accumulate(changes.counts.begin(), changes.counts.end(), 0U);
  compared.set("none_at_all", all == 0);
  compared.set("deep", view.details.empty() && !changes.listed.empty());
  compared.set("first", link.text());
  compared.set("pages", links_of(view, link));
  data.set("compared", compared);
  return in_frame({changes.from + "から" + changes.to + "への変化", Menu::kChanges,
                   link.at("/changes.atom").text(), holding},
                  render("changes.html", data));
}

std::string changes_feed(const ChangesView& view, const IndexSummary& holding,
                         const std::string& site) {
  const Link link = changes_link(view);
  std::vector<FeedEntry> entries;
  for (std::size_t i = 0; i < view.details.size(); ++i) {
    const search::ChangeDetail& detail = view.details[i];
    const schema::Record& record = detail.later ? *detail.later : detail.formers.front();
    FeedEntry entry;
    entry.record = &record;
    entry.title =
        std::string(search::label_of(view.changes.listed[i].status)) + "：" + title_of(record);
    for (const search::ChangedSentence& each : detail.sentences) {
      if (!entry.summary.empty()) entry.summary += "\n";
      entry.summary += (*view.fields)[each.field].label + "：";
      for (const search::Fragment& part : each.former) entry.summary += part.text;
      if (!each.former.empty()) entry.summary += " → ";
      for (const search::Fragment& part : each.later) entry.summary += part.text;
      if (each.later.empty()) entry.summary += "（なくなった文）";
    }
    entries.push_back(std::move(entry));
  }
  return feed({view.changes.from + "から" + view.changes.to + "への変化",
               site + link.at("/changes.atom").text(), site + link.text()},
              entries, holding, site);
}

}  // namespace torikumi::server::pages
