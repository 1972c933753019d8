// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/json.hpp"

#include <boost/json.hpp>
#include <cmath>

#include "api/json_text.hpp"
#include "api/json_writer.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;

void write_snippets(JsonWriter& out, const search::Hit& hit) {
  out.open_list();
  for (const search::Snippet& snippet : hit.snippets) {
    out.open_object();
    out.member("field", snippet.name);
    out.key("fragments").open_list();
    for (const search::Fragment& fragment : snippet.fragments) {
      out.open_object();
      out.member("text", fragment.text);
      out.key("hit").truth(fragment.hit);
      out.close_object();
    }
    out.close_list();
    out.close_object();
  }
  out.close_list();
}

void write_contributions(JsonWriter& out, const search::Hit& hit) {
  out.open_list();
  for (const search::TermContribution& share : hit.contributions) {
    out.open_object();
    out.member("term", share.other.empty() ? share.term.key() : std::string());
    out.member("said", describe(share));
    out.key("fields").list(share.field_names);
    out.key("weight").number(share.weight);
    out.close_object();
  }
  out.close_list();
}

void write_hit(JsonWriter& out, const search::Hit& hit) {
  using schema::Field;
  out.open_object();
  out.key("rank").number(std::uint64_t{hit.rank});
  out.member("id", hit.record.id);
  out.key("score").number(hit.score);
  out.member("match", match_name(hit.match));
  out.key("widened").truth(hit.widened);
  if (hit.is_damaged) out.key("damaged").truth(true);
  out.member("department", hit.record[Field::kDepartment]);
  out.member("category", hit.record[Field::kCategory]);
  out.member("title", hit.record[Field::kTitle]);
  if (!hit.record.edition.empty()) out.member("edition", hit.record.edition);
  if (!hit.record.city.empty()) out.member("city", hit.record.city);
  if (!hit.editions.empty()) {
    out.key("editions");
    out.open_list();
    for (const search::HitEdition& each : hit.editions) {
      out.open_object();
      out.member("edition", each.edition);
      out.member("id", each.id);
      out.close_object();
    }
    out.close_list();
  }
  out.key("snippets");
  write_snippets(out, hit);
  if (!hit.contributions.empty()) {
    out.key("explanation");
    write_contributions(out, hit);
  }
  out.close_object();
}

void write_facet(JsonWriter& out, const search::Facet& facet) {
  out.open_list();
  for (const search::FacetValue& value : facet.values) {
    out.open_object();
    out.member("value", value.value);
    out.key("count").number(std::uint64_t{value.count});
    out.key("selected").truth(value.selected);
    out.key("parent");
    value.parent ? out.text(*value.parent) : out.null();
    out.close_object();
  }
  out.close_list();
}

void write_interpretation(JsonWriter& out, const search::QueryRewrite& each) {
  out.open_object();
  out.member("kind", each.kind);
  out.member("from", each.from);
  out.key("to").open_list();
  for (const std::string& to : each.to) out.text(to);
  out.close_list();
  out.member("off", each.off);
  out.close_object();
}

json::object record_object(const schema::Record& record,
                           const std::vector<std::string>& further_names) {
  json::object object{{"id", record.id}};
  for (const schema::FieldInfo& field : schema::kFields) object[field.name] = record[field.field];
  if (!record.edition.empty()) object["edition"] = record.edition;
  if (!record.city.empty()) object["city"] = record.city;
  for (std::size_t i = 0; i < further_names.size() && i < record.further.size(); ++i) {
    object[further_names[i]] = record.further[i];
  }
  return object;
}

}  // namespace

const char* match_name(search::Match match) {
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

std::string to_json(const search::Response& response) {
  JsonWriter out;
  out.open_object();
  out.member("query", response.query);
  out.key("total").number(std::uint64_t{response.total});
  if (response.records) out.key("records").number(std::uint64_t{*response.records});
  out.key("offset").number(std::uint64_t{response.offset});
  out.key("limit").number(std::uint64_t{response.limit});
  out.key("took_ms").number(std::round(response.took_ms * 100) / 100);
  out.key("relaxed").truth(response.relaxed);
  out.key("interpretation").open_list();
  for (const auto& each : response.rewrites) write_interpretation(out, each);
  out.close_list();
  out.key("suggestion");
  response.suggestion ? out.text(*response.suggestion) : out.null();
  out.key("hits").open_list();
  for (const search::Hit& hit : response.hits) write_hit(out, hit);
  out.close_list();
  out.key("facets").open_object();
  for (const search::Facet& facet : response.facets) {
    out.key(facet.name);
    write_facet(out, facet);
  }
  out.close_object();
  out.close_object();
  return out.take();
}

std::string to_json(const schema::Record& record, const std::vector<std::string>& further_names) {
  return json::serialize(record_object(record, further_names));
}

std::string to_json(const schema::Record& record, const std::vector<std::string>& further_names,
                    const std::vector<search::HistoryEntry>& history,
                    const index::SourceDocument& document) {
  json::object object = record_object(record, further_names);
  if (history.size() > 1 && !object.contains("history")) {
    json::array years;
    for (const search::HistoryEntry& each : history) {
      json::object year{{"id", each.record.id}, {"edition", each.record.edition}};
      if (!each.change.empty()) year["change"] = each.change;
      years.push_back(std::move(year));
    }
    object["history"] = std::move(years);
  }
  json::object named;
  for (const auto& [key, value] :
       {std::pair("title", document.title), std::pair("date", document.date),
        std::pair("url", document.url), std::pair("licence", document.licence)}) {
    if (!value.empty()) named[key] = value;
  }
  if (!named.empty() && !object.contains("document")) object["document"] = std::move(named);
  return json::serialize(object);
}

std::string to_json(const Readiness& readiness) {
  return json_text(json::object{{"ready", true},
                                {"generation", readiness.generation},
                                {"indexed", readiness.indexed},
                                {"warnings", json::value_from(readiness.warnings)}});
}

}  // namespace torikumi::api
