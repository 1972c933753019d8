// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/wards_page.hpp"

#include <algorithm>
#include <numeric>

#include "schema/field.hpp"
#include "search/similar/compare.hpp"
#include "server/pages/hits.hpp"
#include "server/pages/page_links.hpp"
#include "server/pages/rewrite_notes.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

using schema::Field;
using search::CrossTabRows;

const std::string& rows_name(CrossTabRows rows) {
  return search::kCrossTabRowNames[static_cast<std::size_t>(rows)];
}

/// The facet that the rows are of.
std::string facet_of(const WardsView& view) {
  return view.rows == CrossTabRows::kCities ? "city" : "department";
}

Link wards_link(const WardsView& view) {
  Link link = Link("/wards")
                  .with("q", view.query)
                  .with("rows", view.rows == CrossTabRows::kWards ? "" : rows_name(view.rows))
                  .with("edition", view.edition);
  for (const std::string& off : view.off) link = link.with("off", off);
  return link;
}

/// The search that the page counts, of all editions.
Link search_for(const WardsView& view) {
  Link link = Link("/search").with("q", view.query);
  for (const std::string& off : view.off) link = link.with("off", off);
  return link;
}

/// The search that a row counts.
Link search_for_row(const WardsView& view, std::size_t row) {
  const Link link = search_for(view).with(facet_of(view), view.matrix.rows[row]);
  return view.editions.size() > 1 ? link.with("edition", view.matrix.row_editions[row]) : link;
}

/// Whether one search counts what all rows do.
bool has_one_edition(const WardsView& view) {
  const auto& editions = view.matrix.row_editions;
  return view.editions.size() <= 1 ||
         (!editions.empty() && !editions.front().empty() &&
          std::all_of(editions.begin(), editions.end(),
                      [&](const std::string& each) { return each == editions.front(); }));
}

/// 0 to 4, by the largest count.
std::string heat(std::uint32_t count, std::uint32_t largest) {
  return count == 0 ? "0" : std::to_string(1 + 3 * count / std::max(largest, 1U));
}

/// A sum with the search that it counts.
Data count_data(std::uint32_t count, const Link& link) {
  Data data;
  data.set("count", with_commas(count));
  if (count > 0 && link.may_repeat()) data.set("href", link.text());
  return data;
}

/// The columns in the order of the page. What no row has is named below the table.
std::vector<std::size_t> columns_shown(const search::CrossTab& matrix, Data& data) {
  std::vector<std::size_t> order;
  std::string empty;
  for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
    if (matrix.column_totals[column] > 0) {
      order.push_back(column);
    } else {
      empty += (empty.empty() ? "" : "、") + matrix.columns[column];
    }
  }
  if (order.empty()) {
    order.resize(matrix.columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
  } else if (!empty.empty()) {
    data.set("empty_columns", empty);
  }
  // What has most comes first: on a narrow screen the rest must be scrolled to.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return matrix.column_totals[a] > matrix.column_totals[b];
  });
  return order;
}

void set_matrix(Data& data, const WardsView& view) {
  const search::CrossTab& matrix = view.matrix;
  std::uint32_t largest = 0;
  for (const auto& row : matrix.counts) {
    for (const std::uint32_t count : row) largest = std::max(largest, count);
  }
  const std::vector<std::size_t> order = columns_shown(matrix, data);
  std::vector<std::string> columns;
  for (const std::size_t column : order) columns.push_back(matrix.columns[column]);
  data.set("columns", list_data(columns));
  Data lines(Data::type::list);
  for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
    Data line;
    line.set("name", matrix.rows[row]);
    line.set("total", count_data(matrix.row_totals[row], search_for_row(view, row)));
    Data cells(Data::type::list);
    for (const std::size_t column : order) {
      const std::uint32_t count = matrix.counts[row][column];
      Data cell;
      cell.set("count", with_commas(count));
      cell.set("heat", heat(count, largest));
      if (count > 0) {
        cell.set("href", search_for_row(view, row).with("category", matrix.columns[column]).text());
      }
      cells.push_back(cell);
    }
    line.set("cells", cells);
    lines.push_back(line);
  }
  data.set("lines", lines);
  Link rows = search_for(view);
  if (view.editions.size() > 1)
    rows = rows.with("edition", matrix.row_editions.empty() ? "" : matrix.row_editions.front());
  if (view.rows == CrossTabRows::kWards) {
    for (const std::string& row : matrix.rows) rows = rows.with("department", row);
  }
  const bool is_one = has_one_edition(view);
  Data sums(Data::type::list);
  const auto add_sum = [&](std::uint32_t count, const Link& link) {
    Data sum;
    sum.set("count", with_commas(count));
    sums.push_back(is_one ? count_data(count, link) : sum);
  };
  for (const std::size_t column : order)
    add_sum(matrix.column_totals[column], rows.with("category", matrix.columns[column]));
  add_sum(std::accumulate(matrix.row_totals.begin(), matrix.row_totals.end(), 0U), rows);
  data.set("sums", sums);
}

void set_who(Data& data, const WardsView& view, const IndexSummary& holding) {
  std::vector<std::size_t> rows(view.matrix.rows.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return view.matrix.row_totals[a] > view.matrix.row_totals[b];
  });
  Data have_list(Data::type::list);
  std::vector<std::string> without;
  for (const std::size_t row : rows) {
    const std::string& name = view.matrix.rows[row];
    if (view.matrix.row_totals[row] == 0) {
      without.push_back(name);
      continue;
    }
    Data each;
    each.set("name", name);
    each.set("count", with_commas(view.matrix.row_totals[row]));
    each.set("href", search_for_row(view, row).text());
    if (const auto said = view.who.of_rows.find(name); said != view.who.of_rows.end())
      each.set("sentence", said->second.sentence);
    have_list.push_back(each);
  }
  Data asked;
  if (without.size() < rows.size()) {
    Data have;
    have.set("each", have_list);
    asked.set("have", have);
  }
  if (!without.empty()) {
    Data have_not;
    have_not.set("each", list_data(without));
    asked.set("have_not", have_not);
  }
  // Where a bureau writes of all wards, a ward without a row of its own is not said to be without.
  const bool is_every = view.rows != CrossTabRows::kCities && !view.who.of_every_ward.empty();
  asked.set("heading_not",
            is_every ? unit_of(view.rows) + "自身の記載なし" : std::string("この資料に記載なし"));
  if (is_every) {
    Data every_list(Data::type::list);
    for (const search::Statement& each : view.who.of_every_ward) {
      Data one;
      one.set("department", department_of(each.record, holding));
      one.set("title", title_of(each.record));
      one.set("href", initiative_link(each.record.id).text());
      one.set("sentence", each.sentence);
      every_list.push_back(one);
    }
    Data every;
    every.set("each", every_list);
    asked.set("every", every);
  }
  data.set("asked", asked);
}

Data theme_data(const search::Theme& theme, const WardsView& view, const IndexSummary& holding) {
  Data data;
  data.set("number", std::to_string(theme.number + 1));
  data.set("terms", theme_name(theme));
  Data initiatives(Data::type::list);
  Link compare("/compare");
  for (const schema::Record& record : theme.initiatives) {
    Data each;
    each.set("department", department_of(record, holding));
    each.set("title",
             title_of(record) + (record.edition.empty() ? "" : "（" + record.edition + "）"));
    each.set("href", initiative_link(record.id).text());
    each.set("matches", view.matching.contains(record.id));
    initiatives.push_back(each);
    compare = compare.with("id", record.id);
  }
  data.set("initiatives", initiatives);
  // A list of all departments of a state would hide the theme.
  constexpr std::size_t kMostNamed = 12;
  std::string missing;
  for (std::size_t i = 0; i < theme.missing.size() && i < kMostNamed; ++i)
    missing += (i == 0 ? "" : "、") + theme.missing[i];
  if (theme.missing.size() > kMostNamed)
    missing += "、ほか" + with_commas(theme.missing.size() - kMostNamed);
  if (!missing.empty()) data.set("missing", missing);
  if (theme.initiatives.size() <= search::kMostCompared) data.set("compare", compare.text());
  return data;
}

/// Which ward is in which theme, where the columns are few enough to be seen at once.
void set_themes_map(Data& data, const WardsView& view, const IndexSummary& holding) {
  constexpr std::size_t kMostColumns = 20;
  const std::vector<std::string>& wards = view.matrix.rows;
  if (view.rows == CrossTabRows::kCities || view.themes.size() < 2 || wards.size() > kMostColumns)
    return;
  Data map;
  map.set("columns", list_data(wards));
  Data lines(Data::type::list);
  for (const search::Theme& theme : view.themes) {
    Data line;
    line.set("number", std::to_string(theme.number + 1));
    line.set("terms", theme_name(theme));
    Data cells(Data::type::list);
    for (const std::string& ward : wards) {
      Data cell;
      const auto own = std::find_if(
          theme.initiatives.begin(), theme.initiatives.end(),
          [&](const schema::Record& record) { return department_of(record, holding) == ward; });
      if (own != theme.initiatives.end()) {
        cell.set("href", initiative_link(own->id).text());
        cell.set("title", title_of(*own));
      }
      cells.push_back(cell);
    }
    line.set("cells", cells);
    lines.push_back(line);
  }
  map.set("lines", lines);
  data.set("map", map);
}

}  // namespace

std::string unit_of(CrossTabRows rows) {
  if (rows == CrossTabRows::kCities) return "自治体";
  return rows == CrossTabRows::kDepartments ? "部署" : "区";
}

std::string theme_name(const search::Theme& theme) {
  std::string name;
  for (const std::string& term : theme.terms) name += (name.empty() ? "" : "・") + term;
  return name.empty() ? "名のないテーマ" : name;
}

Link theme_link(std::size_t number) {
  const std::size_t page = number / kThemesAPage;
  return Link("/wards")
      .with("themes", page == 0 ? "" : std::to_string(page + 1))
      .part("theme-" + std::to_string(number + 1));
}

std::string wards_page(const WardsView& view, const IndexSummary& holding) {
  const std::string heading = holding.has_wards ? "区ごとに見る" : "部署ごとに見る";
  Data data;
  data.set("heading", heading);
  data.set("query", view.query);
  data.set("unit", unit_of(view.rows));
  data.set("column_label", std::string(schema::info(Field::kCategory).label));
  std::vector<std::pair<CrossTabRows, const char*>> rows;
  if (holding.has_wards) rows.emplace_back(CrossTabRows::kWards, "区役所のみ");
  rows.emplace_back(CrossTabRows::kDepartments, "すべての部署");
  if (holding.has_cities) rows.emplace_back(CrossTabRows::kCities, "自治体");
  if (rows.size() > 1) {
    Data choice;
    Data choices(Data::type::list);
    for (const auto& [each_rows, text] : rows) {
      Data each;
      each.set("value", rows_name(each_rows));
      each.set("text", text);
      each.set("checked", each_rows == view.rows);
      choices.push_back(each);
    }
    choice.set("choices", choices);
    choice.set("rows_of", holding.has_cities ? "部署・自治体" : "部署");
    data.set("rows_choice", choice);
  }
  if (view.editions.size() > 1) {
    Data choice;
    Data choices(Data::type::list);
    const auto add = [&](const std::string& value, const std::string& text, bool chosen) {
      Data each;
      each.set("value", value);
      each.set("text", text);
      each.set("chosen", chosen);
      choices.push_back(each);
    };
    add("", holding.has_cities ? "各自治体の最新の版" : "最新の版", view.edition.empty());
    for (auto each = view.editions.rbegin(); each != view.editions.rend(); ++each)
      add(*each, *each, *each == view.edition);
    choice.set("choices", choices);
    data.set("edition_choice", choice);
    std::string counted;
    for (const std::string& each : view.matrix.editions)
      counted += (counted.empty() ? "" : "・") + each;
    data.set("counted", counted);
  }
  set_understood(data, view.rewrites, view.off, wards_link(view), false);
  if (view.suggestion) {
    Data suggestion;
    suggestion.set("text", *view.suggestion);
    suggestion.set("href",
                   wards_link(view).without("q").without("off").with("q", *view.suggestion).text());
    data.set("suggestion", suggestion);
  }
  if (!view.query.empty()) set_who(data, view, holding);
  set_matrix(data, view);
  const Link csv =
      wards_link(view).at("/matrix.csv").without("rows").with("rows", rows_name(view.rows));
  data.set("xlsx", Link(csv).at("/matrix.xlsx").text());
  data.set("csv", csv.text());
  data.set("csv_cp932", csv.with("charset", "cp932").text());
  Data themes(Data::type::list);
  for (const search::Theme& theme : view.themes) themes.push_back(theme_data(theme, view, holding));
  data.set("themes", themes);
  set_themes_map(data, view, holding);
  const std::size_t last = (view.all_themes + kThemesAPage - 1) / kThemesAPage;
  data.set("pages", page_links(
                        view.themes_page + 1, last,
                        [&](std::size_t page) {
                          return wards_link(view)
                              .with("themes", page == 1 ? "" : std::to_string(page))
                              .part("themes")
                              .text();
                        },
                        "テーマのページ"));
  const std::string title = view.query.empty() ? heading : "「" + view.query + "」を" + heading;
  return in_frame({title, Menu::kWards, "", holding}, render("wards.html", data));
}

}  // namespace torikumi::server::pages
