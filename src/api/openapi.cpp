// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/openapi.hpp"

#include <boost/json.hpp>

#include "api/answer_schemas.hpp"
#include "schema/field.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;

json::object parameter_of(const ParameterInfo& info) {
  json::object one{{"type", info.most != 0 ? "integer" : "string"}};
  if (info.most != 0) {
    one["minimum"] = info.least;
    one["maximum"] = info.most;
  }
  if (!info.choices.empty()) {
    json::array choices;
    for (const std::string_view choice : info.choices) choices.emplace_back(choice);
    one["enum"] = std::move(choices);
    one["default"] = info.choices.front();
  }
  json::object schema =
      info.may_repeat ? json::object{{"type", "array"}, {"items", std::move(one)}} : std::move(one);
  return {{"name", info.name},
          {"in", "query"},
          {"description", info.about},
          {"schema", std::move(schema)}};
}

json::object content(std::string_view type, json::object schema) {
  return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object reference(std::string_view schema) {
  return {{"$ref", "#/components/schemas/" + std::string(schema)}};
}

json::object problem() {
  return {{"description", "what went wrong (RFC 9457)"},
          {"content", content("application/problem+json", reference("Problem"))}};
}

json::object page_trouble() {
  return {{"description", "what went wrong, for people"},
          {"content", content("text/html", {{"type", "string"}})}};
}

json::object operation_of(const Operation& operation) {
  json::array parameters;
  if (operation.path.find("{id}") != std::string_view::npos) {
    parameters.push_back(json::object{{"name", "id"},
                                      {"in", "path"},
                                      {"required", true},
                                      {"schema", json::object{{"type", "string"}}}});
  }
  for (const ParameterInfo& info : operation.parameters) parameters.push_back(parameter_of(info));
  const json::object answer =
      operation.schema.empty() ? json::object{{"type", "string"}} : reference(operation.schema);
  json::object object{
      {"summary", operation.about},
      {"parameters", std::move(parameters)},
      {"responses",
       json::object{{"200", json::object{{"description", "the answer"},
                                         {"content", content(operation.type, answer)}}},
                    {"default", operation.page ? page_trouble() : problem()}}}};
  if (!operation.body.empty()) {
    object["requestBody"] = json::object{
        {"required", true}, {"content", content(operation.body, {{"type", "string"}})}};
  }
  return object;
}

/// The schemas of the answers, with what the field table tells.
json::value schemas() {
  json::value all = json::parse(kAnswerSchemas);
  json::object& initiative = all.as_object()["Initiative"].as_object();
  json::array snippet_fields;
  for (const schema::FieldInfo& each : schema::kFields) {
    initiative["required"].as_array().emplace_back(each.name);
    initiative["properties"].as_object()[each.name] = json::object{{"type", "string"}};
    if (!each.is_label) snippet_fields.emplace_back(each.name);
  }
  // A collection's own texts have names of their own.
  all.at("Hit").at("properties").at("snippets").at("items").at("properties").as_object()["field"] =
      json::object{{"type", "string"}, {"examples", std::move(snippet_fields)}};
  return all;
}

}  // namespace

std::string openapi(const std::vector<Operation>& operations, std::string_view version) {
  json::object paths;
  for (const Operation& operation : operations) {
    json::value& path = paths[operation.path];
    if (!path.is_object()) path = json::object();
    path.as_object()[operation.method] = operation_of(operation);
  }
  return json::serialize(
      json::object{{"openapi", "3.1.0"},
                   {"info", json::object{{"title", "Torikumi"},
                                         {"version", version},
                                         {"description",
                                          "Search of initiatives of Japanese municipalities. "
                                          "It reads; nothing here writes."},
                                         {"license", json::object{{"name", "GPL-3.0-or-later"}}}}},
                   {"paths", std::move(paths)},
                   {"components", json::object{{"schemas", schemas()}}}});
}

}  // namespace torikumi::api
