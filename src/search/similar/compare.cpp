// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar/compare.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.hpp"
#include "index/xapian_errors.hpp"
#include "search/highlight/highlighter.hpp"
#include "search/score/bm25f_scorer.hpp"
#include "search/similar/term_vector.hpp"

namespace torikumi::search {
namespace {

using base::Code;
using base::Error;

/// Terms that are told and marked: more would mark every second word.
constexpr std::size_t kMostTerms = 30;

}  // namespace

std::optional<std::string> fault_of_compared(const std::vector<std::string>& ids) {
  if (ids.size() < kFewestCompared || ids.size() > kMostCompared)
    return std::to_string(ids.size()) + " initiatives are named; 2 to 7 can be compared";
  if (std::set<std::string>(ids.begin(), ids.end()).size() < ids.size())
    return "an initiative is named twice";
  return std::nullopt;
}

Comparison compare(index::Database& database, analysis::Analyser& analyser,
                   const std::vector<std::string>& ids) {
  if (const auto fault = fault_of_compared(ids))
    throw Error(Code::kUsage, *fault, "name 2 to 7, each once; torikumi search shows their ids");
  return index::translate_xapian_errors(database.directory(), [&] {
    Comparison comparison;
    comparison.fields = database.collection().fields;
    for (const std::string& id : ids) {
      const auto document = database.find(id);
      if (!document) {
        throw Error(Code::kNotFound, "there is no initiative with the id " + id,
                    "torikumi search shows each initiative's id");
      }
      comparison.records.push_back(database.record(*document)->record);
    }
    std::vector<TermVector> said;
    for (const schema::Record& record : comparison.records)
      said.emplace_back(analyser, record, *comparison.fields);
    std::map<index::Term, std::vector<std::size_t>> sharers;
    for (std::size_t i = 0; i < said.size(); ++i) {
      for (const auto& [term, places] : said[i].places()) sharers[term].push_back(i);
    }
    struct Shared {
      index::Term term;
      CommonTerm common;
    };
    std::vector<Shared> all;
    const double records = database.xapian().get_doccount();
    for (auto& [term, who] : sharers) {
      const double frequency = database.term_info(term).document_frequency;
      if (who.size() < 2 || frequency > std::max(2.0, records / 2)) continue;
      const double weight = rounded(std::log(records / frequency));
      all.push_back({term, {said[who.front()].surface(term), weight, std::move(who)}});
    }
    std::stable_sort(all.begin(), all.end(), [](const Shared& a, const Shared& b) {
      if (a.common.shared.size() != b.common.shared.size())
        return a.common.shared.size() > b.common.shared.size();
      return a.common.weight > b.common.weight;
    });
    if (all.size() > kMostTerms) all.resize(kMostTerms);
    comparison.marked.resize(said.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
      std::vector<std::vector<Highlight>> marks(comparison.fields->size());
      for (const Shared& each : all) {
        const auto places = said[i].places().find(each.term);
        if (places == said[i].places().end()) continue;
        for (const TermVector::Place& place : places->second)
          marks[schema::index_of(place.field)].push_back({place.range, 1});
      }
      for (const schema::FieldTable::Entry& each : comparison.fields->all()) {
        comparison.marked[i].push_back(
            whole_to_fragments(comparison.records[i][each.field],
                               merge_ranges(std::move(marks[schema::index_of(each.field)]))));
      }
    }
    for (Shared& each : all) comparison.common.push_back(std::move(each.common));
    return comparison;
  });
}

}  // namespace torikumi::search
