// SPDX-License-Identifier: GPL-2.0-or-later
/// Newest first: of an initiative that is found in several editions, the newest stands where the
/// best of them would.
///
///   防災 → 1. 令和7年度 52か所… 3. 令和8年度 38か所… → the two change places
#pragma once

#include <functional>
#include <vector>

#include "index/lineage.hpp"
#include "search/score/top_k.hpp"

namespace torikumi::search {

/// Among the places that editions of one initiative have in the list, the newest comes to the
/// first, and so on; the others of an initiative that `is_found` calls found by the candidate's
/// kind of match come in even where the list ends before them. So the beginning of a list does not
/// depend on where it ends. Parts of a split or a merge stay where they are. A place keeps its
/// score.
void newest_first(const index::Lineage& lineage,
                  const std::function<bool(const Candidate&, Xapian::docid)>& is_found,
                  std::vector<Candidate>& ranked);

}  // namespace torikumi::search
