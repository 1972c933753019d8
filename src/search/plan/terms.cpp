// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/terms.hpp"

#include <algorithm>
#include <cmath>

namespace torikumi::search {

std::vector<Term> terms_of_kind(TermKind kind, const query::TermVariants& forms) {
  std::vector<Term> terms;
  for (const std::string& form : forms) terms.emplace_back(kind, form);
  return terms;
}

std::vector<Term> year_terms(const analysis::Year& year) {
  const Term calendar = Term(TermKind::kYear, std::to_string(year.calendar));
  if (!year.is_fiscal) return {calendar};
  return {Term(TermKind::kFiscalYear, std::to_string(*year.fiscal)),
          Term(TermKind::kPlainYear, std::to_string(year.calendar)), calendar};
}

std::vector<Term> terms_beginning_with(IndexReader& reader, TermKind kind,
                                       const std::string& front) {
  constexpr std::size_t kMostTerms = 200;
  std::vector<std::pair<double, Term>> found;
  for (const Term& each : reader.database().terms_beginning({kind, front}))
    found.emplace_back(-reader.frequency(each), each);
  std::sort(found.begin(), found.end());
  std::vector<Term> terms;
  for (const auto& [frequency, each] : found) {
    if (terms.size() < kMostTerms) terms.push_back(each);
  }
  return terms;
}

double plain_idf(double records, double frequency) {
  return std::log(1 + records / (frequency + 0.5));
}

double frequency_bound(IndexReader& reader, const query::QueryTerm& query_term) {
  double all = 0;
  if (query_term.year) {
    for (const Term& year : year_terms(*query_term.year)) all += reader.frequency(year);
    return all;
  }
  const auto rarest = [&](const std::vector<query::TermVariants>& words) {
    double least = reader.records();
    for (const query::TermVariants& forms : words)
      least = std::min(least, reader.frequency(Term(TermKind::kWord, forms.back())));
    return least;
  };
  all = rarest(query_term.words);
  for (const query::Alternative& each : query_term.alternatives) all += rarest(each.words);
  return all;
}

}  // namespace torikumi::search
