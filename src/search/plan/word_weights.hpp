// SPDX-License-Identifier: GPL-2.0-or-later
/// Word weights: how much each word of a text counts by what it is and where it stands, beside its
/// rareness.
///
///   地域で見守る活動の支援 → 地域 1.4 (first), 見守る .82 (verb, place), … 支援 .97 (last, place)
///
/// Fitted on the judged train sets, rounded, and checked on the dev sets: a text's first words and
/// its nouns say what it is about; verbs, suffixes and the word that ends a name say it less.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "analysis/analyser.hpp"

namespace torikumi::search {

struct WordWeight {
  double factor = 1;
  std::string reasons;  ///< "verb, last, place"; empty where nothing counts
};

class WordWeights {
 public:
  /// Of a text of one word, that word counts 1.
  explicit WordWeights(const analysis::Analysis& analysis);

  /// Of a word, by the form that unites its others. A word that stands several times has the
  /// geometric mean of its factors, and each time counts a little less.
  const WordWeight& of(std::string_view word) const;

 private:
  std::map<std::string, WordWeight, std::less<>> by_word_;
  WordWeight usual_;
};

/// What each of `count` occurrences of a pair of characters counts.
double repeated_pair_weight(std::size_t count);

}  // namespace torikumi::search
