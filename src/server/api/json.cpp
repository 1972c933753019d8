// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/json.hpp"

#include <boost/json.hpp>
#include <cmath>

#include "server/api/json_text.hpp"

namespace torikumi::server::api {
namespace {

namespace json = boost::json;

const char* name_of(search::Match match) {
  switch (match) {
    case search::Match::kWord:
      return "word";
    case search::Match::kPartial:
      return "partial";
    case search::Match::kLabel:
      break;
  }
  return "label";
}

json::array snippets_of(const search::Hit& hit) {
  json::array snippets;
  for (const search::Snippet& snippet : hit.snippets) {
    json::array fragments;
    for (const search::Fragment& fragment : snippet.fragments) {
      fragments.push_back(json::object{{"text", fragment.text}, {"hit", fragment.hit}});
    }
    snippets.push_back(json::object{{"field", schema::info(snippet.field).name},
                                    {"fragments", std::move(fragments)}});
  }
  return snippets;
}

json::object hit_of(const search::Hit& hit) {
  using schema::Field;
  json::object object{{"rank", hit.rank},
                      {"id", hit.record.id},
                      {"score", hit.score},
                      {"match", name_of(hit.match)},
                      {"widened", hit.widened},
                      {"department", hit.record[Field::kDepartment]},
                      {"category", hit.record[Field::kCategory]},
                      {"title", hit.record[Field::kTitle]}};
  if (!hit.record.edition.empty()) object["edition"] = hit.record.edition;
  object["snippets"] = snippets_of(hit);
  if (!hit.shares.empty()) {
    json::array shares;
    for (const search::Share& share : hit.shares) {
      json::array fields;
      for (const schema::FieldInfo& field : schema::kFields) {
        if ((share.fields & schema::mask_of(field.field)) != 0) fields.emplace_back(field.name);
      }
      shares.push_back(json::object{{"term", share.term},
                                    {"said", search::said(share)},
                                    {"fields", std::move(fields)},
                                    {"weight", share.weight}});
    }
    object["explanation"] = std::move(shares);
  }
  return object;
}

json::array values_of(const search::Facet& facet) {
  json::array values;
  for (const search::FacetValue& value : facet.values) {
    json::object entry{
        {"value", value.value}, {"count", value.count}, {"selected", value.selected}};
    entry["parent"] = value.parent ? json::value(*value.parent) : json::value(nullptr);
    values.push_back(std::move(entry));
  }
  return values;
}

}  // namespace

std::string to_json(const search::Response& response) {
  json::array interpretation;
  for (const search::Interpretation& each : response.interpretation) {
    interpretation.push_back(json::object{{"kind", each.kind},
                                          {"from", each.from},
                                          {"to", json::value_from(each.to)},
                                          {"off", each.off}});
  }
  json::array hits;
  for (const search::Hit& hit : response.hits) hits.push_back(hit_of(hit));
  json::object facets;
  for (const search::Facet& facet : response.facets) facets[facet.name] = values_of(facet);
  const json::object object{{"query", response.query},
                            {"total", response.total},
                            {"offset", response.offset},
                            {"limit", response.limit},
                            {"took_ms", std::round(response.took_ms * 100) / 100},
                            {"relaxed", response.relaxed},
                            {"interpretation", std::move(interpretation)},
                            {"suggestion", response.suggestion ? json::value(*response.suggestion)
                                                               : json::value(nullptr)},
                            {"hits", std::move(hits)},
                            {"facets", std::move(facets)}};
  return json_text(object);
}

std::string to_json(const schema::Record& record, const std::vector<std::string>& further_names) {
  json::object object{{"id", record.id}};
  for (const schema::FieldInfo& field : schema::kFields) object[field.name] = record[field.field];
  if (!record.edition.empty()) object["edition"] = record.edition;
  for (std::size_t i = 0; i < further_names.size() && i < record.further.size(); ++i) {
    object[further_names[i]] = record.further[i];
  }
  return json::serialize(object);
}

std::string to_json(const Readiness& readiness) {
  return json_text(json::object{{"ready", true},
                                {"generation", readiness.generation},
                                {"indexed", readiness.indexed},
                                {"warnings", json::value_from(readiness.warnings)}});
}

}  // namespace torikumi::server::api
