// SPDX-License-Identifier: GPL-2.0-or-later
/// Terms: the index terms of what a query term says, and how many records may have it.
///
///   平成26年度 → fiscal year 2014, year without month 2014, year 2014 · 取組 → 取り組む~, 取り組む
#pragma once

#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/query_terms.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

std::vector<Term> terms_of_kind(TermKind kind, const query::TermVariants& forms);

/// What a year is indexed by: the one that means most first.
std::vector<Term> year_terms(const analysis::Year& year);

/// The terms of a kind that begin so, the 200 commonest of them where they are more.
std::vector<Term> terms_beginning_with(IndexReader& reader, TermKind kind,
                                       const std::string& front);

/// How much a term that so many records have tells: ln(1 + N / (n + 1/2)).
double plain_idf(double records, double frequency);

/// No more records than this have the query term.
double frequency_bound(IndexReader& reader, const query::QueryTerm& query_term);

}  // namespace torikumi::search
