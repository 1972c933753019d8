// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/draft/answers.hpp"

#include <algorithm>
#include <map>

#include "analysis/word_frequencies.hpp"
#include "index/xapian_errors.hpp"
#include "search/match/matchers.hpp"
#include "search/plan/terms.hpp"
#include "search/plan/word_weights.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {
namespace {

/// Candidates among which the covered part is looked at.
constexpr std::uint32_t kCandidates = 50;

/// The collection's words are as rare as they are in it and in so many records of policy text at
/// large: one that a small collection lacks may be an everyday word.
constexpr double kAtLarge = 300;

double weight_of(IndexReader& reader, const query::QueryTerm& term) {
  double part = 1;  // of all words of the term
  for (const query::TermVariants& forms : term.words)
    part = std::min(part, analysis::WordFrequencies::of_policy_text().part(forms.back()));
  return bm25f::term_weight(reader.records() + kAtLarge,
                            frequency_bound(reader, term) + kAtLarge * part);
}

/// Code points of a compound that says a matter by itself: 個別避難計画.
constexpr std::size_t kLongCompound = 5;

/// Where one record has all of a point, another that has a third of it does something else.
constexpr double kOfTheBest = 0.6;

/// What a candidate has of a point.
struct Covered {
  double part = 0;  ///< from 0 to 1
  bool has_long_compound = false;
};

std::map<Xapian::docid, Covered> covered_parts(IndexReader& reader, const Plan& plan,
                                               const std::vector<Candidate>& candidates) {
  DocumentSet among = reader.none();
  for (const Candidate& each : candidates) among.add(each.document);
  std::map<Xapian::docid, Covered> covered;
  double all = 0;
  for (const Clause& clause : plan.clauses) {
    const WordWeights weights(clause.analysis);
    for (const query::QueryTerm& term : clause.terms) {
      double weight = weight_of(reader, term);
      if (!term.words.empty()) weight *= weights.of(term.words.front().back()).factor;
      all += weight;
      match_query_term(reader, term, schema::kTexts, among).for_each([&](Xapian::docid document) {
        covered[document].part += weight;
      });
    }
    for (const analysis::Compound& compound : clause.analysis.compounds) {
      const std::string_view text = base::slice(clause.analysis.normal.text, compound.normal);
      if (base::count_code_points(text) < kLongCompound) continue;
      reader.docs_with_term({TermKind::kCompound, compound.term}, schema::kTexts, among)
          .for_each([&](Xapian::docid document) { covered[document].has_long_compound = true; });
    }
  }
  for (auto& [document, each] : covered) each.part = all > 0 ? each.part / all : 0;
  return covered;
}

}  // namespace

std::vector<Answer> Searcher::answers(const DraftPoint& point, const DocumentSet& within,
                                      double least_of_near, double least, std::size_t limit) {
  return index::translate_xapian_errors(database_.directory(), [&] {
    const auto plan_of = [&](const std::string& text) {
      query::Node root;
      root.kind = query::Kind::kText;
      root.text = text;
      return planner_.plan(text, root);
    };
    const Plan plan = plan_of(point.matter);
    const QueryMatches matches = matcher_.match(plan);
    DocumentSet found = matches.tiers.labels;
    found |= matches.relaxed;
    found &= within;
    std::vector<Candidate> candidates;
    for (const Xapian::docid document : found.documents()) candidates.push_back({document});
    score(matches, candidates, kCandidates);
    keep_best(candidates, kCandidates);
    std::map<Xapian::docid, Covered> covered =
        covered_parts(reader_, plan_of(point.core), candidates);
    double most = 0;
    for (const auto& [document, each] : covered) most = std::max(most, each.part);
    const double enough = std::max(least, kOfTheBest * most);
    std::vector<Candidate> chosen;
    bool are_answers = true;
    for (const Candidate& each : candidates) {
      const Covered& own = covered[each.document];
      if ((own.part >= enough || own.has_long_compound) && chosen.size() < limit)
        chosen.push_back(each);
    }
    if (chosen.empty()) {
      are_answers = false;
      const auto near = std::find_if(
          candidates.begin(), candidates.end(),
          [&](const Candidate& each) { return covered[each.document].part >= least_of_near; });
      if (near != candidates.end()) chosen.push_back(*near);
    }
    std::vector<Answer> answers;
    for (const Candidate& each : chosen) {
      answers.push_back({record(each.document), are_answers, each.score,
                         rounded(covered[each.document].part), passage(each.document, plan)});
    }
    return answers;
  });
}

}  // namespace torikumi::search
