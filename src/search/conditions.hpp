// SPDX-License-Identifier: GPL-2.0-or-later
/// Conditions: which documents meet a span of the query.
///
///   特養 in the texts → W特養, or W特別 W養護 W老人 Wホーム near one another
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/spans.hpp"
#include "search/generation.hpp"

namespace torikumi::search {

std::string term(std::string_view term_prefix, std::string_view word);
std::vector<std::string> with_prefix(std::string_view term_prefix, const query::Forms& forms);

/// What a year is indexed by: the one that means most first.
std::vector<std::string> year_terms(const analysis::Year& year);

/// The terms of a kind that begin so, the 200 commonest of them where they are more.
std::vector<std::string> words_beginning(Generation& generation, std::string_view term_prefix,
                                         const std::string& front);

/// Another way to say a span: its words near one another.
DocumentSet met_alternative(Generation& generation, const query::Alternative& alternative,
                            schema::FieldMask fields);

/// The documents among these with the span, or another way to say it, somewhere in these fields.
/// With `stuck`, what was typed may stand there only in these (stuck_together).
DocumentSet met_span(Generation& generation, const query::Span& span, schema::FieldMask fields,
                     const DocumentSet& among, const DocumentSet* stuck = nullptr);

/// The span in the texts, or in one of the labels: of `fields`, those that are asked.
DocumentSet met_in_any_column(Generation& generation, const query::Span& span,
                              schema::FieldMask fields, const DocumentSet& among);

/// No more records than this meet a span.
double frequency_of(Generation& generation, const query::Span& span);

/// In a compound, a kanji that is a word of its own (the 症 of 認知症) means something only beside
/// what it was typed beside. The documents in which each such of a span stands so, on one side at
/// least, or beside another way to say its neighbour (the 費 of 特養費, where 特別養護老人ホーム費
/// stands): in the order of the spans, nothing for a span that has none.
std::vector<std::optional<DocumentSet>> stuck_together(Generation& generation,
                                                       const analysis::Analysis& analysis,
                                                       const std::vector<query::Span>& spans,
                                                       schema::FieldMask fields);

}  // namespace torikumi::search
