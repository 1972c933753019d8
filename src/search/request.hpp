// SPDX-License-Identifier: GPL-2.0-or-later
/// Request and Response: the engine's only face. Whatever shows results is made of these.
///
///   {query "人材育成", departments {"総務局"}, limit 10} → {total 6, hits …, facets …}
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/term.hpp"
#include "schema/field.hpp"
#include "schema/record.hpp"

namespace torikumi::search {

enum class Sort { kRelevance, kDepartment, kCategory, kTitle, kSource };

/// The names of the orders as options and parameters have them, the usual one first.
inline const std::vector<std::string> kSortNames{"relevance", "department", "category", "title",
                                                 "source"};

/// One of kSortNames; any other is relevance.
inline Sort sort_named(std::string_view name) {
  if (name == "department") return Sort::kDepartment;
  if (name == "category") return Sort::kCategory;
  if (name == "title") return Sort::kTitle;
  return name == "source" ? Sort::kSource : Sort::kRelevance;
}

/// What a hit is, as options and parameters have it, the usual one first.
inline const std::vector<std::string> kGroupNames{"none", "initiative"};

/// The facets that every collection has; its further columns may be more.
inline std::vector<std::string> built_in_facets() {
  std::vector<std::string> names{"city"};
  for (const schema::FieldInfo& each : schema::kFields) {
    if (each.is_label) names.emplace_back(each.name);
  }
  names.emplace_back("edition");
  names.emplace_back("change");
  names.emplace_back("due");
  return names;
}

struct Filter {
  std::string facet;                ///< one of built_in_facets(), or a further column's name
  std::vector<std::string> values;  ///< alternatives
};

/// The filter by a facet that asks for something; null where there is none.
inline const Filter* filter_of(const std::vector<Filter>& filters, std::string_view facet) {
  for (const Filter& each : filters) {
    if (each.facet == facet) return each.values.empty() ? nullptr : &each;
  }
  return nullptr;
}

struct Request {
  std::string query;
  std::vector<Filter> filters;
  std::vector<std::string> off;  ///< rewrites to take back, by what they are called
  Sort sort = Sort::kRelevance;
  std::uint32_t limit = 10;
  std::uint32_t offset = 0;
  bool explain = false;
  /// Editions of one initiative are one hit, of the newest that is found; where no edition is asked
  /// for.
  bool by_initiative = false;
  bool whole = false;  ///< the hits' fields in full, with their matches, instead of snippets
};

/// How a hit met the query: by its words, by a part of a word, or only in department or category.
enum class Match { kWord, kPartial, kLabel };

struct Fragment {
  std::string text;
  bool hit = false;
};

/// Fragments joined are a verbatim run of the field's text.
struct Snippet {
  schema::Field field = schema::Field::kCurrent;
  std::string name;   ///< of the field, in JSON and queries
  std::string label;  ///< and for people
  std::vector<Fragment> fragments;
  bool text_before = false;  ///< the field says more before it, and behind it
  bool text_behind = false;
};

/// What one term of the query gave to a hit's score.
struct TermContribution {
  index::Term term;              ///< without text where `other` says what gave it
  schema::FieldMask fields = 0;  ///< where it stands in the hit
  double weight = 0;
  std::string other = {};
  std::string field_names = {};  ///< of `fields`, with commas between
};

/// A record that says the same initiative in an edition.
struct HitEdition {
  std::string edition;
  std::string id;
};

/// In words: "the word 見守る", or what else gave it.
std::string describe(const TermContribution& contribution);

struct Hit {
  std::uint32_t rank = 0;
  double score = 0;  ///< four decimals
  Match match = Match::kWord;
  bool widened = false;
  bool is_damaged = false;  ///< its record cannot be read (index::StoredRecord)
  schema::Record record;
  std::vector<Snippet> snippets;
  /// Where the request asked for the whole: each field cut where it meets the query.
  std::vector<std::vector<Fragment>> marked;  ///< by the field's number
  std::vector<TermContribution>
      contributions;  ///< where the request asked to explain; they add up to the score
  /// Where editions are one hit: those that are found, the newest first; empty where it is one.
  std::vector<HitEdition> editions;
};

struct FacetValue {
  std::string value;
  std::uint32_t count = 0;
  bool selected = false;
  std::optional<std::string> parent;
};

struct Facet {
  std::string name;
  std::string label;
  std::vector<FacetValue> values;  ///< by count, then by name
};

struct QueryRewrite {
  std::string kind;  ///< "complaint" and others (see the contract)
  std::string from;
  std::vector<std::string> to;
  std::string off;
};

struct Response {
  std::string query;
  std::uint32_t total = 0;
  /// Records, where editions of one initiative are one hit: never less than the total.
  std::optional<std::uint32_t> records;
  std::uint32_t offset = 0;
  std::uint32_t limit = 0;
  double took_ms = 0;
  bool relaxed = false;
  std::vector<QueryRewrite> rewrites;
  std::string plan;  ///< as it prints; where the request asked to explain
  std::optional<std::string> suggestion;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
};

}  // namespace torikumi::search
