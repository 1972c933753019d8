// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/initiative_page.hpp"

#include <algorithm>
#include <filesystem>

#include "api/citation.hpp"
#include "search/timeline/timeline.hpp"
#include "server/pages/hits.hpp"
#include "server/pages/link.hpp"
#include "server/pages/related_list.hpp"
#include "server/pages/template.hpp"
#include "server/pages/text_blocks.hpp"
#include "server/pages/wards_page.hpp"
#include "server/pages/wording_table.hpp"

namespace torikumi::server::pages {
namespace {

using schema::Field;

Data facts(const schema::Record& record, const index::SourceDocument& document,
           const schema::Collection& collection, const IndexSummary& holding) {
  Data list(Data::type::list);
  const auto add = [&](const std::string& label, const std::string& value,
                       const std::string& href) {
    if (value.empty()) return;
    Data fact;
    fact.set("label", label);
    fact.set("value", value);
    if (!href.empty()) fact.set("href", href);
    list.push_back(fact);
  };
  const auto narrowed = [](const std::string& facet, const std::string& value) {
    return Link("/search").with(facet, value).text();
  };
  add("自治体", record.city, narrowed("city", record.city));
  for (const schema::FieldInfo& field : schema::kFields) {
    const std::string& value = record[field.field];
    if (field.is_label)
      add(std::string(field.label), value,
          narrowed(std::string(field.name),
                   field.field == Field::kDepartment ? department_of(record, holding) : value));
  }
  const std::string& department = record[Field::kDepartment];
  if (const std::string now = collection.present_name(department); now != department)
    add("今の部署名", now, narrowed("department", now));
  add("版", record.edition, narrowed("edition", record.edition));
  if (holding.has_due) {
    for (const int year : search::due_years_of(record, *collection.fields))
      add("期限", search::due_label(year),
          Link("/timeline")
              .with("due", std::to_string(year))
              .with("edition", record.edition)
              .text());
  }
  for (std::size_t i = 0; i < collection.further.size() && i < record.further.size(); ++i)
    if (!collection.further[i].is_text) add(collection.further[i].label, record.further[i], "");
  const bool is_named = !document.title.empty() || !document.url.empty();
  const std::string name = document.title.empty()
                               ? std::filesystem::path(record.origin.source).filename().string()
                               : document.title;
  if (is_named)
    add("資料", document.date.empty() ? name : name + "（" + document.date + "）", document.url);
  add("利用条件", document.licence, "");
  return list;
}

/// The record through the editions, and what was reworded since its former self.
void set_history(Data& data, const InitiativeView& view, const schema::FieldTable& fields) {
  if (view.history.size() < 2) return;
  const schema::Record& own = view.hit.record;
  Data history;
  Data years(Data::type::list);
  for (const search::HistoryEntry& each : view.history) {
    Data year;
    year.set("edition", each.record.edition);
    year.set("title", title_of(each.record));
    year.set("department", each.record[Field::kDepartment]);
    year.set("here", each.record.id == own.id);
    year.set("href", initiative_link(each.record.id).text());
    if (!each.change.empty()) year.set("status", each.change);
    years.push_back(year);
  }
  history.set("years", years);
  if (!view.sentences.empty()) {
    history.set("wording", wording_table(view.sentences, fields, view.former_edition, own.edition));
  }
  data.set("history", history);
}

}  // namespace

std::string initiative_page(const InitiativeView& view, const schema::Collection& collection,
                            const IndexSummary& holding) {
  const schema::Record& record = view.hit.record;
  Data data;
  if (view.from.starts_with("/search?")) {
    data.set("back", view.from);
  } else if (!view.query.empty()) {
    data.set("back", Link("/search").with("q", view.query).text());
  }
  const auto& title = view.hit.marked[schema::index_of(Field::kTitle)];
  data.set("title",
           fragments_data(title.empty() ? std::vector<search::Fragment>{{title_of(record), false}}
                                        : title));
  data.set("facts", facts(record, view.document, collection, holding));
  data.set("texts", prose_data(view.hit, *collection.fields));
  set_history(data, view, *collection.fields);
  data.set("citation", api::citation(record, view.document, holding.site));
  if (view.theme) {
    Data theme;
    theme.set("in", holding.has_wards ? "複数の区" : "複数の部署");
    theme.set("terms", theme_name(*view.theme));
    theme.set("href", theme_link(view.theme->number).text());
    if (view.elsewhere > 0) theme.set("elsewhere", with_commas(view.elsewhere));
    theme.set("elsewhere_of", holding.has_wards ? "ほかの区" : "ほかの部署");
    data.set("theme", theme);
  }
  Data groups(Data::type::list);
  const auto add = [&](const std::string& heading,
                       const std::vector<search::RelatedRecord>& related) {
    if (related.empty()) return;
    Data group;
    group.set("heading", heading);
    group.set("related", related_list(related, &record, view.in_theme, holding));
    groups.push_back(group);
  };
  add("ほかの自治体", view.in_other_cities);
  const bool is_ward = collection.is_ward(collection.present_name(record[Field::kDepartment]));
  add(is_ward ? "ほかの区" : "区役所の取組", view.in_other_wards);
  add(holding.has_wards ? "ほかの局など" : "ほかの部署", view.in_other_departments);
  data.set("groups", groups);
  data.set("linked_data", view.linked_data);
  const auto neighbour = [&](const char* name, const std::optional<schema::Record>& other) {
    if (!other) return;
    Data link;
    link.set("title", title_of(*other));
    link.set("href", initiative_link(other->id).text());
    data.set(name, link);
  };
  neighbour("before", view.neighbours.before);
  neighbour("behind", view.neighbours.behind);
  return in_frame({title_of(record), Menu::kNone, "", holding, initiative_link(record.id).text()},
                  render("initiative.html", data));
}

}  // namespace torikumi::server::pages
