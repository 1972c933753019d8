// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/rank_terms.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/conditions.hpp"
#include "text/characters.hpp"

namespace torikumi::search {
namespace {

namespace prefix = schema::prefix;

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

class Ranks {
 public:
  /// `stuck` are words of one kanji that were typed directly beside another.
  Ranks(Generation& generation, const std::set<std::string>& stuck, bool mark, Evaluated& out)
      : generation_(generation), stuck_(stuck), mark_(mark), out_(out) {}

  void add(const query::Span& span, bool alone) {
    if (span.year) add_forms(year_terms(*span.year), 1, false);
    for (const query::Forms& forms : span.words) {
      const std::vector<std::string> terms = with_prefix(prefix::kWord, forms);
      const bool short_one = base::count_code_points(forms.back()) == 1;
      add_forms(terms, short_one && !alone ? kOneCharacterWeight : 1,
                short_one && stuck_.contains(forms.back()));
    }
    if (span.alternatives.empty()) return;
    // Who says a thing in two ways says it once.
    DocumentSet other = generation_.every();
    other -= typed_in(span);
    for (const query::Alternative& each : span.alternatives) add(each, other);
  }

 private:
  void add_forms(const std::vector<std::string>& terms, double factor, bool beside) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      // Labels count a little, by the form that means most.
      out_.rank.push_back({terms[i], i == 0 ? factor : factor * kVariantWeight,
                           i == 0 ? schema::kEveryField : schema::kTexts});
      mark(terms[i], factor, beside);
    }
  }

  /// The records that have the span as it was typed, word by word.
  DocumentSet typed_in(const query::Span& span) {
    DocumentSet documents = generation_.every();
    for (const query::Forms& forms : span.words)
      documents = generation_.having(term(prefix::kWord, forms.back()), schema::kTexts, documents);
    return documents;
  }

  /// What it gives, it gives to the records among `other`.
  void add(const query::Alternative& alternative, const DocumentSet& other) {
    DocumentSet met = met_alternative(generation_, alternative, schema::kTexts);
    met &= other;
    const auto there = std::make_shared<const DocumentSet>(std::move(met));
    std::vector<std::uint16_t> row;
    for (const query::Forms& forms : alternative.words) {
      const std::string name = term(prefix::kWord, forms.back());
      out_.rank.push_back({name, kSynonymWeight, schema::kTexts, there});
      row.push_back(store::term_mark(name));
      if (alternative.words.size() == 1) mark(name, kSynonymWeight, false);
    }
    if (mark_ && row.size() > 1) out_.marks.rows.push_back(std::move(row));
  }

  void mark(const std::string& name, double factor, bool beside) {
    if (!mark_) return;
    const double idf = std::log(1 + generation_.records() / (generation_.frequency(name) + 0.5));
    out_.marks.add(store::term_mark(name), factor * idf, beside);
  }

  Generation& generation_;
  const std::set<std::string>& stuck_;
  bool mark_;
  Evaluated& out_;
};

}  // namespace

void rank_by_spans(Generation& generation, const std::vector<query::Span>& spans,
                   const analysis::Analysis& analysis, bool mark, Evaluated& out) {
  std::set<std::string> stuck;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const analysis::Token& token = analysis.tokens[i];
    if (!token.is_word() ||
        base::count_code_points(base::slice(analysis.normal.text, token.normal)) > 1)
      continue;
    const bool behind_word = i > 0 && analysis.tokens[i - 1].is_word() &&
                             analysis.tokens[i - 1].normal.end == token.normal.begin;
    const bool before_word = i + 1 < analysis.tokens.size() && analysis.tokens[i + 1].is_word() &&
                             token.normal.end == analysis.tokens[i + 1].normal.begin;
    if (behind_word || before_word) stuck.insert(token.terms.back());
  }
  Ranks ranks(generation, stuck, mark, out);
  const bool alone = spans.size() == 1 && spans.front().words.size() <= 1;
  for (const query::Span& span : spans) ranks.add(span, alone);
  for (const analysis::Compound& compound : analysis.compounds)
    out.rank.push_back({term(prefix::kCompound, compound.term), kCompoundWeight, schema::kTexts});
}

void rank_by_pairs(Generation& generation, const std::string& string_form, Evaluated& out) {
  const double common = std::max(kCommonPairLeast, kCommonPairPart * generation.records());
  // In what is all hiragana, its pairs are what tells こども from 子供.
  const bool kana = is_hiragana_only(string_form);
  analysis::for_each_pair(string_form, [&](std::string_view pair) {
    if (!kana && is_hiragana_only(pair)) return;
    std::string name = term(prefix::kBigram, pair);
    if (generation.frequency(name) > common) return;
    out.rank.push_back({std::move(name), kPairWeight, schema::kTexts});
  });
}

}  // namespace torikumi::search
