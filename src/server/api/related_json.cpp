// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/related_json.hpp"

#include <boost/json.hpp>

#include "server/api/json_text.hpp"

namespace torikumi::server::api {

namespace json = boost::json;

std::string to_json(const std::string& id, const std::string& scope,
                    const std::vector<search::RelatedRecord>& related) {
  using schema::Field;
  json::array all;
  for (const search::RelatedRecord& each : related) {
    json::array shared;
    for (const search::SharedTerm& term : each.shared)
      shared.push_back(json::object{{"term", term.term}, {"weight", term.weight}});
    all.push_back(json::object{
        {"rank", each.rank},
        {"id", each.record.id},
        {"score", each.score},
        {"department", each.record[Field::kDepartment]},
        {"category", each.record[Field::kCategory]},
        {"title", each.record[Field::kTitle]},
        {"same_title", each.same_title},
        {"near_duplicate", each.near_duplicate},
        {"shared", std::move(shared)},
        {"passages", json::object{{"this", each.passage_this}, {"other", each.passage_other}}}});
  }
  json::object object;
  if (!id.empty()) object["id"] = id;
  object["scope"] = scope;
  object["related"] = std::move(all);
  return json_text(object);
}

std::string to_json(const search::Matrix& matrix) {
  return json_text(json::object{{"rows", json::value_from(matrix.rows)},
                                {"columns", json::value_from(matrix.columns)},
                                {"counts", json::value_from(matrix.counts)},
                                {"row_totals", json::value_from(matrix.row_totals)},
                                {"column_totals", json::value_from(matrix.column_totals)}});
}

}  // namespace torikumi::server::api
