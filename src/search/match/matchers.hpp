// SPDX-License-Identifier: GPL-2.0-or-later
/// Conditions: which documents meet a span of the query.
///
///   特養 in the texts → W特養, or W特別 W養護 W老人 Wホーム near one another
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/query_terms.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

std::vector<Term> terms_of_kind(TermKind kind, const query::TermVariants& forms);

/// What a year is indexed by: the one that means most first.
std::vector<Term> year_terms(const analysis::Year& year);

/// The terms of a kind that begin so, the 200 commonest of them where they are more.
std::vector<Term> terms_beginning_with(IndexReader& reader, TermKind kind,
                                       const std::string& front);

/// Another way to say a span: its words near one another.
DocumentSet match_alternative(IndexReader& reader, const query::Alternative& alternative,
                              schema::FieldMask fields);

/// The documents among these with the span, or another way to say it, somewhere in these fields.
/// With `stuck`, what was typed may stand there only in these (stuck_together).
DocumentSet match_query_term(IndexReader& reader, const query::QueryTerm& query_term,
                             schema::FieldMask fields, const DocumentSet& among,
                             const DocumentSet* adjacent = nullptr);

/// The span in the texts, or in one of the labels: of `fields`, those that are asked.
DocumentSet match_cross_fields(IndexReader& reader, const query::QueryTerm& query_term,
                               schema::FieldMask fields, const DocumentSet& among);

/// No more records than this meet a span.
double document_frequency_of(IndexReader& reader, const query::QueryTerm& query_term);

/// In a compound, a kanji that is a word of its own (the 症 of 認知症) means something only beside
/// what it was typed beside. The documents in which each such of a span stands so, on one side at
/// least, or beside another way to say its neighbour (the 費 of 特養費, where 特別養護老人ホーム費
/// stands): in the order of the spans, nothing for a span that has none.
std::vector<std::optional<DocumentSet>> match_adjacent_kanji(
    IndexReader& reader, const analysis::Analysis& analysis,
    const std::vector<query::QueryTerm>& query_terms, schema::FieldMask fields);

}  // namespace torikumi::search
