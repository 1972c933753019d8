// SPDX-License-Identifier: GPL-2.0-or-later
/// Interpretation: what was made of what was typed, told so that it can be taken back.
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

bool is_disabled(const std::vector<std::string>& off, const std::string& name);

/// Takes away from the spans what the request does not want, and tells of the rest; of other
/// spellings only where `spellings` are wanted.
void interpret(IndexReader& reader, const std::vector<std::string>& off, bool spellings,
               std::vector<query::QueryTerm>& query_terms, std::vector<QueryRewrite>& told);

}  // namespace torikumi::search
