// SPDX-License-Identifier: GPL-2.0-or-later
/// Query rewrites: what was made of what was typed, reported so that it can be taken back.
///
///   平成26年 → 2014 (off: era:平成26年) · 特養 → 特別養護老人ホーム (off: synonym:特養) · 取組 →
///   取り組み
#pragma once

#include <string>
#include <vector>

#include "query/query_terms.hpp"
#include "search/match/index_reader.hpp"
#include "search/request.hpp"

namespace torikumi::search {

/// Whether a request takes the rewrite of this name back.
bool is_disabled(const std::vector<std::string>& disabled, const std::string& name);

/// Leaves a term its words and their spellings.
void remove_synonyms(query::QueryTerm& query_term);

/// Removes from the query terms the synonyms that the request takes back, and reports the other
/// rewrites; other spellings of a word only where `spellings` are wanted.
void apply_rewrites(IndexReader& reader, const std::vector<std::string>& disabled, bool spellings,
                    std::vector<query::QueryTerm>& query_terms,
                    std::vector<QueryRewrite>& rewrites);

}  // namespace torikumi::search
