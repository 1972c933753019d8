// SPDX-License-Identifier: GPL-2.0-or-later
/// Matchers: the documents that meet a term of the query.
///
///   特養 in the texts → W特養, or W特別 W養護 W老人 Wホーム near one another
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query_terms.hpp"
#include "search/match/index_reader.hpp"
#include "search/plan/plan.hpp"

namespace torikumi::search {

using QueryTerms = std::span<const query::QueryTerm>;

/// Another way to say a query term: its words near one another.
DocumentSet match_alternative(IndexReader& reader, const query::Alternative& alternative,
                              schema::FieldMask fields);

/// The documents among these with the query term, or another way to say it, somewhere in these
/// fields. With `adjacent`, what was typed may stand there only in these (match_adjacent_kanji).
DocumentSet match_query_term(IndexReader& reader, const query::QueryTerm& query_term,
                             schema::FieldMask fields, const DocumentSet& among,
                             const DocumentSet* adjacent = nullptr);

/// The query term in the texts, or in one of the labels: of `fields`, those that are asked.
DocumentSet match_cross_fields(IndexReader& reader, const query::QueryTerm& query_term,
                               schema::FieldMask fields, const DocumentSet& among);

/// The documents that meet a text by its sound.
struct ReadingMatch {
  DocumentSet texts;
  DocumentSet anywhere;       ///< those of labels, too
  bool is_segmented = false;  ///< readings that some document has make up the sound
};
ReadingMatch match_reading(IndexReader& reader, const ReadingClause& clause);

/// In a compound, a kanji that is a word of its own (the 症 of 認知症) means something only beside
/// what it was typed beside. The documents in which each such of a span stands so, on one side at
/// least, or beside another way to say its neighbour (the 費 of 特養費, where 特別養護老人ホーム費
/// stands): in the order of the query terms, nothing for one that has none.
std::vector<std::optional<DocumentSet>> match_adjacent_kanji(IndexReader& reader,
                                                             const analysis::Analysis& analysis,
                                                             QueryTerms query_terms,
                                                             schema::FieldMask fields);

}  // namespace torikumi::search
