// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/related_json.hpp"

#include <boost/json.hpp>

#include "api/json_text.hpp"

namespace torikumi::api {

namespace json = boost::json;

std::string to_json(const std::string& id, const std::string& scope,
                    const std::vector<search::RelatedRecord>& related) {
  using schema::Field;
  json::array all;
  for (const search::RelatedRecord& each : related) {
    json::array shared;
    for (const search::SharedTerm& term : each.shared)
      shared.push_back(json::object{{"term", term.term}, {"weight", term.weight}});
    json::object object{
        {"rank", each.rank},
        {"id", each.record.id},
        {"score", each.score},
        {"department", each.record[Field::kDepartment]},
        {"category", each.record[Field::kCategory]},
        {"title", each.record[Field::kTitle]},
        {"same_title", each.same_title},
        {"near_duplicate", each.near_duplicate},
        {"shared", std::move(shared)},
        {"passages", json::object{{"this", each.passage_this}, {"other", each.passage_other}}}};
    if (!each.record.city.empty()) object["city"] = each.record.city;
    all.push_back(std::move(object));
  }
  json::object object;
  if (!id.empty()) object["id"] = id;
  object["scope"] = scope;
  object["related"] = std::move(all);
  return json_text(object);
}

std::string to_json(const search::CrossTab& matrix) {
  return json_text(json::object{{"rows", json::value_from(matrix.rows)},
                                {"columns", json::value_from(matrix.columns)},
                                {"counts", json::value_from(matrix.counts)},
                                {"row_totals", json::value_from(matrix.row_totals)},
                                {"column_totals", json::value_from(matrix.column_totals)},
                                {"editions", json::value_from(matrix.editions)}});
}

std::string to_json(const std::vector<search::Theme>& themes) {
  using schema::Field;
  json::array all;
  for (const search::Theme& theme : themes) {
    json::array initiatives;
    for (const schema::Record& record : theme.initiatives) {
      initiatives.push_back(json::object{{"id", record.id},
                                         {"department", record[Field::kDepartment]},
                                         {"category", record[Field::kCategory]},
                                         {"title", record[Field::kTitle]}});
    }
    all.push_back(json::object{{"terms", json::value_from(theme.terms)},
                               {"initiatives", std::move(initiatives)},
                               {"wards", json::value_from(theme.wards)},
                               {"missing", json::value_from(theme.missing)}});
  }
  return json_text(json::object{{"themes", std::move(all)}});
}

std::string to_json(const search::Comparison& comparison) {
  json::array records;
  for (std::size_t i = 0; i < comparison.records.size(); ++i) {
    const schema::Record& record = comparison.records[i];
    json::object object{{"id", record.id}};
    json::object marked;
    for (const schema::FieldTable::Entry& field : comparison.fields->all()) {
      object[field.name] = record[field.field];
      json::array fragments;
      for (const search::Fragment& each : comparison.marked[i][schema::index_of(field.field)])
        fragments.push_back(json::object{{"text", each.text}, {"hit", each.hit}});
      marked[field.name] = std::move(fragments);
    }
    if (!record.edition.empty()) object["edition"] = record.edition;
    if (!record.city.empty()) object["city"] = record.city;
    object["marked"] = std::move(marked);
    records.push_back(std::move(object));
  }
  json::array shared;
  for (const search::CommonTerm& each : comparison.common) {
    json::array ids;
    for (const std::size_t i : each.shared) ids.emplace_back(comparison.records[i].id);
    shared.push_back(
        json::object{{"term", each.term}, {"weight", each.weight}, {"ids", std::move(ids)}});
  }
  return json_text(
      json::object{{"initiatives", std::move(records)}, {"shared", std::move(shared)}});
}

}  // namespace torikumi::api
