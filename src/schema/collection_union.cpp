// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/collection_union.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "schema/toml_text.hpp"
#include "text/normalise.hpp"

namespace torikumi::schema {
namespace {

using base::Code;
using base::Error;

const std::string kOfACatalogue = "# of a catalogue\n";

/// Gathers the tables of several collections into the text of one.
class Union {
 public:
  Union(const std::vector<const Collection*>& all, const std::string& file)
      : all_(all), file_(file) {}

  std::string text(const std::string& name) {
    std::string text = "name = " + toml_string(name) + "\n\n[columns]\n";
    for (const FieldInfo& each : kFields) {
      text += std::string(each.name) + " = " +
              toml_list(fresh(each.name,
                              [&](const Collection& collection) {
                                return collection.columns[index_of(each.field)];
                              })) +
              "\n";
    }
    return text + weights() + departments() + further();
  }

 private:
  /// Of each collection in turn, the spellings that no other column has: a header may mean one
  /// thing to one city and another to the next.
  template <typename SpellingsOf>
  std::vector<std::string> fresh(std::string_view name, SpellingsOf spellings_of) {
    std::vector<std::string> names;
    for (const Collection* collection : all_) {
      for (const std::string& each : spellings_of(*collection)) {
        if (seen_.insert(text::comparison_key(each)).second) names.push_back(each);
      }
    }
    // Every spelling means something else to another collection.
    if (names.empty()) names.push_back("(" + std::string(name) + ")");
    return names;
  }

  /// Those of the first: a word counts alike wherever it stands in the index.
  std::string weights() const {
    std::string text = "\n[weights]\n";
    for (const FieldInfo& each : kFields)
      text += std::string(each.name) + " = " +
              std::to_string((*all_.front()->fields)[each.field].weight) + "\n";
    return text;
  }

  std::string departments() const {
    std::vector<std::string> wards;
    std::string code_end;
    std::map<std::string, std::string> parts;
    std::map<std::string, std::string> names;
    for (const Collection* collection : all_) {
      for (const Pattern& each : collection->wards) {
        if (std::find(wards.begin(), wards.end(), each.pattern) == wards.end())
          wards.push_back(each.pattern);
      }
      add(collection->parts, "part of", parts);
      add(collection->department_names, "now", names);
      if (collection->department_code_end.empty()) continue;
      if (!code_end.empty() && code_end != collection->department_code_end)
        fail("code_end is \"" + code_end + "\" in one collection and \"" +
             collection->department_code_end + "\" in another; an index has one");
      code_end = collection->department_code_end;
    }
    return "\n[departments]\nwards = " + toml_list(wards) +
           "\ncode_end = " + toml_string(code_end) + "\n[departments.parts]\n" + pairs(parts) +
           "[departments.aliases]\n" + pairs(names);
  }

  void add(const std::vector<std::pair<std::string, std::string>>& from,
           const std::string& relation, std::map<std::string, std::string>& to) const {
    for (const auto& [department, other] : from) {
      const auto [known, is_fresh] = to.emplace(department, other);
      if (!is_fresh && known->second != other)
        fail("\"" + department + "\" is " + relation + " \"" + known->second +
             "\" in one collection and \"" + other + "\" in another");
    }
  }

  static std::string pairs(const std::map<std::string, std::string>& all) {
    std::string text;
    for (const auto& [key, value] : all)
      text += toml_string(key) + " = " + toml_string(value) + "\n";
    return text;
  }

  std::string further() {
    std::vector<FurtherColumn> columns;
    for (const Collection* collection : all_) {
      for (const FurtherColumn& each : collection->further) {
        const auto same = std::find_if(columns.begin(), columns.end(),
                                       [&](const auto& known) { return known.name == each.name; });
        if (same == columns.end()) {
          columns.push_back(each);
          continue;
        }
        same->is_text = same->is_text || each.is_text;
        same->facet = same->facet || each.facet;
        same->weight = std::max(same->weight, each.weight);
      }
    }
    std::string text;
    for (const FurtherColumn& each : columns) {
      const std::vector<std::string> names = fresh(each.name, [&](const Collection& collection) {
        for (const FurtherColumn& own : collection.further) {
          if (own.name == each.name) return own.columns;
        }
        return std::vector<std::string>();
      });
      text += "\n[[further]]\nname = " + toml_string(each.name) +
              "\nlabel = " + toml_string(each.label) + "\ncolumns = " + toml_list(names) +
              "\nfacet = " + (each.facet ? "true" : "false");
      if (each.is_text) text += "\nsearch = true\nweight = " + std::to_string(each.weight);
      text += "\n";
    }
    return text;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(Code::kBadInput, file_ + ": [departments] " + what,
                "let the collections of one catalogue agree");
  }

  const std::vector<const Collection*>& all_;
  const std::string& file_;
  std::set<std::string> seen_;  ///< spellings of columns
};

}  // namespace

bool is_of_a_catalogue(const Collection& collection) {
  return collection.source_text.find(kOfACatalogue) != std::string::npos;
}

Collection union_of(const std::vector<const Collection*>& all, const std::string& name,
                    const std::string& own_tables, const std::string& file) {
  return parse_collection(kOfACatalogue + Union(all, file).text(name) + "\n" + own_tables,
                          file + " as a whole");
}

}  // namespace torikumi::schema
