// SPDX-License-Identifier: GPL-2.0-or-later
/// Query terms: what a text that was typed is made of, each piece with the other ways to say it.
///
///   特養の待機者 → [特養 | 特別 養護 老人 ホーム] [待機] [者]
///   平成26年の   → [the year 2014]
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/synonyms.hpp"

namespace torikumi::query {

/// A word in all its forms, the one that means most first and the one that unites them last.
using TermVariants = std::vector<std::string>;

/// Another way to say a query term: all these words, near one another.
struct Alternative {
  std::string text;
  std::vector<TermVariants> words;
  bool synonym = false;  ///< from the dictionary of synonyms; else a spelling
};

struct QueryTerm {
  std::string text;                    ///< as it was typed, normalised
  base::ByteRange normal;              ///< where in the normal form
  std::vector<TermVariants> words;     ///< all are needed; empty for a year
  std::optional<analysis::Year> year;  ///< the term is this year
  std::vector<Alternative> alternatives;
};

/// The terms of an analysed text, in order. Words within a year belong to the year; of synonyms the
/// longest that fits counts.
std::vector<QueryTerm> query_terms_of(const analysis::Analysis& analysis, const Synonyms& synonyms);

}  // namespace torikumi::query
