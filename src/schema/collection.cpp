// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/collection.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "schema/built_in_collection.hpp"
#include "schema/toml_section.hpp"
#include "text/normalise.hpp"

namespace torikumi::schema {
namespace {

using base::Code;
using base::Error;

bool matches_from(std::string_view pattern, std::string_view value) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == value;
  if (!value.starts_with(pattern.substr(0, star))) return false;
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t i = star; i <= value.size(); ++i) {
    if (matches_from(rest, value.substr(i))) return true;
  }
  return false;
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// What the program calls something itself, beside the fields.
bool is_own_name(std::string_view name) {
  return name == "id" || name == "edition" || name == "city" || name == "change" || name == "due";
}

std::vector<std::string_view> names_of_fields() {
  std::vector<std::string_view> names;
  for (const FieldInfo& each : kFields) names.push_back(each.name);
  return names;
}

/// In quarters; ten is far beyond what measured well.
double checked_weight(const Section& section, double weight, std::string_view name) {
  if (!(weight >= 0.25 && weight <= 10))
    section.fail(nullptr, std::string(name) + " must be 0.25 to 10");
  return std::round(weight * 4) / 4;
}

void read_columns(const Section& root, Collection& collection) {
  const auto columns = root.section("columns");
  if (!columns) root.fail(nullptr, "a [columns] table is needed");
  std::vector<std::string_view> names = names_of_fields();
  names.insert(names.end(), {"id", "edition", "city"});
  columns->allow(names);
  std::set<std::string> seen;
  const auto spellings = [&](std::string_view key, bool* is_joined = nullptr) {
    std::vector<std::string> list;
    bool joined = false;
    std::tie(list, joined) = columns->columns(key);
    if (is_joined != nullptr) *is_joined = joined;
    if (joined && is_joined == nullptr)
      columns->fail(nullptr, std::string(key) + " is one column, and cannot be joined");
    for (const std::string& each : list) {
      if (!seen.insert(text::comparison_key(each)).second) {
        columns->fail(nullptr, "the column \"" + each + "\" is named twice");
      }
    }
    return list;
  };
  for (const FieldInfo& each : kFields) {
    std::vector<std::string>& own = collection.columns[index_of(each.field)];
    own = spellings(each.name, &collection.is_joined[index_of(each.field)]);
    if (!own.empty()) continue;
    if (each.is_required)
      columns->fail(nullptr, std::string(each.name) + " needs at least one column name");
    own = {std::string(each.label), std::string(each.name)};
  }
  collection.id_columns = spellings("id");
  collection.edition.columns = spellings("edition");
  collection.city.columns = spellings("city");
  for (const Section& each : root.sections("further")) {
    each.allow({"name", "label", "columns", "facet", "search", "weight"});
    auto [names_of_column, is_joined] = each.columns("columns");
    FurtherColumn column{
        each.text("name"),  each.text("label"),  std::move(names_of_column),       is_joined,
        each.flag("facet"), each.flag("search"), each.number("weight").value_or(1)};
    if (!is_plain_name(column.name) || field_named(column.name) || is_own_name(column.name)) {
      each.fail(nullptr,
                "name must be 1 to 32 of a-z, 0-9 and _, and none of id, edition, city, "
                "change, due and the fields' own");
    }
    if (column.label.empty()) column.label = column.name;
    if (column.columns.empty()) each.fail(nullptr, "columns needs at least one column name");
    for (const std::string& spelling : column.columns) {
      if (!seen.insert(text::comparison_key(spelling)).second) {
        each.fail(nullptr, "the column \"" + spelling + "\" is named twice");
      }
    }
    for (const FurtherColumn& other : collection.further) {
      if (other.name == column.name)
        each.fail(nullptr, "two further columns are called " + column.name);
    }
    if (each.number("weight") && !column.is_text)
      each.fail(nullptr, "weight is for a column that is text: search = true");
    column.weight = checked_weight(each, column.weight, "weight");
    collection.further.push_back(std::move(column));
  }
  const auto others = std::stable_partition(collection.further.begin(), collection.further.end(),
                                            [](const FurtherColumn& c) { return c.is_text; });
  if (others - collection.further.begin() > static_cast<std::ptrdiff_t>(kMostTexts))
    root.fail(nullptr, "at most " + std::to_string(kMostTexts) +
                           " further columns can be text; { join = […] } puts several together");
}

void read_identity(const Section& root, Collection& collection) {
  collection.identity = {"city", "edition", "department", "title"};
  const auto identity = root.section("identity");
  if (!identity) return;
  identity->allow({"columns"});
  collection.identity = identity->list("columns");
  const auto names = [&](const std::string& name) { return !is_stated(name); };
  if (std::none_of(collection.identity.begin(), collection.identity.end(), names))
    identity->fail(nullptr, "columns must name what tells one row from another in its edition");
  for (const std::string& name : collection.identity) {
    const bool further = std::any_of(collection.further.begin(), collection.further.end(),
                                     [&](const FurtherColumn& c) { return c.name == name; });
    if (!is_stated(name) && !field_named(name) && !further) {
      identity->fail(nullptr,
                     "\"" + name + "\" is neither a field nor a further column, edition or city");
    }
  }
}

/// What [edition] or [city] says where no column does.
void read_stated(const Section& root, std::string_view name, StatedLabel& label) {
  const auto stated = root.section(name);
  if (!stated) return;
  stated->allow({"value", "files"});
  label.value = stated->text("value");
  if (const auto files = stated->section("files")) {
    for (auto& [pattern, value] : files->pairs()) label.by_file.push_back({{pattern}, value});
  }
}

void read_documents(const Section& root, Collection& collection) {
  if (const auto site = root.section("site")) {
    site->allow({"name", "url", "contact"});
    collection.site = {site->text("name"), site->url(), site->text("contact")};
  }
  const auto sources = root.section("sources");
  if (!sources) return;
  for (const auto& [file, document] : sources->named_sections()) {
    document.allow({"title", "date", "url", "licence"});
    collection.documents.push_back({{file},
                                    document.text("title"),
                                    document.text("date"),
                                    document.url(),
                                    document.text("licence")});
  }
}

void read_lineage(const Section& root, Collection& collection) {
  const auto lineage = root.section("lineage");
  if (!lineage) return;
  lineage->allow({"pairs"});
  collection.lineage_pairs = lineage->text("pairs");
}

void read_sheets(const Section& root, Collection& collection) {
  collection.carry_down = root.list("carry_down");
  for (const std::string& each : collection.carry_down) {
    if (each != "department" && each != "category" && !is_stated(each))
      root.fail(nullptr, "carry_down can name department, category, edition and city, not \"" +
                             each + "\": a text that is empty is no fault");
  }
  const auto sheets = root.section("sheets");
  if (!sheets) return;
  sheets->allow({"only", "skip"});
  for (std::string& each : sheets->list("only"))
    collection.only_sheets.push_back({std::move(each)});
  for (std::string& each : sheets->list("skip"))
    collection.skipped_sheets.push_back({std::move(each)});
}

void read_weights(const Section& root, Collection& collection) {
  FieldTable fields;
  for (const FurtherColumn& each : collection.further) {
    if (each.is_text) fields.add(each.name, each.label, each.weight);
  }
  if (const auto weights = root.section("weights")) {
    weights->allow(names_of_fields());
    for (const FieldInfo& each : kFields) {
      if (const auto given = weights->number(each.name))
        fields.set_weight(each.field, checked_weight(*weights, *given, each.name));
    }
  }
  collection.fields = std::make_shared<const FieldTable>(std::move(fields));
}

void read_departments(const Section& root, Collection& collection) {
  const auto departments = root.section("departments");
  if (!departments) return;
  departments->allow({"wards", "parts", "aliases", "former", "code_end"});
  collection.department_code_end = departments->text("code_end");
  for (const char* key : {"aliases", "former"}) {
    const auto names = departments->section(key);
    if (!names) continue;
    for (auto& [other, now] : names->pairs()) {
      if (text::comparison_key(other) == text::comparison_key(now))
        names->fail(nullptr, "\"" + other + "\" is given as another name of itself");
      collection.department_names.emplace_back(other, now);
    }
  }
  for (std::string& each : departments->list("wards"))
    collection.wards.push_back({std::move(each)});
  if (const auto parts = departments->section("parts")) collection.parts = parts->pairs();
  for (const auto& [part, whole] : collection.parts) {
    if (collection.parent_of(whole)) {
      departments->fail(nullptr, "\"" + whole + "\" is itself a part; parts have one level");
    }
  }
}

}  // namespace

bool Pattern::matches(std::string_view value) const {
  return matches_from(text::comparison_key(pattern), text::comparison_key(value));
}

std::string StatedLabel::of_file(std::string_view name) const {
  for (const auto& [pattern, label] : by_file) {
    if (pattern.matches(name)) return label;
  }
  return value;
}

const NamedDocument* Collection::document_of(std::string_view path) const {
  const std::string_view file = path.substr(path.rfind('/') + 1);
  auto named = std::find_if(documents.begin(), documents.end(),
                            [&](const auto& each) { return each.file.pattern == path; });
  if (named == documents.end())
    named = std::find_if(documents.begin(), documents.end(), [&](const auto& each) {
      return each.file.pattern.find('/') != std::string::npos && each.file.matches(path);
    });
  if (named == documents.end())
    named = std::find_if(documents.begin(), documents.end(),
                         [&](const auto& each) { return each.file.matches(file); });
  return named == documents.end() ? nullptr : &*named;
}

std::vector<std::string> Collection::further_names() const {
  std::vector<std::string> names;
  for (const FurtherColumn& each : further) names.push_back(each.name);
  return names;
}

bool Collection::is_ward(std::string_view department) const {
  return std::any_of(wards.begin(), wards.end(),
                     [&](const Pattern& p) { return p.matches(department); });
}

std::string Collection::present_name(std::string_view department) const {
  std::string called(department);
  if (const std::size_t end =
          department_code_end.empty() ? std::string::npos : called.find(department_code_end);
      end != std::string::npos && end + department_code_end.size() < called.size())
    called.erase(0, end + department_code_end.size());
  // An alias of a former name is followed too; the bound ends a circle of names.
  const std::size_t most = department_names.empty() ? 0 : department_names.size() + 1;
  for (std::size_t steps = 0; steps < most; ++steps) {
    const std::string key = text::comparison_key(called);
    const auto other =
        std::find_if(department_names.begin(), department_names.end(),
                     [&](const auto& each) { return text::comparison_key(each.first) == key; });
    if (other == department_names.end()) break;
    called = other->second;
  }
  return called;
}

std::optional<std::string> Collection::parent_of(std::string_view department) const {
  const std::string key = text::comparison_key(present_name(department));
  for (const auto& [part, whole] : parts) {
    if (text::comparison_key(part) == key && text::comparison_key(whole) != key) return whole;
  }
  return std::nullopt;
}

Collection parse_collection(std::string_view toml_text, std::string_view name) {
  toml::table table;
  try {
    table = toml::parse(toml_text, std::string(name));
  } catch (const toml::parse_error& error) {
    throw Error(Code::kBadInput,
                std::string(name) + ": line " + std::to_string(error.source().begin.line) + ": " +
                    std::string(error.description()),
                "the file must be TOML; index/collections/README.md shows one");
  }
  const Section root(table, std::string(name), "");
  root.allow({"name", "carry_down", "columns", "identity", "edition", "city", "site", "sources",
              "sheets", "weights", "departments", "further", "lineage"});
  Collection collection;
  collection.name = root.text("name");
  if (collection.name.empty()) root.fail(nullptr, "name is needed");
  read_columns(root, collection);
  read_identity(root, collection);
  read_stated(root, "edition", collection.edition);
  read_stated(root, "city", collection.city);
  read_lineage(root, collection);
  read_documents(root, collection);
  read_sheets(root, collection);
  read_weights(root, collection);
  read_departments(root, collection);
  collection.source_text = std::string(toml_text);
  return collection;
}

const Collection& built_in_collection() {
  static const Collection collection =
      parse_collection(kBuiltInCollection, "the built-in collection");
  return collection;
}

}  // namespace torikumi::schema
