// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/telling.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/conditions.hpp"

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

}  // namespace

std::vector<Telling> tellings(Generation& generation, const std::vector<query::Span>& spans,
                              bool sentence) {
  std::vector<Telling> words;
  const double records = generation.records();
  const auto add = [&](std::vector<std::string> terms) {
    const bool known = std::any_of(words.begin(), words.end(),
                                   [&](const Telling& each) { return each.terms == terms; });
    if (known) return;
    const double worth = std::log(1 + records / (frequency(generation, terms) + 0.5));
    words.push_back({std::move(terms), worth});
  };
  for (const query::Span& span : spans) {
    if (span.year) add(year_terms(*span.year));
    for (const query::Forms& forms : span.words)
      add(with_prefix(schema::prefix::kWord, forms));
  }
  if (!sentence && !std::all_of(words.begin(), words.end(), is_short))
    std::erase_if(words, is_short);
  return words;
}

DocumentSet having_telling(Generation& generation, const std::vector<Telling>& words,
                           double most) {
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
