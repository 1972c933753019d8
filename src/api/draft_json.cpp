// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/draft_json.hpp"

#include <boost/json.hpp>

#include "api/json_text.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;
using schema::Field;

json::object answer_object(const search::Answer& answer) {
  json::object object{{"id", answer.record.id},
                      {"department", answer.record[Field::kDepartment]},
                      {"category", answer.record[Field::kCategory]},
                      {"title", answer.record[Field::kTitle]},
                      {"passage", answer.passage},
                      {"covered", answer.covered},
                      {"score", answer.score}};
  if (!answer.record.city.empty()) object["city"] = answer.record.city;
  if (!answer.record.edition.empty()) object["edition"] = answer.record.edition;
  return object;
}

}  // namespace

std::string to_json(const search::DraftReport& report) {
  json::array points;
  for (std::size_t i = 0; i < report.points.size(); ++i) {
    const search::AnsweredPoint& each = report.points[i];
    json::array answers;
    for (const search::Answer& answer : each.answers) answers.push_back(answer_object(answer));
    json::array rows;  // by the names of `rows`, the answer's id or null
    for (const auto& cell : report.cells[i])
      rows.push_back(cell ? json::value(each.answers[*cell].record.id) : json::value(nullptr));
    points.push_back(
        json::object{{"number", i + 1},
                     {"text", each.point.text},
                     {"is_new", each.answers.empty()},
                     {"answers", std::move(answers)},
                     {"near", each.near ? json::value(answer_object(*each.near)) : nullptr},
                     {"by_row", std::move(rows)}});
  }
  return json_text(json::object{{"points", std::move(points)},
                                {"left_out", report.left_out},
                                {"rows", json::value_from(report.rows)},
                                {"editions", json::value_from(report.editions)}});
}

Table table_of(const search::DraftReport& report) {
  Table table{"論点", {}, {}, false};
  const bool has_cities = report.rows_are == search::CrossTabRows::kCities;
  table.rows.push_back({"番号", "論点", "記載", "局・区・室", "課題の名称", "項目", "文", "id"});
  if (has_cities) table.rows.front().insert(table.rows.front().begin() + 3, "自治体");
  const auto add = [&](std::size_t number, const std::string& point, const std::string& verdict,
                       const search::Answer* answer) {
    std::vector<std::string> row{std::to_string(number), point, verdict};
    const auto cell = [&](const std::string& value) { row.push_back(value); };
    const schema::Record none;
    const schema::Record& record = answer != nullptr ? answer->record : none;
    if (has_cities) cell(record.city);
    cell(record[Field::kDepartment]);
    cell(record[Field::kTitle]);
    cell(record[Field::kCategory]);
    cell(answer != nullptr ? answer->passage : "");
    cell(record.id);
    table.rows.push_back(std::move(row));
  };
  for (std::size_t i = 0; i < report.points.size(); ++i) {
    const search::AnsweredPoint& each = report.points[i];
    for (const search::Answer& answer : each.answers) add(i + 1, each.point.text, "あり", &answer);
    if (each.answers.empty()) add(i + 1, each.point.text, "この資料に記載なし", nullptr);
    if (each.near) add(i + 1, each.point.text, "一部の言葉が共通", &*each.near);
  }
  return table;
}

}  // namespace torikumi::api
