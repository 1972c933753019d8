// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/overview_page.hpp"

#include <algorithm>
#include <functional>

#include "server/pages/link.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

using search::LabelCount;

/// Of a count, its search, and where its label leads; an empty text is no link.
struct RowLinks {
  std::string search;
  std::string label;
};
using LinksOf = std::function<RowLinks(const LabelCount&)>;

/// A table of bars: 1000 is as wide as the largest.
Data chart(const std::string& id, const std::string& heading, const std::string& column,
           const std::vector<LabelCount>& counts, const LinksOf& links_of) {
  std::uint32_t largest = 1;
  for (const LabelCount& each : counts) largest = std::max(largest, each.count);
  Data data;
  data.set("id", id);
  data.set("heading", heading);
  data.set("column", column);
  Data rows(Data::type::list);
  for (const LabelCount& each : counts) {
    const RowLinks links = links_of(each);
    Data row;
    row.set("label", each.label);
    row.set("count", with_commas(each.count));
    row.set("width", std::to_string((std::uint64_t{each.count} * 1000 + largest / 2) / largest));
    if (!links.search.empty()) row.set("href", links.search);
    if (!links.label.empty()) row.set("about", links.label);
    rows.push_back(row);
  }
  data.set("rows", rows);
  return data;
}

/// The search of what the page counts.
Link search_of(const OverviewView& view, const IndexSummary& holding) {
  Link link = Link("/search").with("department", view.department);
  const auto& counted = view.overview.counted;
  if (holding.has_editions && counted.size() == 1) link = link.with("edition", counted.front());
  return link;
}

Data charts_data(const OverviewView& view, const IndexSummary& holding) {
  const search::Overview& overview = view.overview;
  const Link of_page = search_of(view, holding);
  const bool is_one = overview.is_one_edition;
  Data charts(Data::type::list);
  const auto add = [&](Data chart) { charts.push_back(std::move(chart)); };
  if (view.department.empty() && !overview.departments.empty()) {
    add(chart("departments", "部署ごとの件数", "部署", overview.departments,
              [&](const LabelCount& each) {
                return RowLinks{is_one ? of_page.with("department", each.label).text() : "",
                                Link("/overview").with("department", each.label).text()};
              }));
  }
  if (!overview.categories.empty()) {
    add(chart("categories", "項目ごとの件数", "項目", overview.categories,
              [&](const LabelCount& each) {
                return RowLinks{is_one ? of_page.with("category", each.label).text() : "", ""};
              }));
  }
  if (!overview.years.empty()) {
    std::vector<LabelCount> years = overview.years;
    for (LabelCount& each : years) each.label += "年";
    add(chart("years", "本文にある年ごとの件数", "年", years, [&](const LabelCount& each) {
      return RowLinks{is_one ? of_page.with("q", each.label).text() : "", ""};
    }));
  }
  if (overview.editions.size() > 1) {
    add(chart("editions", "版ごとの件数", "版", overview.editions, [&](const LabelCount& each) {
      return RowLinks{of_page.without("edition").with("edition", each.label).text(), ""};
    }));
  }
  return charts;
}

void set_department(Data& data, const OverviewView& view, const IndexSummary& holding) {
  if (view.department.empty()) return;
  Data own;
  Data words(Data::type::list);
  for (const search::TellingWord& each : view.overview.words) {
    Data word;
    word.set("text", each.text);
    word.set("here", with_commas(each.here));
    word.set("elsewhere", with_commas(each.elsewhere));
    word.set("href", search_of(view, holding).with("q", "\"" + each.text + "\"").text());
    words.push_back(word);
  }
  own.set("words", words);
  own.set("any", !view.overview.words.empty());
  own.set("none", view.overview.total == 0);
  own.set("former", Link("/search").with("department", view.department).text());
  own.set("name", view.department);
  own.set("all", search_of(view, holding).text());
  own.set("print", search_of(view, holding).at("/print").text());
  data.set("own", own);
}

}  // namespace

std::string overview_page(const OverviewView& view, const IndexSummary& holding) {
  const std::string heading = view.department.empty() ? "全体像" : view.department + "の全体像";
  Data data;
  data.set("heading", heading);
  data.set("total", with_commas(view.overview.total));
  if (!view.overview.counted.empty()) data.set("counted", listed(view.overview.counted));
  data.set("has_departments", !view.overview.departments.empty());
  set_department(data, view, holding);
  data.set("charts", charts_data(view, holding));
  return in_frame({heading, Menu::kOverview, "", holding}, render("overview.html", data));
}

}  // namespace torikumi::server::pages
