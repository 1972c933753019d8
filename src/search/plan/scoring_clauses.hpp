// SPDX-License-Identifier: GPL-2.0-or-later
/// Rank terms: by which terms what was typed ranks the records that meet it, and what of it is
/// marked in them.
///
///   取組 → W取り組む~ at 1, W取り組む at a half, B取組 at a third, their words in labels
#pragma once

#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/query_terms.hpp"
#include "search/plan/evaluation.hpp"

namespace torikumi::search {

/// By the words of the spans in all their forms, the other ways to say them, and compounds. `mark`
/// also marks them.
void score_query_terms(IndexReader& reader, const std::vector<query::QueryTerm>& query_terms,
                       const analysis::Analysis& analysis, bool mark, QueryMatches& out);

/// By the pairs of characters of a string form.
void score_bigrams(IndexReader& reader, const std::string& string_form, QueryMatches& out);

}  // namespace torikumi::search
