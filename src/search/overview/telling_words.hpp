// SPDX-License-Identifier: GPL-2.0-or-later
/// Telling words: what some records say that the others do not.
///
///   汐見区役所 beside all others → 津波避難ビル 2 of 4 records, 0 of 58 others
///
/// By the log-odds ratio of a record having the word, a half added to each count (Haldane and
/// Anscombe's correction): the lower end of its 90 % interval, so that few records prove little.
/// It must hold beside the others alone and beside them and 200 records of policy text at large: an
/// everyday word that a small collection happens to lack sets nobody apart.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "search/match/document_set.hpp"
#include "search/searcher.hpp"

namespace torikumi::search {

struct TellingWord {
  std::string text;             ///< as most of the records have it
  std::uint32_t here = 0;       ///< records that have it
  std::uint32_t elsewhere = 0;  ///< of the others
  double weight = 0;            ///< least_log_odds
};

/// The lower end of the 90 % interval of the log-odds ratio of `here` of `all_here` records to
/// `elsewhere` of `all_elsewhere`.
double least_log_odds(double here, double all_here, double elsewhere, double all_elsewhere);

/// Nouns and runs of nouns of `some` beside the rest of `all`, at most ten, the most telling first;
/// none is a part of another or of `name`. Of more than five records two have each.
std::vector<TellingWord> telling_words(Searcher& searcher, analysis::Analyser& analyser,
                                       const DocumentSet& some, const DocumentSet& all,
                                       const std::string& name);

}  // namespace torikumi::search
