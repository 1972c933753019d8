// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/report_page.hpp"

#include <algorithm>
#include <cmath>

#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

/// Rows of each table: more are in the CSV.
constexpr std::size_t kMostRows = 50;

/// The last days of the chart.
constexpr std::size_t kMostDays = 60;

/// Words alone, which can stand in a line of synonyms.
bool is_plain(const std::string& query) {
  return query.find_first_of("\"-=>|():*") == std::string::npos &&
         query.find("OR") == std::string::npos;
}

Data query_data(const api::UsedQuery& query) {
  Data data;
  data.set("query", query.query);
  data.set("times", with_commas(query.times));
  data.set("clients", with_commas(query.clients));
  data.set("hits", with_commas(query.hits));
  data.set("opened", with_commas(query.opened));
  data.set("slowest", with_commas(static_cast<std::uint64_t>(std::lround(query.slowest))));
  Data proposals(Data::type::list);
  for (const std::string& each : query.proposals) {
    Data line;
    line.set("line", is_plain(query.query) ? query.query + " > " + each : each);
    proposals.push_back(line);
  }
  data.set("proposals", proposals);
  return data;
}

/// The first of those that `is_in` takes.
template <typename IsIn>
Data rows_of(const std::vector<api::UsedQuery>& queries, IsIn is_in) {
  Data rows(Data::type::list);
  std::size_t count = 0;
  for (const api::UsedQuery& each : queries) {
    if (!is_in(each)) continue;
    if (++count > kMostRows) break;
    rows.push_back(query_data(each));
  }
  return rows;
}

/// Bars of searches by day, those without a hit within them.
Data chart_data(const std::vector<api::UsedDay>& days) {
  constexpr int kStep = 16;
  constexpr int kHeight = 120;
  const std::size_t first = days.size() > kMostDays ? days.size() - kMostDays : 0;
  std::uint32_t largest = 1;
  for (std::size_t i = first; i < days.size(); ++i) largest = std::max(largest, days[i].searches);
  const auto height = [&](std::uint32_t count) {
    return static_cast<int>(std::lround(double{kHeight} * count / largest));
  };
  Data chart;
  Data bars(Data::type::list);
  for (std::size_t i = first; i < days.size(); ++i) {
    const api::UsedDay& day = days[i];
    Data bar;
    bar.set("x", std::to_string((i - first) * kStep + 2));
    bar.set("y", std::to_string(kHeight - height(day.searches)));
    bar.set("height", std::to_string(height(day.searches)));
    bar.set("none_y", std::to_string(kHeight - height(day.without_hit)));
    bar.set("none_height", std::to_string(height(day.without_hit)));
    bar.set("title", day.day + "：" + with_commas(day.searches) + "回、うち0件 " +
                         with_commas(day.without_hit) + "回");
    bars.push_back(bar);
  }
  chart.set("bars", bars);
  chart.set("width", std::to_string((days.size() - first) * kStep + 4));
  chart.set("height", std::to_string(kHeight));
  return chart;
}

}  // namespace

std::string report_page(const api::Usage& usage) {
  Data data;
  data.set("searches", with_commas(usage.searches));
  data.set("without_hit", with_commas(usage.without_hit));
  if (usage.unknown_queries > 0) data.set("unknown", with_commas(usage.unknown_queries));
  if (usage.bad_lines > 0) data.set("bad_lines", with_commas(usage.bad_lines));
  if (!usage.days.empty()) {
    data.set("from", usage.days.front().day);
    data.set("to", usage.days.back().day);
    data.set("chart", chart_data(usage.days));
  }
  Data days(Data::type::list);
  for (const api::UsedDay& each : usage.days) {
    Data day;
    day.set("day", each.day);
    day.set("searches", with_commas(each.searches));
    day.set("without_hit", with_commas(each.without_hit));
    day.set("slow", with_commas(each.slow));
    days.push_back(day);
  }
  data.set("days", days);
  data.set("asked", rows_of(usage.queries, [](const api::UsedQuery&) { return true; }));
  data.set("nothing",
           rows_of(usage.queries, [](const api::UsedQuery& each) { return !each.is_found; }));
  data.set("unopened", rows_of(usage.queries, [](const api::UsedQuery& each) {
             return each.hits > 0 && each.opened == 0;
           }));
  std::vector<api::UsedQuery> slow = usage.queries;
  std::erase_if(slow, [](const api::UsedQuery& each) { return each.slowest < api::kSlowAnswer; });
  std::stable_sort(slow.begin(), slow.end(),
                   [](const auto& a, const auto& b) { return a.slowest > b.slowest; });
  data.set("slow", rows_of(slow, [](const api::UsedQuery&) { return true; }));
  return render("report.html", data);
}

}  // namespace torikumi::server::pages
