// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/telling.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/conditions.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// How many records have a word, by the form that unites all others.
double frequency(Generation& generation, const std::vector<std::string>& terms) {
  return generation.frequency(terms.back());
}

bool is_short(const Telling& word) {
  return word.terms.back().starts_with(schema::prefix::kWord) &&
         base::count_code_points(word.terms.back()) == 1 + schema::prefix::kWord.size();
}

void add(Generation& generation, std::vector<std::string> terms, std::vector<Telling>& words) {
  const bool known = std::any_of(words.begin(), words.end(),
                                 [&](const Telling& each) { return each.terms == terms; });
  if (known) return;
  const double worth = std::log(1 + generation.records() / (frequency(generation, terms) + 0.5));
  words.push_back({std::move(terms), worth});
}

}  // namespace

std::vector<Telling> tellings(Generation& generation, const std::vector<query::Span>& spans,
                              bool sentence) {
  std::vector<Telling> words;
  for (const query::Span& span : spans) {
    if (span.year) add(generation, year_terms(*span.year), words);
    for (const query::Forms& forms : span.words)
      add(generation, with_prefix(schema::prefix::kWord, forms), words);
    if (!sentence) continue;
    // A compound is met by its spans; of a sentence, one word in any form is enough.
    for (const query::Alternative& each : span.alternatives) {
      if (each.words.size() == 1)
        add(generation, with_prefix(schema::prefix::kWord, each.words.front()), words);
    }
  }
  if (!sentence && !std::all_of(words.begin(), words.end(), is_short))
    std::erase_if(words, is_short);
  return words;
}

std::vector<Telling> joints(Generation& generation, const analysis::Analysis& analysis) {
  const std::string& text = analysis.normal.text;
  std::vector<Telling> pairs;
  for (std::size_t i = 1; i < analysis.tokens.size(); ++i) {
    const analysis::Token& left = analysis.tokens[i - 1];
    const analysis::Token& right = analysis.tokens[i];
    if (!left.is_word() || !right.is_word() || left.normal.end != right.normal.begin) continue;
    const std::uint32_t at = right.normal.begin;
    const std::uint32_t begin = base::character_before(text, at);
    const std::uint32_t end = at + static_cast<std::uint32_t>(base::decode(text, at).bytes);
    const std::string pair = text::string_form(base::slice(text, {begin, end}));
    if (base::count_code_points(pair) == 2)
      add(generation, {term(schema::prefix::kBigram, pair)}, pairs);
  }
  return pairs;
}

DocumentSet having_telling(Generation& generation, const std::vector<Telling>& words, double most) {
  std::vector<const Telling*> by_worth;
  for (const Telling& word : words) {
    if (frequency(generation, word.terms) > 0) by_worth.push_back(&word);
  }
  std::stable_sort(by_worth.begin(), by_worth.end(),
                   [](const Telling* a, const Telling* b) { return a->worth > b->worth; });
  DocumentSet chosen = generation.none();
  double records = 0;
  for (const Telling* word : by_worth) {
    records += frequency(generation, word->terms);
    if (word != by_worth.front() && records > most) break;
    chosen |= generation.having_any(word->terms, schema::kTexts);
  }
  return chosen;
}

}  // namespace torikumi::search
