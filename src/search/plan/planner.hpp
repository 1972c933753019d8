// SPDX-License-Identifier: GPL-2.0-or-later
/// Planner: a query tree to a Plan.
///
///   認知症カフェ → kWords: 認知, 症, カフェ; 認知症カフェの開催 → kSentence; "認知症カフェ" →
///   kString
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/synonyms.hpp"
#include "query/tree.hpp"
#include "search/facets/facets.hpp"
#include "search/match/index_reader.hpp"
#include "search/plan/plan.hpp"
#include "search/suggest/suggestions.hpp"

namespace torikumi::search {

/// One thread; holds the analyser and the synonyms.
class Planner {
 public:
  /// Without `synonyms` it reads their files; a line that is malformed is reported by
  /// `synonyms_fault`, and those that are not are used.
  Planner(const analysis::Dictionary& dictionary, std::shared_ptr<const query::Synonyms> synonyms,
          IndexReader& reader, const Facets& facets, const Suggestions& suggestions);

  /// `query` is what was typed, `root` its tree. `disabled` takes rewrites back, by what they call
  /// it ("synonym:特養").
  Plan plan(const std::string& query, const query::Node& root,
            const std::vector<std::string>& disabled = {});

  const std::string& synonyms_fault() const { return synonyms_fault_; }

 private:
  void add_spellings(const ReadingClause& reading, Plan& plan);
  void add_departments(const query::Node& root, Plan& plan);
  void add_exact_title(const std::string& query, Plan& plan);

  analysis::Analyser analyser_;
  std::shared_ptr<const query::Synonyms> synonyms_;
  std::string synonyms_fault_;
  IndexReader& reader_;
  const Facets& facets_;
  const Suggestions& suggestions_;
};

}  // namespace torikumi::search
