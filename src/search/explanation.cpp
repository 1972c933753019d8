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

/// Whether the record meets a node of the plan.
bool meets(const PlanNode& node, const std::vector<ClauseOutcome>& clauses) {
  const auto child_meets = [&](const PlanNode& child) { return meets(child, clauses); };
  switch (node.kind) {
    case query::Kind::kEverything:
      return true;
    case query::Kind::kText:
      return clauses[node.clause].by_labels;
    case query::Kind::kNot:
      return !child_meets(node.children.front());
    case query::Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), child_meets);
    case query::Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), child_meets);
  }
  return false;
}

/// Why the record does not meet a node, or, of what is excluded, why it does.
std::string reason_of(const PlanNode& node, const std::vector<ClauseOutcome>& clauses) {
  const auto name = [&](const PlanNode& text) {
    return "clause " + std::to_string(text.clause + 1) + " (" + clauses[text.clause].clause + ")";
  };
  switch (node.kind) {
    case query::Kind::kText:
      return name(node) + " is not met: " + first_missing(clauses[node.clause]);
    case query::Kind::kNot:
      return node.children.front().kind == query::Kind::kText
                 ? name(node.children.front()) + " stands in it"
                 : "what is excluded stands in it";
    case query::Kind::kAnd:
      for (const PlanNode& child : node.children) {
        if (!meets(child, clauses)) return reason_of(child, clauses);
      }
      break;
    case query::Kind::kOr: {
      std::string all = "none of the alternatives is met";
      for (const PlanNode& child : node.children) all += "; " + reason_of(child, clauses);
      return all;
    }
    case query::Kind::kEverything:
      break;
  }
  return "the clauses are not met together";
}

}  // namespace

double rest_of(double score, double sum, std::size_t terms) {
  const double rest = rounded(score - sum);
  return rest > 0.0001 * static_cast<double>(terms + 1) ? rest : 0;
}

std::string name_of_rest(const QueryMatches& matches) {
  std::string name;
  const auto add = [&](bool applies, const char* part) {
    if (applies) name += (name.empty() ? "" : "; ") + std::string(part);
  };
  add(matches.has_latent(), "words that are used as these are");
  add(!matches.question_words.empty(), "words of the question that stand close together");
  add(!matches.agreement.empty(), "the department, whose records have the same words");
  return name;
}

Explanation Searcher::explain(const std::string& id, const Request& request) {
  const auto document = database_.find(id);
  if (!document) {
    throw base::Error(base::Code::kNotFound, "there is no initiative with the id " + id,
                      "torikumi search shows each one's id");
  }
  return index::translate_xapian_errors(database_.directory(), [&] {
    const Plan plan = planner_.plan(
        request.query, query::parse(request.query, reader_.fields()).root, request.off);
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
  outcome.clause = first_line(print(clause, reader_.fields()));
  outcome.excluded = clause.negated;
  outcome.by_words = tiers.words.contains(document);
  outcome.by_string = tiers.strings.contains(document);
  outcome.by_labels = tiers.labels.contains(document);
  DocumentSet alone = reader_.none();
  alone.add(document);
  const auto stands = [&](const std::vector<Term>& terms) {
    const schema::FieldMask fields = clause.field ? clause.fields : schema::kTexts;
    return reader_.docs_with_any(terms, fields).contains(document);
  };
  // Of a sentence, one of these is enough.
  for (const KeyTerm* each : matcher_.required_key_terms(clause))
    outcome.conditions.push_back({print(each->terms.back()), false, stands(each->terms)});
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
  for (const Term& part : clause.reading.parts) {
    outcome.conditions.push_back(
        {print(part), false,
         reader_.docs_with_any({part}, schema::kEveryField).contains(document)});
  }
  return outcome;
}

void Searcher::add_rank(const Plan& plan, const QueryMatches& matches, Xapian::docid document,
                        Explanation& explanation) {
  const std::vector<Candidate> all =
      with_relaxed(matches, {}, static_cast<std::uint32_t>(reader_.records()));
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Candidate& each) { return each.document == document; });
  if (found != all.end()) {
    explanation.rank = static_cast<std::uint32_t>(found - all.begin()) + 1;
    explanation.score = found->score;
    explanation.is_relaxed = found->widened;
    explanation.is_moved = found->is_moved;
  }
  const std::string rank = std::to_string(explanation.rank);
  if (explanation.is_hit) {
    explanation.reason = "rank " + rank + ", one of " + base::counted(explanation.total, "hit");
    if (matches.tie_breaks.exact_title.contains(document)) {
      explanation.reason += ", by its whole title";
    } else if (!plan.is_everything()) {
      explanation.reason += ", " + name_of(*explanation.match);
    }
    return;
  }
  explanation.reason = "not a hit: " + reason_of(plan.root, explanation.clauses);
  if (explanation.is_relaxed) {
    explanation.reason += "; shown at rank " + rank + ", since only " +
                          std::to_string(explanation.total) +
                          (explanation.total == 1 ? " record meets" : " records meet") +
                          " all of it, and it has some of the words";
  } else if (!matches.tiers.fixed.contains(document)) {
    return;
  } else if (explanation.total >= kRelaxBelow) {
    explanation.reason += "; records that have only some of the words are not shown beside " +
                          std::to_string(explanation.total) + " hits";
  } else if (matches.relaxed.contains(document)) {
    explanation.reason += "; it scores less than a tenth of the best, and is not shown";
  }
}

void Searcher::add_scores(const QueryMatches& matches, Xapian::docid document,
                          Explanation& explanation) {
  for (const ScoringClause& clause : matches.scores) {
    const Bm25fScorer::Explanation detail = Bm25fScorer(clause, reader_).explain(document);
    if (detail.score > 0)
      explanation.scores.push_back({clause.term, detail, reader_.fields().names_of(detail.fields)});
  }
  double sum = 0;
  for (const ScoreOutcome& each : explanation.scores) sum += each.detail.score;
  if (explanation.is_moved) {
    explanation.rest = rounded(explanation.score - sum);
    explanation.rest_from = kPlaceOfAnotherEdition;
  } else if (explanation.rank > 0) {
    explanation.rest = rest_of(explanation.score, sum, explanation.scores.size());
    if (explanation.rest > 0) explanation.rest_from = name_of_rest(matches);
  }
  std::stable_sort(
      explanation.scores.begin(), explanation.scores.end(),
      [](const ScoreOutcome& a, const ScoreOutcome& b) { return a.detail.score > b.detail.score; });
}

}  // namespace torikumi::search
