// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/generic_suffix.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace torikumi::query {
namespace {

/// What titles of initiatives end in whatever they are about, by the form that unites all others.
constexpr std::array<std::string_view, 7> kKinds{"事業", "経費", "対策", "施策",
                                                 "政策", "推進", "促進"};

/// And what they end in behind two words or more: 施設車両整備費 asks for 施設車両整備, but 医療費
/// is a matter of its own.
constexpr std::array<std::string_view, 6> kKindsOfLongNames{"費",   "費用",     "業務",
                                                            "事務", "取り組む", "等"};

template <std::size_t kMany>
bool is_one_of(const QueryTerm& query_term, const std::array<std::string_view, kMany>& words) {
  return query_term.words.size() == 1 &&
         std::find(words.begin(), words.end(), query_term.words.front().back()) != words.end();
}

}  // namespace

std::size_t terms_before_generic_suffix(const std::vector<QueryTerm>& query_terms) {
  std::size_t end = query_terms.size();
  constexpr std::size_t kLong = 2;
  while (end > 0 && (is_one_of(query_terms[end - 1], kKinds) ||
                     (end > kLong && is_one_of(query_terms[end - 1], kKindsOfLongNames))))
    --end;
  const bool says_which =
      std::any_of(query_terms.begin(), query_terms.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const QueryTerm& query_term) {
                    return query_term.year || base::count_code_points(query_term.text) > 1;
                  });
  return says_which ? end : query_terms.size();
}

}  // namespace torikumi::query
