// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/matcher.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/utf8.hpp"
#include "index/stored_record.hpp"
#include "search/match/matchers.hpp"
#include "search/match/phrase_match.hpp"
#include "search/plan/terms.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using schema::FieldMask;

/// Words whose frequencies add up to at most this part of the collection are the key ones of a
/// sentence; requiring one of them was measured to cost no nDCG, and keeps totals meaningful and
/// the time bounded.
constexpr double kKeyPart = 0.1;

/// Words of a query above which it is long, as a pasted draft is.
constexpr std::size_t kLongText = 12;

/// The words of a plan that are sought, each once.
std::set<std::string_view> words_of(const Plan& plan) {
  std::set<std::string_view> words;
  for (const Clause& clause : plan.clauses) {
    if (clause.negated) continue;
    for (const query::QueryTerm& query_term : clause.terms) {
      for (const query::TermVariants& forms : query_term.words) words.insert(forms.back());
    }
  }
  return words;
}

/// The documents that meet all of the terms, the rarest first: what it leaves is little.
template <typename Matches>
DocumentSet match_all(IndexReader& reader, QueryTerms query_terms, Matches matches) {
  if (query_terms.empty()) return reader.none();
  std::vector<std::pair<double, const query::QueryTerm*>> by_frequency;
  for (const query::QueryTerm& each : query_terms)
    by_frequency.emplace_back(frequency_bound(reader, each), &each);
  std::sort(by_frequency.begin(), by_frequency.end());
  DocumentSet documents = reader.every();
  for (const auto& [frequency, query_term] : by_frequency)
    documents = matches(*query_term, documents);
  return documents;
}

QueryTerms required_terms(const Clause& clause) {
  return QueryTerms(clause.terms).first(clause.required);
}

}  // namespace

QueryMatches Matcher::match(const Plan& plan) {
  QueryMatches matches = match_tiers(plan);
  if (plan.is_everything()) return matches;
  add_tie_breaks(plan, matches.tie_breaks);
  matches.scores = scoring_clauses(plan);
  matches.relaxed = relaxed(matches);
  matches.latent = latent(plan);
  const std::set<std::string_view> words = words_of(plan);
  if (plan.is_question) {
    for (const std::string_view word : words)
      matches.question_words.emplace_back(TermKind::kWord, word);
  }
  if (words.size() > kLongText) matches.agreement = agreement_.of(matches.scores);
  return matches;
}

DocumentSet Matcher::strict_hits(const Plan& plan) { return match_tiers(plan).tiers.labels; }

QueryMatches Matcher::match_tiers(const Plan& plan) {
  const DocumentSet none = reader_.none();
  QueryMatches matches{{none, none, none, none}, {}, none, {none, {}, none}, {}, {}, {}, {}, {}};
  for (const Clause& clause : plan.clauses)
    matches.clauses.push_back(match_clause(clause, matches.standing));
  matches.tiers = match_node(plan.root, matches);
  if (!plan.tie_breaks.exact_title.empty()) {
    matches.tie_breaks.exact_title = titled(plan.tie_breaks.exact_title);
    matches.tiers.words |= matches.tie_breaks.exact_title;
    matches.tiers.strings |= matches.tie_breaks.exact_title;
    matches.tiers.labels |= matches.tie_breaks.exact_title;
  }
  return matches;
}

MatchTiers Matcher::match_node(const PlanNode& node, const QueryMatches& matches) {
  const auto all = [](const DocumentSet& documents) {
    return MatchTiers{documents, documents, documents, documents};
  };
  switch (node.kind) {
    case query::Kind::kEverything:
      return all(reader_.every());
    case query::Kind::kText:
      return matches.clauses[node.clause];
    case query::Kind::kNot: {
      // NOT excludes the widest tier.
      DocumentSet rest = reader_.every();
      rest -= match_node(node.children.front(), matches).labels;
      return all(rest);
    }
    case query::Kind::kAnd:
    case query::Kind::kOr:
      break;
  }
  MatchTiers tiers = match_node(node.children.front(), matches);
  for (std::size_t i = 1; i < node.children.size(); ++i) {
    const MatchTiers next = match_node(node.children[i], matches);
    const auto join = [&](DocumentSet& a, const DocumentSet& b) {
      node.kind == query::Kind::kAnd ? a &= b : a |= b;
    };
    join(tiers.words, next.words);
    join(tiers.strings, next.strings);
    join(tiers.labels, next.labels);
    join(tiers.fixed, next.fixed);
  }
  return tiers;
}

MatchTiers Matcher::match_clause(const Clause& clause, std::set<std::string>& standing) {
  MatchTiers tiers{reader_.none(), reader_.none(), reader_.none(), reader_.every()};
  switch (clause.kind) {
    case ClauseKind::kString:
      add_strings(clause, tiers, standing);
      tiers.words = tiers.strings;
      tiers.fixed = tiers.labels;
      return tiers;
    case ClauseKind::kYears: {
      const DocumentSet documents = reader_.docs_with_any(clause.any_of, clause.fields);
      return {documents, documents, documents, documents};
    }
    case ClauseKind::kPrefix:
      tiers.words =
          reader_.docs_with_any(clause.any_of, clause.field ? clause.fields : schema::kTexts);
      add_strings(clause, tiers, standing);
      tiers.fixed = tiers.labels;
      return tiers;
    case ClauseKind::kSentence:
    case ClauseKind::kWords:
      return match_words(clause, standing);
  }
  return tiers;
}

MatchTiers Matcher::match_words(const Clause& clause, std::set<std::string>& standing) {
  MatchTiers tiers{reader_.none(), reader_.none(), reader_.none(), reader_.every()};
  const bool sentence = clause.kind == ClauseKind::kSentence;
  const QueryTerms required = required_terms(clause);
  const FieldMask texts = clause.texts();
  const FieldMask labels = clause.labels();
  const ReadingMatch reading = match_reading(reader_, clause.reading);
  DocumentSet apart = reader_.none();  // has all words, but one of a single kanji out of its place
  if (sentence) {
    tiers.words = match_sentence(clause);
  } else if (texts != 0 && !required.empty()) {
    const AdjacentKanji adjacent(reader_, clause.analysis, required, texts);
    tiers.words =
        match_all(reader_, required, [&](const query::QueryTerm& each, const DocumentSet& among) {
          return match_query_term(reader_, each, texts, among, &adjacent);
        });
    const bool any_bound =
        std::any_of(required.begin(), required.end(),
                    [&](const query::QueryTerm& each) { return adjacent.binds(each); });
    if (labels != 0 && any_bound) {
      apart =
          match_all(reader_, required, [&](const query::QueryTerm& each, const DocumentSet& among) {
            return match_query_term(reader_, each, texts, among);
          });
      apart -= tiers.words;
    }
  }
  if (reading.is_segmented) tiers.words = reader_.none();
  tiers.words |= reading.texts;
  add_strings(clause, tiers, standing);
  tiers.labels |= reading.anywhere;
  if (labels != 0 && !sentence && !reading.is_segmented) {
    DocumentSet labelled =
        match_all(reader_, required, [&](const query::QueryTerm& each, const DocumentSet& among) {
          return match_cross_fields(reader_, each, clause.fields, among);
        });
    labelled -= apart;
    tiers.labels |= labelled;
  }
  if (clause.field) tiers.fixed = tiers.labels;
  return tiers;
}

/// Those with a key term, and those that say a part of it in several other words, if they are few.
DocumentSet Matcher::match_sentence(const Clause& clause) {
  const double most = kKeyPart * reader_.records();
  DocumentSet documents = reader_.none();
  for (const KeyTerm* each : required_key_terms(clause))
    documents |= reader_.docs_with_any(each->terms, schema::kTexts);
  for (const query::QueryTerm& query_term : clause.terms) {
    for (const query::Alternative& each : query_term.alternatives) {
      if (each.words.size() < 2) continue;
      const DocumentSet other = match_alternative(reader_, each, clause.texts());
      if (other.size() <= std::max(1.0, most)) documents |= other;
    }
  }
  return documents;
}

void Matcher::add_strings(const Clause& clause, MatchTiers& tiers,
                          std::set<std::string>& standing) {
  // Records that are met otherwise are not looked into for the string, if they are many.
  const auto add = [&](FieldMask fields, const DocumentSet& met) {
    constexpr std::uint32_t kMany = 256;
    DocumentSet held =
        match_substring(reader_, clause.string_form, fields, met.size() > kMany ? &met : nullptr);
    if (!held.empty()) standing.insert(clause.typed);
    held |= met;
    return held;
  };
  tiers.strings = clause.texts() != 0 ? add(clause.texts(), tiers.words) : tiers.words;
  tiers.labels = clause.labels() != 0 ? add(clause.labels(), tiers.strings) : tiers.strings;
}

std::vector<const KeyTerm*> Matcher::required_key_terms(const Clause& clause) const {
  return rarest(clause.key_terms, kKeyPart * reader_.records());
}

DocumentSet Matcher::match_term(const Clause& clause, std::size_t term, const DocumentSet& among) {
  const QueryTerms required = required_terms(clause);
  DocumentSet documents = reader_.none();
  if (clause.texts() != 0) {
    const AdjacentKanji adjacent(reader_, clause.analysis, required, clause.texts());
    documents = match_query_term(reader_, required[term], clause.texts(), among, &adjacent);
  }
  if (clause.labels() != 0)
    documents |= match_cross_fields(reader_, required[term], clause.labels(), among);
  return documents;
}

void Matcher::add_tie_breaks(const Plan& plan, TieBreaks& breaks) {
  for (const std::vector<Term>& terms : plan.tie_breaks.preferred) {
    DocumentSet documents = reader_.every();
    for (const Term& each : terms) documents &= reader_.docs_with_term(each, schema::kTexts);
    breaks.preferred.push_back(std::move(documents));
  }
  for (const std::string& label : plan.tie_breaks.departments) {
    for (const Xapian::docid each :
         facets_.left(reader_.every().documents(), {{"department", {label}}}))
      breaks.department.add(each);
  }
}

/// The documents with any scoring word that do not meet all. Pairs of characters alone are chance,
/// and the 人 of 外国人 says nothing of it: words of one character count where there are no others.
DocumentSet Matcher::relaxed(const QueryMatches& matches) {
  DocumentSet documents = reader_.none();
  if (matches.tiers.labels.size() >= kRelaxBelow) return documents;
  const auto is_word = [](const ScoringClause& each) {
    return each.term.kind() != TermKind::kBigram;
  };
  const auto is_long = [&](const ScoringClause& each) {
    return is_word(each) && base::count_code_points(each.term.text()) > 1;
  };
  const bool any_long = std::any_of(matches.scores.begin(), matches.scores.end(), is_long);
  for (const ScoringClause& each : matches.scores) {
    if (any_long ? !is_long(each) : !is_word(each)) continue;
    DocumentSet more = reader_.docs_with_term(each.term, each.fields & schema::kTexts);
    if (each.filter) more &= *each.filter;
    documents |= more;
  }
  documents &= matches.tiers.fixed;
  documents -= matches.tiers.labels;
  return documents;
}

/// The words of a query that is no sentence, each as the records' words are weighed. Of sentences
/// it was measured to do harm (jaquad -.001 to -.007).
index::LatentSpace::Vector Matcher::latent(const Plan& plan) {
  index::LatentSpace::Vector sum{};
  std::map<std::string_view, double> counts;
  for (const Clause& clause : plan.clauses) {
    if (clause.kind == ClauseKind::kSentence) return {};
    if (clause.negated || clause.kind != ClauseKind::kWords) continue;
    for (const query::QueryTerm& query_term : clause.terms) {
      for (const query::TermVariants& forms : query_term.words) ++counts[forms.back()];
    }
  }
  if (counts.empty()) return {};
  const auto space = reader_.database().latent_space();
  if (space->is_empty()) return {};
  for (const auto& [word, count] : counts) {
    const double frequency = reader_.frequency({TermKind::kWord, word});
    if (frequency > 0)
      space->add_word(word, index::LatentSpace::weight(reader_.records(), frequency, count), sum);
  }
  double squares = 0;
  for (const float each : sum) squares += double{each} * each;
  if (squares <= 0) return {};
  for (float& each : sum) each /= static_cast<float>(std::sqrt(squares));
  return sum;
}

/// The documents whose whole title is this string form.
DocumentSet Matcher::titled(const std::string& string_form) {
  const std::string key = text::comparison_key(string_form);
  DocumentSet titled = reader_.none();
  const auto holds = match_substring(reader_, string_form, schema::mask_of(schema::Field::kTitle));
  holds.for_each([&](Xapian::docid document) {
    const auto title = index::view_record(reader_.database().texts(document))
                           .fields[schema::index_of(schema::Field::kTitle)];
    if (text::comparison_key(title) == key) titled.add(document);
  });
  return titled;
}

std::vector<ScoringClause> Matcher::scoring_clauses(const Plan& plan) {
  std::vector<ScoringClause> clauses;
  using Key = std::tuple<std::size_t, std::size_t, std::size_t>;
  std::map<std::pair<std::size_t, std::size_t>, DocumentSet> otherwise;  // not as it was typed
  std::map<Key, std::shared_ptr<const DocumentSet>> filters;
  for (const PlannedScore& each : plan.scores) {
    std::shared_ptr<const DocumentSet> filter;
    if (each.alternative) {
      const auto [clause, number, alternative] = *each.alternative;
      const query::QueryTerm& query_term = plan.clauses[clause].terms[number];
      auto other = otherwise.find({clause, number});
      if (other == otherwise.end()) {
        DocumentSet typed = reader_.every();
        for (const query::TermVariants& forms : query_term.words)
          typed = reader_.docs_with_term({TermKind::kWord, forms.back()}, schema::kTexts, typed);
        DocumentSet rest = reader_.every();
        rest -= typed;
        other = otherwise.emplace(std::pair(clause, number), std::move(rest)).first;
      }
      std::shared_ptr<const DocumentSet>& known = filters[{clause, number, alternative}];
      if (!known) {
        DocumentSet met =
            match_alternative(reader_, query_term.alternatives[alternative], schema::kTexts);
        met &= other->second;
        known = std::make_shared<const DocumentSet>(std::move(met));
      }
      filter = known;
    }
    clauses.push_back({each.term, each.boost, each.fields, std::move(filter),
                       plan.is_question ? bm25f::kK1OfQuestions : bm25f::kK1});
  }
  return clauses;
}

}  // namespace torikumi::search
