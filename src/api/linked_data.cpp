// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/linked_data.hpp"

#include <boost/json.hpp>

#include "api/json_text.hpp"
#include "base/utf8.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;
using schema::Field;

/// Bytes of an initiative's text that describe it.
constexpr std::size_t kLongestDescription = 900;

json::object reference(const std::string& address) { return {{"@id", address}}; }

json::object in_japanese(const std::string& text) {
  return {{"@value", text}, {"@language", "ja"}};
}

json::object time_of(const std::string& time) {
  return {{"@value", time}, {"@type", "xsd:dateTime"}};
}

bool is_address(const std::string& text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

/// A licence by its address, else what is said of it as a statement.
void add_licence(json::object& node, const std::string& licence) {
  if (licence.empty()) return;
  if (is_address(licence)) {
    node["dct:license"] = reference(licence);
  } else {
    node["dct:rights"] =
        json::object{{"@type", "dct:RightsStatement"}, {"rdfs:label", in_japanese(licence)}};
  }
}

json::object document_node(const index::SourceDocument& document) {
  json::object node{{"@type", "dcat:Dataset"}};
  if (!document.title.empty()) node["dct:title"] = in_japanese(document.title);
  if (!document.date.empty()) node["dct:issued"] = document.date;
  if (is_address(document.url)) node["dcat:landingPage"] = reference(document.url);
  add_licence(node, document.licence);
  return node;
}

/// What all documents say, or nothing.
std::string common_licence(const std::vector<index::SourceDocument>& documents) {
  for (const index::SourceDocument& each : documents) {
    if (each.licence != documents.front().licence) return {};
  }
  return documents.empty() ? std::string() : documents.front().licence;
}

json::object distribution(const CatalogueFacts& facts, const std::string& path,
                          const std::string& type, const std::string& title) {
  json::object node{{"@type", "dcat:Distribution"},
                    {"dct:title", in_japanese(title)},
                    {"dcat:accessURL", reference(facts.address + "/about")},
                    {"dcat:downloadURL", reference(facts.address + path)},
                    {"dct:modified", time_of(facts.indexed)}};
  if (type.empty()) {
    node["dct:format"] = title;  // no registered type is there
  } else {
    node["dcat:mediaType"] = reference("https://www.iana.org/assignments/media-types/" + type);
  }
  add_licence(node, common_licence(facts.documents));
  return node;
}

json::object vocabularies() {
  return {{"dcat", "http://www.w3.org/ns/dcat#"},
          {"dct", "http://purl.org/dc/terms/"},
          {"foaf", "http://xmlns.com/foaf/0.1/"},
          {"vcard", "http://www.w3.org/2006/vcard/ns#"},
          {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

}  // namespace

std::string catalogue_ld(const CatalogueFacts& facts) {
  const std::string name = facts.site.name.empty() ? "自治体" : facts.site.name;
  json::object publisher{{"@type", "foaf:Agent"}, {"foaf:name", in_japanese(name)}};
  if (is_address(facts.site.url)) publisher["foaf:homepage"] = reference(facts.site.url);
  json::object dataset{
      {"@id", facts.address + "/catalog.jsonld#initiatives"},
      {"@type", "dcat:Dataset"},
      {"dct:title", in_japanese(name + "の取組")},
      {"dct:description",
       in_japanese("部署、課題の名称、項目、現状、取組の方向性からなる取組の一覧（" +
                   std::to_string(facts.count) + "件）")},
      {"dct:language", reference("http://id.loc.gov/vocabulary/iso639-1/ja")},
      {"dct:modified", time_of(facts.indexed)},
      {"dct:publisher", publisher},
      {"dcat:landingPage", reference(facts.address + "/about")}};
  add_licence(dataset, common_licence(facts.documents));
  if (!facts.site.contact.empty())
    dataset["dcat:contactPoint"] =
        json::object{{"@type", "vcard:Kind"}, {"vcard:fn", in_japanese(facts.site.contact)}};
  json::array sources;
  for (const index::SourceDocument& each : facts.documents) {
    if (json::object node = document_node(each); node.size() > 1) sources.push_back(node);
  }
  if (!sources.empty()) dataset["dct:source"] = sources;
  dataset["dcat:distribution"] = json::array{
      distribution(facts, "/data.csv", "text/csv", "CSV（UTF-8）"),
      distribution(facts, "/data.jsonl", "", "JSON Lines"),
      distribution(facts, "/api/v1/search.xlsx",
                   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel")};
  return json_text(json::object{{"@context", vocabularies()},
                                {"@id", facts.address + "/catalog.jsonld"},
                                {"@type", "dcat:Catalog"},
                                {"dct:title", in_japanese(name + " 取組検索")},
                                {"dct:publisher", publisher},
                                {"dct:modified", time_of(facts.indexed)},
                                {"foaf:homepage", reference(facts.address + "/")},
                                {"dcat:dataset", json::array{dataset}}});
}

std::string initiative_ld(const schema::Record& record, const index::SourceDocument& document,
                          const std::string& city, const std::string& page) {
  const std::string& area = record.city.empty() ? city : record.city;
  json::object service{{"@context", "https://schema.org"},
                       {"@type", "GovernmentService"},
                       {"@id", page},
                       {"url", page},
                       {"name", record[Field::kTitle]}};
  const std::string& text =
      record[Field::kDirection].empty() ? record[Field::kCurrent] : record[Field::kDirection];
  if (!text.empty()) service["description"] = std::string(base::clip(text, kLongestDescription));
  if (!record[Field::kCategory].empty()) service["serviceType"] = record[Field::kCategory];
  json::object provider{{"@type", "GovernmentOrganization"}, {"name", record[Field::kDepartment]}};
  if (!area.empty()) {
    provider["parentOrganization"] =
        json::object{{"@type", "GovernmentOrganization"}, {"name", area}};
    service["areaServed"] = json::object{{"@type", "AdministrativeArea"}, {"name", area}};
  }
  service["provider"] = provider;
  json::object work{{"@type", "CreativeWork"}};
  if (!document.title.empty()) work["name"] = document.title;
  if (is_address(document.url)) work["url"] = document.url;
  if (!document.licence.empty()) work["license"] = document.licence;
  if (work.size() > 1) service["subjectOf"] = work;
  std::string json = json_text(service);
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at))
    json.replace(at, 1, "\\u003c");
  return json;
}

}  // namespace torikumi::api
