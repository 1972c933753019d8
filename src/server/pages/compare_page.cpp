// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/compare_page.hpp"

#include "server/pages/hits.hpp"
#include "server/pages/link.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

using schema::Field;

std::string compare_page(const search::Comparison& comparison, const IndexSummary& holding) {
  Data data;
  const std::size_t many = comparison.records.size();
  data.set("many", std::to_string(many));
  Link all("/compare");
  for (const schema::Record& record : comparison.records) all = all.with("id", record.id);
  data.set("xlsx", all.at("/compare.xlsx").text());
  data.set("csv", all.at("/compare.csv").text());
  data.set("csv_cp932", all.at("/compare.csv").with("charset", "cp932").text());
  if (!comparison.common.empty()) {
    Data shared;
    Data terms(Data::type::list);
    for (const search::CommonTerm& common : comparison.common) {
      std::string who;
      for (const std::size_t i : common.shared)
        who += (who.empty() ? "" : "・") + std::to_string(i + 1);
      Data term;
      term.set("term", common.term);
      if (common.shared.size() < many) term.set("who", who);
      terms.push_back(term);
    }
    shared.set("terms", terms);
    shared.set("partly", many > search::kFewestCompared);
    data.set("shared", shared);
  }
  Data records(Data::type::list);
  for (std::size_t i = 0; i < many; ++i) {
    const schema::Record& record = comparison.records[i];
    const auto& marked = comparison.marked[i];
    Data each;
    each.set("number", std::to_string(i + 1));
    each.set("href", initiative_link(record.id).text());
    const auto& title = marked[schema::index_of(Field::kTitle)];
    each.set("title",
             fragments_data(title.empty() ? std::vector<search::Fragment>{{title_of(record), false}}
                                          : title));
    each.set("department", department_of(record, holding));
    if (!record[Field::kCategory].empty()) each.set("category", record[Field::kCategory]);
    if (!record.edition.empty()) each.set("edition", record.edition);
    Data texts(Data::type::list);
    for (const schema::FieldTable::Entry& prose : comparison.fields->all()) {
      if (!is_prose(prose)) continue;
      Data text;
      text.set("label", prose.label);
      text.set("fragments", fragments_data(marked[schema::index_of(prose.field)]));
      texts.push_back(text);
    }
    each.set("texts", texts);
    if (many > search::kFewestCompared) each.set("remove", all.without("id", record.id).text());
    records.push_back(each);
  }
  data.set("records", records);
  return in_frame({"取組を並べて比べる", Menu::kNone, "", holding}, render("compare.html", data));
}

std::string compare_help_page(const std::string& fault, const std::vector<schema::Record>& chosen,
                              const IndexSummary& holding) {
  Data data;
  if (!fault.empty()) data.set("fault", fault);
  if (!chosen.empty()) {
    Data choice;
    Data records(Data::type::list);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      Data each;
      each.set("id", chosen[i].id);
      each.set("title", title_of(chosen[i]));
      each.set("department", department_of(chosen[i], holding));
      each.set("checked", i < search::kMostCompared);
      records.push_back(each);
    }
    choice.set("records", records);
    data.set("chosen", choice);
  }
  return in_frame({"取組を並べて比べる", Menu::kNone, "", holding}, render("choose.html", data));
}

}  // namespace torikumi::server::pages
