// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/key_terms.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/plan/terms.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

void add(IndexReader& reader, std::vector<Term> terms, std::vector<KeyTerm>& words) {
  const bool known = std::any_of(words.begin(), words.end(),
                                 [&](const KeyTerm& each) { return each.terms == terms; });
  if (known) return;
  const double frequency = reader.frequency(terms.back());
  const double idf = plain_idf(reader.records(), frequency);
  words.push_back({std::move(terms), idf, frequency});
}

}  // namespace

std::vector<KeyTerm> key_terms(IndexReader& reader,
                               const std::vector<query::QueryTerm>& query_terms) {
  std::vector<KeyTerm> words;
  for (const query::QueryTerm& query_term : query_terms) {
    if (query_term.year) add(reader, year_terms(*query_term.year), words);
    for (const query::TermVariants& forms : query_term.words)
      add(reader, terms_of_kind(TermKind::kWord, forms), words);
    for (const query::Alternative& each : query_term.alternatives) {
      if (each.words.size() == 1)
        add(reader, terms_of_kind(TermKind::kWord, each.words.front()), words);
    }
  }
  return words;
}

std::vector<KeyTerm> boundary_bigrams(IndexReader& reader, const analysis::Analysis& analysis) {
  const std::string& text = analysis.normal.text;
  std::vector<KeyTerm> pairs;
  for (std::size_t i = 1; i < analysis.tokens.size(); ++i) {
    const analysis::Token& left = analysis.tokens[i - 1];
    const analysis::Token& right = analysis.tokens[i];
    if (!are_neighbours(left, right)) continue;
    const std::uint32_t at = right.normal.begin;
    const std::uint32_t begin = base::character_before(text, at);
    const std::uint32_t end = at + static_cast<std::uint32_t>(base::decode(text, at).bytes);
    const std::string pair = text::string_form(base::slice(text, {begin, end}));
    if (base::count_code_points(pair) == 2) add(reader, {Term(TermKind::kBigram, pair)}, pairs);
  }
  return pairs;
}

std::vector<const KeyTerm*> rarest(const std::vector<KeyTerm>& terms, double most) {
  std::vector<const KeyTerm*> by_idf;
  for (const KeyTerm& each : terms) {
    if (each.frequency > 0) by_idf.push_back(&each);
  }
  std::stable_sort(by_idf.begin(), by_idf.end(),
                   [](const KeyTerm* a, const KeyTerm* b) { return a->idf > b->idf; });
  double sum = 0;
  std::size_t chosen = 0;
  for (; chosen < by_idf.size(); ++chosen) {
    sum += by_idf[chosen]->frequency;
    if (chosen > 0 && sum > most) break;
  }
  by_idf.resize(chosen);
  return by_idf;
}

}  // namespace torikumi::search
