// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/timeline_page.hpp"

#include <algorithm>

#include "server/pages/hits.hpp"
#include "server/pages/link.hpp"
#include "server/pages/page_links.hpp"
#include "server/pages/rewrite_notes.hpp"
#include "server/pages/template.hpp"
#include "text/years.hpp"

namespace torikumi::server::pages {
namespace {

using schema::Field;

Link timeline_link(const TimelineView& view) {
  Link link = Link("/timeline").with("q", view.request.query);
  for (const std::string& off : view.request.off) link = link.with("off", off);
  for (const search::Filter& filter : view.request.filters) {
    for (const std::string& value : filter.values) link = link.with(filter.facet, value);
  }
  return link;
}

Data count_data(std::uint32_t count, const Link& link) {
  Data data;
  data.set("count", with_commas(count));
  if (count > 0) data.set("href", link.text());
  return data;
}

/// Departments by years, each count with its part of the list.
Data table_data(const search::Timeline& timeline, const Link& link) {
  Data table;
  std::vector<std::string> labels;
  for (const int year : timeline.years) labels.push_back(search::due_label(year));
  table.set("columns", list_data(labels));
  Data lines(Data::type::list);
  for (std::size_t row = 0; row < timeline.rows.size(); ++row) {
    const std::string& name = timeline.rows[row];
    const Link of_row = name.empty() ? link : link.without("department").with("department", name);
    Data line;
    line.set("name", name.empty() ? "（部署なし）" : name);
    Data cells(Data::type::list);
    for (std::size_t i = 0; i < timeline.years.size(); ++i) {
      cells.push_back(
          count_data(timeline.counts[row][i],
                     of_row.without("due").with("due", std::to_string(timeline.years[i]))));
    }
    line.set("cells", cells);
    lines.push_back(line);
  }
  table.set("lines", lines);
  return table;
}

Data item_data(const search::DueItem& item, const IndexSummary& holding) {
  Data data;
  data.set("href", initiative_link(item.record.id).text());
  data.set("title", title_of(item.record));
  data.set("department", department_of(item.record, holding));
  Data sentences(Data::type::list);
  for (const search::DueItem::Sentence& each : item.sentences) {
    Data sentence;
    sentence.set("text", fragments_data(each.fragments));
    sentences.push_back(sentence);
  }
  data.set("sentences", sentences);
  return data;
}

/// The items of the page under their years.
Data years_data(const search::Timeline& timeline, const IndexSummary& holding) {
  Data years(Data::type::list);
  for (auto first = timeline.items.begin(); first != timeline.items.end();) {
    const auto end = std::find_if(first, timeline.items.end(), [&](const search::DueItem& each) {
      return each.year != first->year;
    });
    Data year;
    year.set("year", std::to_string(first->year));
    year.set("label", search::due_label(first->year));
    Data items(Data::type::list);
    for (; first != end; ++first) items.push_back(item_data(*first, holding));
    year.set("items", items);
    years.push_back(year);
  }
  return years;
}

std::string links_of(const TimelineView& view, const Link& link) {
  const std::size_t last = (view.timeline.total + kItemsAPage - 1) / kItemsAPage;
  const std::size_t page = view.request.offset / kItemsAPage + 1;
  return page_links(page, last, [&](std::size_t number) {
    return link.with("offset", number == 1 ? "" : std::to_string((number - 1) * kItemsAPage))
        .text();
  });
}

}  // namespace

std::string timeline_page(const TimelineView& view, const IndexSummary& holding) {
  const search::Timeline& timeline = view.timeline;
  const Link link = timeline_link(view);
  Data data;
  const std::string heading = "期限を見る";
  data.set("heading", heading);
  data.set("query", view.request.query);
  Data kept(Data::type::list);
  Data chips(Data::type::list);
  for (const search::Filter& filter : view.request.filters) {
    for (const std::string& value : filter.values) {
      Data each;
      each.set("name", filter.facet);
      each.set("value", value);
      each.set("href", link.without(filter.facet, value).text());
      const auto year = filter.facet == "due" ? text::fiscal_year_called(value) : std::nullopt;
      each.set("text", year ? search::due_label(*year) : value);
      kept.push_back(each);
      chips.push_back(each);
    }
  }
  data.set("kept", kept);
  data.set("chips", chips);
  set_understood(data, timeline.rewrites, view.request.off, link, false);
  data.set("total", with_commas(timeline.total));
  if (!timeline.editions.empty()) data.set("editions", listed(timeline.editions));
  if (timeline.total > 0) {
    data.set("table", table_data(timeline, link));
    const Link file = link.at("/api/v1/timeline.csv");
    Data files;
    files.set("csv", file.text());
    files.set("csv_cp932", file.with("charset", "cp932").text());
    data.set("files", files);
  } else {
    data.set("none", true);
  }
  data.set("deep", timeline.total > 0 && timeline.items.empty());
  data.set("first", link.text());
  data.set("years", years_data(timeline, holding));
  data.set("pages", links_of(view, link));
  return in_frame({heading, Menu::kTimeline, "", holding}, render("timeline.html", data));
}

}  // namespace torikumi::server::pages
