// SPDX-License-Identifier: GPL-2.0-or-later
/// Generic suffix: the words at the end of a name that say what kind of thing it is, and not which.
///
///   交通安全対策 → 交通安全, a 対策 · 子育て支援事業費 → 子育て支援, a 事業費
///
/// Who looks for 交通安全対策 wants what is done for 交通安全, whether the record calls it 対策,
/// 施策 or nothing at all: such words rank, and need not be there.
#pragma once

#include <cstddef>
#include <vector>

#include "query/query_terms.hpp"

namespace torikumi::query {

/// How many of a compound's terms, from its first, say which thing is meant. All of them where what
/// is left would be no word of two characters or more.
std::size_t terms_before_generic_suffix(const std::vector<QueryTerm>& query_terms);

}  // namespace torikumi::query
