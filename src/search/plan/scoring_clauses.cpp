// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/scoring_clauses.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "search/plan/terms.hpp"
#include "search/plan/word_weights.hpp"
#include "text/characters.hpp"

namespace torikumi::search {
namespace {

/// Weights beside the word's own 1. Pairs of characters, compounds and words of one character by
/// measurement; the others order exact forms above variants and synonyms.
constexpr double kVariantWeight = 0.5;
constexpr double kSynonymWeight = 0.3;
constexpr double kPairWeight = 0.3;
constexpr double kCompoundWeight = 0.4;
constexpr double kOneCharacterWeight = 0.7;

/// Pairs that more records have tell nothing: without them nDCG stays, and sentences take half the
/// time.
constexpr double kCommonPairPart = 0.1;
constexpr double kCommonPairLeast = 1000;

bool is_hiragana_only(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    if (!text::is_hiragana(d.code_point)) return false;
    i += d.bytes;
  }
  return true;
}

/// The words of one kanji that were typed directly beside another word.
std::set<std::string> adjacent_kanji(const analysis::Analysis& analysis) {
  std::set<std::string> adjacent;
  const auto touch = [&](std::size_t left, std::size_t right) {
    return are_neighbours(analysis.tokens[left], analysis.tokens[right]);
  };
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const analysis::Token& token = analysis.tokens[i];
    if (!token.is_word() ||
        base::count_code_points(base::slice(analysis.normal.text, token.normal)) > 1)
      continue;
    if ((i > 0 && touch(i - 1, i)) || (i + 1 < analysis.tokens.size() && touch(i, i + 1)))
      adjacent.insert(token.terms.back());
  }
  return adjacent;
}

/// Adds what one clause scores and highlights.
class ClauseScores {
 public:
  ClauseScores(IndexReader& reader, const Clause& clause, std::size_t number, bool highlight,
               Plan& plan)
      : reader_(reader),
        clause_(clause),
        number_(number),
        adjacent_(adjacent_kanji(clause.analysis)),
        weights_(clause.analysis),
        highlight_(highlight),
        plan_(plan) {}

  void add_all() {
    const bool alone = clause_.terms.size() == 1 && clause_.terms.front().words.size() <= 1;
    for (std::size_t i = 0; i < clause_.terms.size(); ++i) {
      const query::QueryTerm& query_term = clause_.terms[i];
      if (query_term.year) add_forms(year_terms(*query_term.year), 1, false);
      for (const query::TermVariants& forms : query_term.words) add_word(forms, alone);
      for (std::size_t j = 0; j < query_term.alternatives.size(); ++j) add_alternative(i, j);
    }
    for (const analysis::Compound& compound : clause_.analysis.compounds)
      plan_.scores.push_back({{TermKind::kCompound, compound.term}, kCompoundWeight});
  }

 private:
  void add_word(const query::TermVariants& forms, bool alone) {
    const bool short_one = base::count_code_points(forms.back()) == 1;
    const WordWeight& weight = weights_.of(forms.back());
    add_forms(terms_of_kind(TermKind::kWord, forms),
              weight.factor * (short_one && !alone ? kOneCharacterWeight : 1),
              short_one && adjacent_.contains(forms.back()), weight.reasons);
  }

  void add_forms(const std::vector<Term>& terms, double boost, bool is_adjacent,
                 const std::string& reasons = {}) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      // Labels count a little, by the form that means most.
      plan_.scores.push_back({terms[i], i == 0 ? boost : boost * kVariantWeight,
                              i == 0 ? schema::kEveryField : schema::kTexts, std::nullopt,
                              reasons});
      // Of a word's forms the last stands wherever one of them does.
      if (i + 1 == terms.size() || terms[i].kind() != TermKind::kWord)
        highlight(terms[i], boost, is_adjacent);
    }
  }

  /// A synonym adds nothing to a document that has the words as they were typed.
  void add_alternative(std::size_t term, std::size_t number) {
    const query::Alternative& alternative = clause_.terms[term].alternatives[number];
    std::vector<Term> row;
    for (const query::TermVariants& forms : alternative.words) {
      const Term word(TermKind::kWord, forms.back());
      plan_.scores.push_back({word, kSynonymWeight, schema::kTexts,
                              PlannedScore::AlternativeOf{number_, term, number}});
      row.push_back(word);
      if (alternative.words.size() == 1) highlight(word, kSynonymWeight, false);
    }
    if (highlight_ && row.size() > 1) plan_.highlights.rows.push_back(std::move(row));
  }

  void highlight(const Term& term, double boost, bool is_adjacent) {
    if (!highlight_) return;
    const double idf = plain_idf(reader_.records(), reader_.frequency(term));
    plan_.highlights.add(term, boost * idf, is_adjacent);
  }

  IndexReader& reader_;
  const Clause& clause_;
  std::size_t number_;
  std::set<std::string> adjacent_;
  WordWeights weights_;
  bool highlight_;
  Plan& plan_;
};

}  // namespace

void score_query_terms(IndexReader& reader, const Clause& clause, std::size_t number,
                       bool highlight, Plan& plan) {
  ClauseScores(reader, clause, number, highlight, plan).add_all();
}

void score_bigrams(IndexReader& reader, const std::string& string_form, Plan& plan) {
  const double common = std::max(kCommonPairLeast, kCommonPairPart * reader.records());
  // In what is all hiragana, its pairs are what tells こども from 子供.
  const bool kana = is_hiragana_only(string_form);
  std::map<std::string_view, std::size_t> counts;
  analysis::for_each_pair(string_form, [&](std::string_view pair) { ++counts[pair]; });
  analysis::for_each_pair(string_form, [&](std::string_view pair) {
    if (!kana && is_hiragana_only(pair)) return;
    Term bigram(TermKind::kBigram, pair);
    if (reader.frequency(bigram) > common) return;
    plan.scores.push_back({std::move(bigram), kPairWeight * repeated_pair_weight(counts[pair])});
  });
}

}  // namespace torikumi::search
