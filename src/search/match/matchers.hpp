// SPDX-License-Identifier: GPL-2.0-or-later
/// Matchers: the documents that meet a term of the query.
///
///   特養 in the texts → W特養, or W特別 W養護 W老人 Wホーム near one another
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query_terms.hpp"
#include "search/match/adjacent_kanji.hpp"
#include "search/match/index_reader.hpp"
#include "search/plan/plan.hpp"

namespace torikumi::search {

using QueryTerms = std::span<const query::QueryTerm>;

/// Another way to say a query term: its words near one another.
DocumentSet match_alternative(IndexReader& reader, const query::Alternative& alternative,
                              schema::FieldMask fields);

/// The documents among these with the query term, or another way to say it, somewhere in these
/// fields. With `adjacent`, its words of one kanji stand there beside their neighbours.
DocumentSet match_query_term(IndexReader& reader, const query::QueryTerm& query_term,
                             schema::FieldMask fields, const DocumentSet& among,
                             const AdjacentKanji* adjacent = nullptr);

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

}  // namespace torikumi::search
