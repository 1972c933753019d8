// SPDX-License-Identifier: GPL-2.0-or-later
/// Reasons: what two texts share, in the words that a person would use.
///
///   認知 1.9, 症 2.0, 認知症 2.1, カフェ 1.7, 人 .3 → 認知症カフェ 7.7, その他 .3
///
/// The terms that score are short: words, and runs of nouns. Each goes to the longest run of nouns
/// around it that stands in both texts. What says nothing alone is summed up: single characters,
/// hiragana, verbs without two kanji, and what a quarter of the records have.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "index/stored_record.hpp"
#include "search/similar/term_vector.hpp"

namespace torikumi::search {

struct Reason {
  std::string text;   ///< as the first text has it; a verb in its plain form
  double weight = 0;  ///< four decimals
};

struct Reasons {
  std::vector<Reason> named;  ///< at most six, the heaviest first
  double others = 0;          ///< what all others weigh together
};

/// `weighted` are the terms that both share. The weights of the reasons add up to theirs.
Reasons reasons_of(IndexReader& reader, const TermVector& side, const schema::Record& other,
                   const std::vector<std::pair<index::Term, double>>& weighted);

}  // namespace torikumi::search
