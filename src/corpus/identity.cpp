// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/identity.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

constexpr char kUnitSeparator = '\x1F';

std::string value_of(const schema::Record& record, const schema::Collection& collection,
                     const std::string& name) {
  if (name == "edition") return record.edition;
  if (name == "city") return record.city;
  if (const auto field = schema::field_named(name)) return record[*field];
  const auto column = std::find_if(collection.further.begin(), collection.further.end(),
                                   [&](const schema::FurtherColumn& c) { return c.name == name; });
  return record.further[static_cast<std::size_t>(column - collection.further.begin())];
}

}  // namespace

std::optional<std::string> fault_of_id(std::string_view id) {
  if (id.size() > kLongestId)
    return "the id has " + std::to_string(id.size()) + " bytes; at most 200 are kept";
  if (id == "." || id == "..")
    return "the id \"" + std::string(id) + "\" cannot stand in an address";
  const bool bad = std::any_of(id.begin(), id.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 || u == 0x7F || c == '/' || c == '\\';
  });
  if (bad) return "the id \"" + std::string(id) + "\" holds a slash or a control character";
  return std::nullopt;
}

std::optional<std::string> derive_id(const schema::Record& record,
                                     const schema::Collection& collection) {
  std::string key;
  bool says_something = false;
  for (const std::string& name : collection.identity) {
    const std::string value = text::comparison_key(value_of(record, collection, name));
    // Where no city is told, records keep the ids that they had before cities were known.
    if (name == "city" && value.empty()) continue;
    if (!schema::is_stated(name) && !value.empty()) says_something = true;
    key += value;
    key.push_back(kUnitSeparator);
  }
  if (!says_something) return std::nullopt;
  return base::digest(key).substr(0, 12) + base::digest(key).substr(28, 4);
}

namespace {

/// Of what cannot stand in an address.
std::string short_name(const std::string& variant) { return base::digest(variant).substr(0, 8); }

}  // namespace

std::string variant_of(const schema::Record& record) {
  const bool both = !record.city.empty() && !record.edition.empty();
  return record.city + (both ? " " : "") + record.edition;
}

std::string id_of_source(const schema::Record& record) {
  const std::string variant = variant_of(record);
  for (const std::string& name : {variant, short_name(variant)}) {
    const std::string& id = record.id;
    if (id.size() > name.size() + 1 && id.ends_with("@" + name))
      return id.substr(0, id.size() - name.size() - 1);
  }
  return record.id;
}

std::string id_of_variant(const std::string& id, const std::string& variant) {
  std::string named = id + "@" + variant;
  if (fault_of_id(named)) named = id + "@" + short_name(variant);
  return fault_of_id(named) ? base::digest(named) : named;
}

std::string suffix_of(std::string_view digest) { return "-" + std::string(digest.substr(0, 8)); }

}  // namespace torikumi::corpus
