// SPDX-License-Identifier: GPL-2.0-or-later
/// Clause planner: one text of the query to a Clause, with what it scores, highlights and rewrites.
///
///   26年度 → 平成26年度, fiscal year 2014 · 2014..2016 → three years · 交通安全対策 → 交通 安全
#pragma once

#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/synonyms.hpp"
#include "query/tree.hpp"
#include "search/plan/plan.hpp"

namespace torikumi::search {

/// What it refers to must outlive it.
class ClausePlanner {
 public:
  /// `one_text`: the query is one text and nothing else.
  ClausePlanner(analysis::Analyser& analyser, const query::Synonyms& synonyms, IndexReader& reader,
                const std::vector<std::string>& disabled, bool one_text, Plan& plan)
      : analyser_(analyser),
        synonyms_(synonyms),
        reader_(reader),
        disabled_(disabled),
        one_text_(one_text),
        plan_(plan) {}

  /// Adds the clause to the plan, and gives its place. A clause that is negated scores, highlights
  /// and rewrites nothing, and means its words alone, not their synonyms.
  std::size_t add(const query::Node& typed, bool negated);

 private:
  ClauseKind kind_of(const query::Node& node, const Clause& clause) const;
  void plan_string(Clause& clause);
  void plan_prefix(const query::Node& node, Clause& clause);
  bool plan_years(const query::Node& node, Clause& clause);
  void plan_words(const query::Node& node, Clause& clause);
  void rewrite(const query::Node& typed, const query::Node& node, Clause& clause);
  static bool is_question(const analysis::Analysis& analysis);
  std::size_t required_terms(const std::string& typed, const Clause& clause);
  void prefer(const query::Node& node, const std::vector<query::QueryTerm>& query_terms);
  bool is_known(const query::Node& node, const std::vector<query::QueryTerm>& query_terms) const;
  std::vector<QueryRewrite>& rewrites(const Clause& clause) {
    return clause.negated ? unreported_ : plan_.rewrites;
  }

  analysis::Analyser& analyser_;
  const query::Synonyms& synonyms_;
  IndexReader& reader_;
  const std::vector<std::string>& disabled_;
  bool one_text_;
  Plan& plan_;
  std::vector<QueryRewrite> unreported_;
};

}  // namespace torikumi::search
