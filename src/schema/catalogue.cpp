// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/catalogue.hpp"

#include <filesystem>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/file.hpp"
#include "schema/collection_union.hpp"
#include "schema/toml_section.hpp"
#include "schema/toml_text.hpp"

namespace torikumi::schema {
namespace {

namespace fs = std::filesystem;

toml::table parse(const std::string& path) {
  try {
    return toml::parse(base::read_file(path), path);
  } catch (const toml::parse_error& error) {
    throw base::Error(base::Code::kBadInput,
                      path + ": line " + std::to_string(error.source().begin.line) + ": " +
                          std::string(error.description()),
                      "a catalogue is TOML; index/collections/README.md shows one");
  }
}

std::string beside(const std::string& catalogue, const std::string& path) {
  return (fs::path(catalogue).parent_path() / path).string();
}

/// As a name that is always the same: without ./ and without a / at the end.
std::string plain_name(const std::string& file) {
  std::string name = fs::path(file).lexically_normal().string();
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  return name;
}

/// What the catalogue says of all rows of a source that say nothing of it themselves.
void state(const Section& source, std::string_view key, StatedLabel& label) {
  const std::string value = source.text(key);
  if (value.empty()) return;
  label.value = value;
  label.by_file.clear();
}

CatalogueSource read_source(const Section& section, const std::string& catalogue,
                            std::map<std::string, Collection>& collections) {
  section.allow(
      {"file", "collection", "city", "edition", "encoding", "title", "date", "url", "licence"});
  CatalogueSource source;
  const std::string file = section.text("file");
  if (file.empty()) section.fail(nullptr, "file is needed");
  source.name = plain_name(file);
  const std::string named = section.text("collection");
  if (named.empty()) {
    source.reading = built_in_collection();
  } else {
    const std::string path = beside(catalogue, named);
    if (!collections.contains(path))
      collections.emplace(path, parse_collection(base::read_file(path), path));
    source.reading = collections.at(path);
  }
  state(section, "city", source.reading.city);
  state(section, "edition", source.reading.edition);
  source.encoding = section.text("encoding");
  source.document = {{source.name},
                     section.text("title"),
                     section.text("date"),
                     section.url(),
                     section.text("licence")};
  return source;
}

/// The documents as the index's collection tells them.
std::string documents_text(const Catalogue& catalogue) {
  std::string text;
  for (const CatalogueSource& each : catalogue.sources) {
    const NamedDocument& own = each.document;
    // A folder's files are told by the folder.
    for (const std::string& name : {own.file.pattern, own.file.pattern + "/*"}) {
      text += "[sources." + toml_string(name) + "]\n";
      for (const auto& [key, value] :
           {std::pair("title", own.title), std::pair("date", own.date), std::pair("url", own.url),
            std::pair("licence", own.licence)}) {
        if (!value.empty()) text += std::string(key) + " = " + toml_string(value) + "\n";
      }
    }
  }
  return text;
}

/// A table that the index's collection has as the catalogue has it.
std::string table_text(const Section& root, std::string_view name,
                       const std::vector<std::string_view>& keys) {
  const auto section = root.section(name);
  if (!section) return {};
  section->allow(keys);
  section->url();
  std::string text = "[" + std::string(name) + "]\n";
  for (const std::string_view key : keys) {
    const std::string value = section->text(key);
    if (!value.empty()) text += std::string(key) + " = " + toml_string(value) + "\n";
  }
  return text;
}

}  // namespace

Catalogue read_catalogue(const std::string& path) {
  const toml::table table = parse(path);
  const Section root(table, path, "");
  root.allow({"name", "site", "lineage", "sources"});
  Catalogue catalogue;
  catalogue.folder = fs::path(path).parent_path().string();
  std::map<std::string, Collection> collections;
  std::set<std::string> seen;
  for (const Section& section : root.sections("sources")) {
    CatalogueSource source = read_source(section, path, collections);
    if (!seen.insert(source.name).second)
      section.fail(nullptr, "the file \"" + section.text("file") + "\" is named twice");
    catalogue.sources.push_back(std::move(source));
  }
  if (catalogue.sources.empty()) root.fail(nullptr, "no [[sources]] is named");
  std::vector<const Collection*> readings;
  for (const CatalogueSource& each : catalogue.sources) readings.push_back(&each.reading);
  const std::string name = root.text("name");
  catalogue.whole = union_of(readings, name.empty() ? fs::path(path).stem().string() : name,
                             table_text(root, "site", {"name", "url", "contact"}) +
                                 table_text(root, "lineage", {"pairs"}) + documents_text(catalogue),
                             path);
  return catalogue;
}

}  // namespace torikumi::schema
