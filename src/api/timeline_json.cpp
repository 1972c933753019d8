// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/timeline_json.hpp"

#include <boost/json.hpp>

#include "api/json_text.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;
using schema::Field;

std::string text_of(const search::DueItem::Sentence& sentence) {
  std::string text;
  for (const search::Fragment& each : sentence.fragments) text += each.text;
  return text;
}

/// The date as it stands there.
std::string date_of(const search::DueItem::Sentence& sentence) {
  for (const search::Fragment& each : sentence.fragments) {
    if (each.hit) return each.text;
  }
  return {};
}

json::object item_object(const search::DueItem& item, const schema::FieldTable& fields) {
  json::array sentences;
  for (const search::DueItem::Sentence& each : item.sentences) {
    json::array fragments;
    for (const search::Fragment& part : each.fragments)
      fragments.push_back(json::object{{"text", part.text}, {"hit", part.hit}});
    sentences.push_back(json::object{{"field", fields[each.field].name},
                                     {"date", date_of(each)},
                                     {"fragments", std::move(fragments)},
                                     {"figures", json::value_from(each.figures)}});
  }
  json::object object{{"year", item.year},
                      {"id", item.record.id},
                      {"department", item.record[Field::kDepartment]},
                      {"category", item.record[Field::kCategory]},
                      {"title", item.record[Field::kTitle]},
                      {"sentences", std::move(sentences)}};
  if (!item.record.city.empty()) object["city"] = item.record.city;
  if (!item.record.edition.empty()) object["edition"] = item.record.edition;
  return object;
}

}  // namespace

std::string to_json(const search::Timeline& timeline, std::uint32_t limit,
                    const schema::FieldTable& fields) {
  json::array years;
  for (std::size_t i = 0; i < timeline.years.size(); ++i) {
    std::uint32_t count = 0;
    for (const auto& row : timeline.counts) count += row[i];
    years.push_back(json::object{{"year", timeline.years[i]},
                                 {"label", search::due_label(timeline.years[i])},
                                 {"count", count}});
  }
  json::array departments;
  for (std::size_t row = 0; row < timeline.rows.size(); ++row) {
    departments.push_back(json::object{{"value", timeline.rows[row]},
                                       {"counts", json::value_from(timeline.counts[row])}});
  }
  json::array items;
  for (const search::DueItem& each : timeline.items) items.push_back(item_object(each, fields));
  return json_text(json::object{{"total", timeline.total},
                                {"offset", timeline.offset},
                                {"limit", limit},
                                {"editions", json::value_from(timeline.editions)},
                                {"years", std::move(years)},
                                {"departments", std::move(departments)},
                                {"items", std::move(items)}});
}

Table table_of(const search::Timeline& timeline, const schema::FieldTable& fields) {
  const auto any = [&](auto has) {
    return std::any_of(timeline.items.begin(), timeline.items.end(), has);
  };
  const bool has_cities =
      any([](const search::DueItem& each) { return !each.record.city.empty(); });
  const bool has_editions =
      any([](const search::DueItem& each) { return !each.record.edition.empty(); });
  std::vector<std::string> header{"年度", "期限"};
  if (has_cities) header.emplace_back("自治体");
  for (const char* each : {"局・区・室", "課題の名称", "項目"}) header.emplace_back(each);
  if (has_editions) header.emplace_back("版");
  for (const char* each : {"欄", "文", "数値", "id"}) header.emplace_back(each);
  Table table{"期限", {std::move(header)}, {}, true};
  for (const search::DueItem& item : timeline.items) {
    for (const search::DueItem::Sentence& each : item.sentences) {
      std::vector<std::string> row{std::to_string(item.year), date_of(each)};
      if (has_cities) row.push_back(item.record.city);
      for (const Field field : {Field::kDepartment, Field::kTitle, Field::kCategory})
        row.push_back(item.record[field]);
      if (has_editions) row.push_back(item.record.edition);
      row.push_back(fields[each.field].label);
      row.push_back(text_of(each));
      std::string figures;
      for (const std::string& figure : each.figures)
        figures += (figures.empty() ? "" : "、") + figure;
      row.push_back(std::move(figures));
      row.push_back(item.record.id);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

}  // namespace torikumi::api
