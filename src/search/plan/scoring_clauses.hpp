// SPDX-License-Identifier: GPL-2.0-or-later
/// Scoring clauses: which terms of a clause score the documents that meet it, and which of them are
/// highlighted.
///
///   取組 → 1 × word 取り組む as a noun, .5 × word 取り組む, .3 × characters 取組
#pragma once

#include <string>
#include <vector>

#include "search/plan/plan.hpp"

namespace torikumi::search {

/// The words of a clause's terms in all their forms, the other ways to say them, and compounds.
/// With `highlight` they are highlighted, too.
void score_query_terms(IndexReader& reader, const Clause& clause, std::size_t number,
                       bool highlight, Plan& plan);

/// The pairs of characters of a string form.
void score_bigrams(IndexReader& reader, const std::string& string_form, Plan& plan);

}  // namespace torikumi::search
