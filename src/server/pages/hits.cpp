// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/hits.hpp"

#include <algorithm>

#include "server/pages/link.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

using schema::Field;

const char* met(const search::Hit& hit) {
  if (hit.widened) return "一部のキーワードだけを含む";
  switch (hit.match) {
    case search::Match::kPartial:
      return "語の一部に一致";
    case search::Match::kLabel:
      return "部署・項目の名称に一致";
    case search::Match::kWord:
      break;
  }
  return "";
}

/// The title with its matches, which are among the snippets.
std::vector<search::Fragment> title_fragments(const search::Hit& hit) {
  for (const search::Snippet& snippet : hit.snippets) {
    std::string text;
    for (const search::Fragment& each : snippet.fragments) text += each.text;
    // A snippet is cut where a title is very long.
    if (snippet.field == Field::kTitle && text == hit.record[Field::kTitle])
      return snippet.fragments;
  }
  return {{title_of(hit.record), false}};
}

}  // namespace

std::string department_of(const schema::Record& record, const IndexSummary& holding) {
  const std::string& department = record[Field::kDepartment];
  return holding.has_cities && !record.city.empty() ? record.city + " " + department : department;
}

std::string title_of(const schema::Record& record) {
  const std::string& title = record[Field::kTitle];
  return title.empty() ? "（名称の記載なし）" : title;
}

std::string editions_text(const search::Hit& hit) {
  std::string text = hit.record.edition;
  for (std::size_t i = 1; i < hit.editions.size(); ++i) text += "・" + hit.editions[i].edition;
  return text;
}

std::string cards(const HitsView& view, const IndexSummary& holding) {
  Data hits(Data::type::list);
  for (std::size_t i = 0; i < view.hits.size(); ++i) {
    const search::Hit& hit = *view.hits[i];
    const schema::Record& record = hit.record;
    Data each;
    each.set("href", initiative_link(record.id, view.query, view.from).text());
    each.set("related", initiative_link(record.id, view.query, view.from).part("related").text());
    each.set("id", record.id);
    each.set("title", fragments_data(title_fragments(hit)));
    each.set("plain_title", title_of(record));
    each.set("department", department_of(record, holding));
    if (!record[Field::kCategory].empty()) each.set("category", record[Field::kCategory]);
    if (!record.edition.empty()) each.set("edition", record.edition);
    Data older(Data::type::list);
    for (std::size_t k = 1; k < hit.editions.size(); ++k) {
      Data one;
      one.set("edition", hit.editions[k].edition);
      one.set("href", initiative_link(hit.editions[k].id, view.query, view.from).text());
      older.push_back(one);
    }
    each.set("older", older);
    if (*met(hit) != '\0') each.set("met", met(hit));
    if (view.elsewhere[i] > 0) {
      each.set("elsewhere", with_commas(view.elsewhere[i]));
      each.set("elsewhere_of", holding.has_wards ? "ほかの区" : "ほかの部署");
    }
    Data snippets(Data::type::list);
    for (const search::Snippet& snippet : hit.snippets) {
      if (snippet.field == Field::kTitle) continue;
      Data one;
      one.set("label", snippet.label);
      one.set("fragments", fragments_data(snippet.fragments));
      one.set("before", snippet.text_before);
      one.set("behind", snippet.text_behind);
      snippets.push_back(one);
    }
    each.set("snippets", snippets);
    hits.push_back(each);
  }
  Data data;
  data.set("hits", hits);
  data.set("start", std::to_string(view.hits.empty() ? 1 : view.hits.front()->rank));
  return render("cards.html", data);
}

std::string hits_table(const HitsView& view, const std::string& caption) {
  Data data;
  data.set("caption", caption);
  std::vector<std::string> columns;
  for (const schema::FieldTable::Entry& field : view.fields->all()) columns.push_back(field.label);
  const bool any_edition = std::any_of(view.hits.begin(), view.hits.end(), [](const auto* hit) {
    return !hit->record.edition.empty();
  });
  const bool any_city = std::any_of(view.hits.begin(), view.hits.end(),
                                    [](const auto* hit) { return !hit->record.city.empty(); });
  if (any_edition) columns.emplace_back("版");
  if (any_city) columns.emplace_back("自治体");
  data.set("columns", list_data(columns));
  Data hits(Data::type::list);
  for (const search::Hit* hit : view.hits) {
    Data each;
    each.set("id", hit->record.id);
    each.set("plain_title", title_of(hit->record));
    Data cells(Data::type::list);
    for (const schema::FieldTable::Entry& field : view.fields->all()) {
      const auto& marked = hit->marked[schema::index_of(field.field)];
      const bool heading = field.field == Field::kTitle;
      Data cell;
      cell.set("heading", heading);
      cell.set("name", field.name);
      if (heading) cell.set("href", initiative_link(hit->record.id, view.query, view.from).text());
      if (heading && hit->widened) cell.set("met", met(*hit));
      cell.set("fragments",
               fragments_data(heading && marked.empty()
                                  ? std::vector<search::Fragment>{{title_of(hit->record), false}}
                                  : marked));
      cells.push_back(cell);
    }
    const auto add_label = [&](const char* name, const std::string& label) {
      Data cell;
      cell.set("heading", false);
      cell.set("name", name);
      cell.set("fragments", fragments_data({{label, false}}));
      cells.push_back(cell);
    };
    if (any_edition) add_label("edition", editions_text(*hit));
    if (any_city) add_label("city", hit->record.city);
    each.set("cells", cells);
    hits.push_back(each);
  }
  data.set("hits", hits);
  return render("table.html", data);
}

}  // namespace torikumi::server::pages
