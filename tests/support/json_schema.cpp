// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/json_schema.hpp"

#include <algorithm>

namespace torikumi::tests {
namespace {

namespace json = boost::json;

bool is_of(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  return value.is_number();
}

bool is_of_any(const json::value& value, const json::value& types) {
  if (types.is_string()) return is_of(value, types.as_string());
  const auto& all = types.as_array();
  return std::any_of(all.begin(), all.end(),
                     [&](const json::value& type) { return is_of(value, type.as_string()); });
}

}  // namespace

std::string schema_fault(const json::value& value, const json::object& schema,
                         const json::object& document, const std::string& where) {
  if (const auto* reference = schema.if_contains("$ref")) {
    const std::string path(reference->as_string());
    return schema_fault(value, json::value(document).at_pointer(path.substr(1)).as_object(),
                        document, where);
  }
  if (const auto* type = schema.if_contains("type"); type != nullptr && !is_of_any(value, *type))
    return where + " is no " + json::serialize(*type);
  if (const auto* choices = schema.if_contains("enum")) {
    const auto& all = choices->as_array();
    if (std::find(all.begin(), all.end(), value) == all.end())
      return where + " is " + json::serialize(value);
  }
  if (const auto* least = schema.if_contains("minimum");
      least != nullptr && value.to_number<double>() < least->to_number<double>())
    return where + " is too small";
  if (value.is_array()) {
    const auto* items = schema.if_contains("items");
    for (std::size_t i = 0; items != nullptr && i < value.as_array().size(); ++i) {
      std::string fault = schema_fault(value.as_array()[i], items->as_object(), document,
                                       where + "[" + std::to_string(i) + "]");
      if (!fault.empty()) return fault;
    }
  }
  if (!value.is_object()) return {};
  const json::object& object = value.as_object();
  if (const auto* required = schema.if_contains("required")) {
    for (const auto& name : required->as_array()) {
      if (!object.contains(name.as_string()))
        return where + " lacks " + std::string(name.as_string());
    }
  }
  const auto* properties = schema.if_contains("properties");
  const auto* others = schema.if_contains("additionalProperties");
  for (const auto& [name, member] : object) {
    const std::string there = where + "." + std::string(name);
    const auto* known = properties == nullptr ? nullptr : properties->as_object().if_contains(name);
    if (known == nullptr && others != nullptr && others->is_bool())
      return there + " is not told of";
    if (known == nullptr) known = others;
    if (known == nullptr) continue;
    std::string fault = schema_fault(member, known->as_object(), document, there);
    if (!fault.empty()) return fault;
  }
  return {};
}

}  // namespace torikumi::tests
