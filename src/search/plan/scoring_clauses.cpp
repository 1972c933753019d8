// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/scoring_clauses.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/match/matchers.hpp"
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

class ScoringClauses {
 public:
  /// `stuck` are words of one kanji that were typed directly beside another.
  ScoringClauses(IndexReader& reader, const std::set<std::string>& adjacent, bool mark,
                 QueryMatches& out)
      : reader_(reader), stuck_(adjacent), mark_(mark), out_(out) {}

  void add(const query::QueryTerm& query_term, bool alone) {
    if (query_term.year) add_forms(year_terms(*query_term.year), 1, false);
    for (const query::TermVariants& forms : query_term.words) {
      const std::vector<Term> terms = terms_of_kind(TermKind::kWord, forms);
      const bool short_one = base::count_code_points(forms.back()) == 1;
      add_forms(terms, short_one && !alone ? kOneCharacterWeight : 1,
                short_one && stuck_.contains(forms.back()));
    }
    if (query_term.alternatives.empty()) return;
    // Who says a thing in two ways says it once.
    DocumentSet other = reader_.every();
    other -= typed_in(query_term);
    for (const query::Alternative& each : query_term.alternatives) add(each, other);
  }

 private:
  void add_forms(const std::vector<Term>& terms, double factor, bool beside) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      // Labels count a little, by the form that means most.
      out_.rank.push_back({terms[i], i == 0 ? factor : factor * kVariantWeight,
                           i == 0 ? schema::kEveryField : schema::kTexts});
      mark(terms[i], factor, beside);
    }
  }

  /// The records that have the span as it was typed, word by word.
  DocumentSet typed_in(const query::QueryTerm& query_term) {
    DocumentSet documents = reader_.every();
    for (const query::TermVariants& forms : query_term.words)
      documents =
          reader_.docs_with_term(Term(TermKind::kWord, forms.back()), schema::kTexts, documents);
    return documents;
  }

  /// What it gives, it gives to the records among `other`.
  void add(const query::Alternative& alternative, const DocumentSet& other) {
    DocumentSet met = match_alternative(reader_, alternative, schema::kTexts);
    met &= other;
    const auto there = std::make_shared<const DocumentSet>(std::move(met));
    std::vector<std::uint16_t> row;
    for (const query::TermVariants& forms : alternative.words) {
      const Term name(TermKind::kWord, forms.back());
      out_.rank.push_back({name, kSynonymWeight, schema::kTexts, there});
      row.push_back(index::term_hash16(name.key()));
      if (alternative.words.size() == 1) mark(name, kSynonymWeight, false);
    }
    if (mark_ && row.size() > 1) out_.marks.rows.push_back(std::move(row));
  }

  void mark(const Term& name, double factor, bool beside) {
    if (!mark_) return;
    const double idf = std::log(1 + reader_.records() / (reader_.frequency(name) + 0.5));
    out_.marks.add(index::term_hash16(name.key()), factor * idf, beside);
  }

  IndexReader& reader_;
  const std::set<std::string>& stuck_;
  bool mark_;
  QueryMatches& out_;
};

}  // namespace

void score_query_terms(IndexReader& reader, const std::vector<query::QueryTerm>& query_terms,
                       const analysis::Analysis& analysis, bool mark, QueryMatches& out) {
  std::set<std::string> adjacent;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const analysis::Token& token = analysis.tokens[i];
    if (!token.is_word() ||
        base::count_code_points(base::slice(analysis.normal.text, token.normal)) > 1)
      continue;
    const bool behind_word = i > 0 && analysis.tokens[i - 1].is_word() &&
                             analysis.tokens[i - 1].normal.end == token.normal.begin;
    const bool before_word = i + 1 < analysis.tokens.size() && analysis.tokens[i + 1].is_word() &&
                             token.normal.end == analysis.tokens[i + 1].normal.begin;
    if (behind_word || before_word) adjacent.insert(token.terms.back());
  }
  ScoringClauses ranks(reader, adjacent, mark, out);
  const bool alone = query_terms.size() == 1 && query_terms.front().words.size() <= 1;
  for (const query::QueryTerm& query_term : query_terms) ranks.add(query_term, alone);
  for (const analysis::Compound& compound : analysis.compounds)
    out.rank.push_back({Term(TermKind::kCompound, compound.term), kCompoundWeight, schema::kTexts});
}

void score_bigrams(IndexReader& reader, const std::string& string_form, QueryMatches& out) {
  const double common = std::max(kCommonPairLeast, kCommonPairPart * reader.records());
  // In what is all hiragana, its pairs are what tells こども from 子供.
  const bool kana = is_hiragana_only(string_form);
  analysis::for_each_pair(string_form, [&](std::string_view pair) {
    if (!kana && is_hiragana_only(pair)) return;
    Term name(TermKind::kBigram, pair);
    if (reader.frequency(name) > common) return;
    out.rank.push_back({std::move(name), kPairWeight, schema::kTexts});
  });
}

}  // namespace torikumi::search
