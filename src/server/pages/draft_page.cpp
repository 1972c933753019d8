// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/draft_page.hpp"

#include <algorithm>

#include "server/pages/hits.hpp"
#include "server/pages/link.hpp"
#include "server/pages/related_list.hpp"
#include "server/pages/template.hpp"
#include "server/pages/wards_page.hpp"

namespace torikumi::server::pages {
namespace {

/// Answers of a point that are shown at once; the others are folded.
constexpr std::size_t kShown = 3;

Data answer_data(const search::Answer& answer, const IndexSummary& holding) {
  Data data;
  data.set("href", initiative_link(answer.record.id).text());
  data.set("title", title_of(answer.record));
  data.set("department", department_of(answer.record, holding));
  if (!answer.passage.empty()) data.set("passage", answer.passage);
  return data;
}

Data point_data(const search::AnsweredPoint& point, std::size_t number,
                const IndexSummary& holding) {
  Data data;
  data.set("number", std::to_string(number));
  data.set("text", point.point.text);
  Data answers(Data::type::list);
  Data more(Data::type::list);
  for (std::size_t i = 0; i < point.answers.size(); ++i)
    (i < kShown ? answers : more).push_back(answer_data(point.answers[i], holding));
  data.set("answers", answers);
  if (point.answers.size() > kShown) {
    Data folded;
    folded.set("count", with_commas(point.answers.size() - kShown));
    folded.set("answers", more);
    data.set("more", folded);
  }
  data.set("is_new", point.answers.empty());
  if (point.near) data.set("near", answer_data(*point.near, holding));
  return data;
}

/// Points by who does them.
Data table_data(const search::DraftReport& report) {
  Data table;
  table.set("columns", list_data(report.rows));
  table.set("unit", unit_of(report.rows_are));
  Data lines(Data::type::list);
  for (std::size_t i = 0; i < report.points.size(); ++i) {
    Data line;
    line.set("number", std::to_string(i + 1));
    line.set("text", report.points[i].point.text);
    Data cells(Data::type::list);
    for (const std::optional<std::size_t>& answer : report.cells[i]) {
      Data cell;
      if (answer) {
        const schema::Record& record = report.points[i].answers[*answer].record;
        cell.set("href", initiative_link(record.id).text());
        cell.set("title", title_of(record));
      }
      cells.push_back(cell);
    }
    line.set("cells", cells);
    lines.push_back(line);
  }
  table.set("lines", lines);
  return table;
}

Data report_data(const search::DraftReport& report, const std::string& text,
                 const IndexSummary& holding) {
  Data data;
  const auto none =
      std::count_if(report.points.begin(), report.points.end(),
                    [](const search::AnsweredPoint& each) { return each.answers.empty(); });
  data.set("count", with_commas(report.points.size()));
  data.set("none", with_commas(static_cast<std::size_t>(none)));
  if (!report.editions.empty()) data.set("editions", listed(report.editions));
  if (report.left_out > 0) data.set("left_out", with_commas(report.left_out));
  data.set("text", text);
  Data points(Data::type::list);
  for (std::size_t i = 0; i < report.points.size(); ++i)
    points.push_back(point_data(report.points[i], i + 1, holding));
  data.set("points", points);
  if (report.points.size() > 1 && !report.rows.empty()) data.set("table", table_data(report));
  return data;
}

}  // namespace

std::string draft_page(const DraftView& view, const IndexSummary& holding) {
  Data data;
  data.set("text", view.text);
  if (!view.fault.empty()) data.set("fault", view.fault);
  if (!view.text.empty() && view.fault.empty()) {
    if (!view.report.points.empty())
      data.set("report", report_data(view.report, view.text, holding));
    Data asked;
    asked.set("heading", "全体として似た取組 " + with_commas(view.related.size()) + "件");
    if (!view.related.empty())
      asked.set("related", related_list(view.related, nullptr, {}, holding));
    data.set("asked", asked);
  }
  return in_frame({"下書きから探す", Menu::kDraft, "", holding}, render("draft.html", data));
}

}  // namespace torikumi::server::pages
