// SPDX-License-Identifier: GPL-2.0-or-later
/// Sounding: the documents that meet a word by how it sounds.
///
///   くやくしょ → 区役所 · annai → 案内 · kin'en → 禁煙
#pragma once

#include <string>
#include <vector>

#include "query/query_terms.hpp"
#include "query/tree.hpp"
#include "search/plan/evaluation.hpp"

namespace torikumi::search {

struct ReadingMatch {
  DocumentSet texts;
  DocumentSet anywhere;       ///< those of labels, too
  bool is_segmented = false;  ///< nouns of the collection make up the sound
};

/// For a word of kana, or of Latin letters that no record holds as they are: the records in which a
/// noun sounds so, or nouns that together do. Empty where sound is not asked for. What ranks, marks
/// and tells of it goes to `out`, unless `negated`.
ReadingMatch match_reading(IndexReader& reader, const query::Node& node,
                           const std::vector<query::QueryTerm>& query_terms,
                           const std::vector<std::string>& off, bool negated, QueryMatches& out);

}  // namespace torikumi::search
