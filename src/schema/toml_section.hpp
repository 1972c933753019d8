// SPDX-License-Identifier: GPL-2.0-or-later
/// TomlSection: one table of a collection file while it is read; what is wrong there is told with
/// its line.
///
///   section.list("wards") of wards = 5 → Error "c.toml: line 3: [departments] wards must be a list
///   of strings"
#pragma once

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace torikumi::schema {

/// Knows where it stands. What reads a key throws Error kBadInput where it is of another type.
class Section {
 public:
  Section(const toml::table& table, std::string file, std::string path)
      : table_(table), file_(std::move(file)), path_(std::move(path)) {}

  [[noreturn]] void fail(const toml::node* at, const std::string& what) const {
    const auto line = at != nullptr ? at->source().begin.line : table_.source().begin.line;
    throw base::Error(base::Code::kBadInput,
                      file_ + ": line " + std::to_string(line) + ": " +
                          (path_.empty() ? "" : "[" + path_ + "] ") + what,
                      "index/collections/README.md describes the file");
  }

  /// Refuses any key that is not among `known`: a misspelt one must not be passed over.
  void allow(const std::vector<std::string_view>& known) const {
    for (const auto& [key, value] : table_) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      std::string wanted;
      for (const auto each : known) wanted += (wanted.empty() ? "" : ", ") + std::string(each);
      fail(&value, "unknown key \"" + std::string(key.str()) + "\"; known here: " + wanted);
    }
  }

  std::string text(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return {};
    const auto value = node->value<std::string>();
    if (!node->is_string() || !value) fail(node, std::string(key) + " must be a string");
    return *value;
  }

  /// The address under "url", to which a page may link; empty where none is given.
  std::string url() const {
    std::string url = text("url");
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
      fail(table_.get("url"), "url must begin with https:// or http://, not \"" + url + "\"");
    return url;
  }

  bool flag(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return false;
    if (!node->is_boolean()) fail(node, std::string(key) + " must be true or false");
    return *node->value<bool>();
  }

  std::optional<double> number(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value<double>();
    if (!node->is_number() || !value) fail(node, std::string(key) + " must be a number");
    return value;
  }

  std::vector<std::string> list(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(node, std::string(key) + " must be a list of strings");
    std::vector<std::string> values;
    for (const toml::node& each : *array) {
      if (!each.is_string()) fail(&each, std::string(key) + " must be a list of strings");
      values.push_back(*each.value<std::string>());
    }
    return values;
  }

  /// The names of columns under `key`: a list of which one stands in a table, or { join = […] }.
  std::pair<std::vector<std::string>, bool> columns(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr || !node->is_table()) return {list(key), false};
    const Section joined(*node->as_table(), file_, path_ + "." + std::string(key));
    joined.allow({"join"});
    return {joined.list("join"), true};
  }

  /// The table under `key`, or nothing.
  std::optional<Section> section(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_table()) fail(node, std::string(key) + " must be a table");
    return Section(*node->as_table(), file_,
                   path_.empty() ? std::string(key) : path_ + "." + std::string(key));
  }

  /// Every key of the table with its string, in the order of the file.
  std::vector<std::pair<std::string, std::string>> pairs() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (std::string& key : keys()) {
      std::string value = text(key);
      all.emplace_back(std::move(key), std::move(value));
    }
    return all;
  }

  /// Every key of the table with its table, likewise.
  std::vector<std::pair<std::string, Section>> named_sections() const {
    std::vector<std::pair<std::string, Section>> all;
    for (const std::string& key : keys()) all.emplace_back(key, *section(key));
    return all;
  }

  std::vector<Section> sections(std::string_view key) const {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(node, "[[" + std::string(key) + "]] must be a list of tables");
    std::vector<Section> all;
    for (const toml::node& each : *array) {
      if (!each.is_table()) fail(&each, "[[" + std::string(key) + "]] must be a list of tables");
      all.emplace_back(*each.as_table(), file_, std::string(key));
    }
    return all;
  }

 private:
  /// In the order of the file.
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (const auto& [key, value] : table_) all.emplace_back(key.str());
    std::stable_sort(all.begin(), all.end(), [&](const std::string& a, const std::string& b) {
      return table_.get(a)->source().begin.line < table_.get(b)->source().begin.line;
    });
    return all;
  }

  const toml::table& table_;
  std::string file_;
  std::string path_;
};

}  // namespace torikumi::schema
