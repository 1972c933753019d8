// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explanation.hpp"

#include <algorithm>

#include "base/counted.hpp"
#include "base/error.hpp"
#include "index/xapian_errors.hpp"
#include "query/parse.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {
namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string name_of(Match match) {
  switch (match) {
    case Match::kWord:
      return "by its words";
    case Match::kPartial:
      return "by a string that is part of other words";
    case Match::kLabel:
      return "by its department or category";
  }
  return {};
}

/// The first condition of the clause that the record does not meet.
std::string first_missing(const ClauseOutcome& clause) {
  for (const ConditionOutcome& each : clause.conditions) {
    if (each.required && !each.met)
      return each.condition.substr(0, each.condition.find(": ")) + " does not stand in it";
  }
  return "its words do not stand in it as the clause wants them";
}

std::string reason_of_miss(const Explanation& explanation) {
  for (std::size_t i = 0; i < explanation.clauses.size(); ++i) {
    const ClauseOutcome& clause = explanation.clauses[i];
    const std::string name = "clause " + std::to_string(i + 1) + " (" + clause.clause + ")";
    if (clause.excluded && clause.by_labels)
      return "not a hit: " + name + " is excluded, and stands in it";
    if (!clause.excluded && !clause.by_labels)
      return "not a hit: " + name + " is not met: " + first_missing(clause);
  }
  return "not a hit: the clauses are not met together";
}

}  // namespace

Explanation Searcher::explain(const std::string& id, const Request& request) {
  const auto document = database_.find(id);
  if (!document) {
    throw base::Error(base::Code::kNotFound, "there is no initiative with the id " + id,
                      "torikumi search shows each one's id");
  }
  return index::translate_xapian_errors(database_.directory(), [&] {
    const Plan plan = planner_.plan(request.query, query::parse(request.query).root, request.off);
    const QueryMatches matches = matcher_.match(plan);
    Explanation explanation;
    explanation.query = request.query;
    explanation.plan = print(plan);
    explanation.record = database_.record(*document)->record;
    explanation.total = matches.tiers.labels.size();
    explanation.is_hit = matches.tiers.labels.contains(*document);
    if (explanation.is_hit) explanation.match = matches.match_of(*document);
    for (std::size_t i = 0; i < plan.clauses.size(); ++i)
      explanation.clauses.push_back(outcome(plan.clauses[i], matches.clauses[i], *document));
    add_rank(plan, matches, *document, explanation);
    add_scores(matches, *document, explanation);
    return explanation;
  });
}

ClauseOutcome Searcher::outcome(const Clause& clause, const MatchTiers& tiers,
                                Xapian::docid document) {
  ClauseOutcome outcome;
  outcome.clause = first_line(print(clause));
  outcome.excluded = clause.negated;
  outcome.by_words = tiers.words.contains(document);
  outcome.by_string = tiers.strings.contains(document);
  outcome.by_labels = tiers.labels.contains(document);
  DocumentSet alone = reader_.none();
  alone.add(document);
  const auto stands = [&](const std::vector<Term>& terms) {
    DocumentSet documents = reader_.docs_with_any(terms, clause.fields);
    return documents.contains(document);
  };
  for (const KeyTerm& each : clause.key_terms)
    outcome.conditions.push_back({print(each.terms.back()), false, stands(each.terms)});
  if (clause.kind == ClauseKind::kWords) {
    for (std::size_t i = 0; i < clause.terms.size(); ++i) {
      const bool required = i < clause.required;
      outcome.conditions.push_back(
          {print(clause.terms[i]), required,
           required ? matcher_.match_term(clause, i, alone).contains(document)
                    : stands({Term(TermKind::kWord, clause.terms[i].words.front().back())})});
    }
  }
  for (const Term& each : clause.any_of) {
    if (stands({each})) outcome.conditions.push_back({print(each), false, true});
  }
  for (const Term& part : clause.reading.parts)
    outcome.conditions.push_back({print(part), false, stands({part})});
  return outcome;
}

void Searcher::add_rank(const Plan& plan, const QueryMatches& matches, Xapian::docid document,
                        Explanation& explanation) {
  std::vector<Candidate> all = ranked(matches, matches.tiers.labels.documents(), explanation.total);
  const std::size_t strict = all.size();
  if (explanation.total < kRelaxBelow)
    relax(matches, {}, static_cast<std::uint32_t>(reader_.records()), all);
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Candidate& each) { return each.document == document; });
  if (found != all.end()) {
    explanation.rank = static_cast<std::uint32_t>(found - all.begin()) + 1;
    explanation.score = found->score;
    explanation.is_relaxed = found->widened;
  }
  const std::string rank = std::to_string(explanation.rank);
  if (explanation.is_hit) {
    explanation.reason = "hit " + rank + " of " + std::to_string(explanation.total) +
                         (plan.is_everything() ? "" : ", " + name_of(*explanation.match));
    return;
  }
  explanation.reason = reason_of_miss(explanation);
  if (explanation.is_relaxed) {
    explanation.reason += "; shown at rank " + rank + ", since only " + std::to_string(strict) +
                          (strict == 1 ? " record meets" : " records meet") +
                          " all of it, and it has some of the words";
  } else if (explanation.total >= kRelaxBelow) {
    explanation.reason += "; records that have only some of the words are not added to " +
                          std::to_string(explanation.total) + " hits";
  } else {
    explanation.reason +=
        "; it has too few of the words to be added to the " + std::to_string(strict) + " hits";
  }
}

void Searcher::add_scores(const QueryMatches& matches, Xapian::docid document,
                          Explanation& explanation) {
  for (const ScoringClause& clause : matches.scores) {
    const Bm25fScorer::Explanation detail = Bm25fScorer(clause, reader_).explain(document);
    if (detail.score > 0) explanation.scores.push_back({clause.term, detail});
  }
  double sum = 0;
  for (const ScoreOutcome& each : explanation.scores) sum += each.detail.score;
  const double rest = rounded(explanation.score - sum);
  if (explanation.rank > 0 && rest > rounding_of(explanation.scores.size())) {
    explanation.rest = rest;
    explanation.rest_from = name_of_rest(matches);
  }
  std::stable_sort(
      explanation.scores.begin(), explanation.scores.end(),
      [](const ScoreOutcome& a, const ScoreOutcome& b) { return a.detail.score > b.detail.score; });
}

}  // namespace torikumi::search
