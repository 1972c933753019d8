// SPDX-License-Identifier: GPL-2.0-or-later
/// Documents: all that a query matches, and a set that is known already as a condition of another.
///
///   W見守る → {3, 12, 40} → a query that matches these three, and asks the index for nothing
#pragma once

#include <xapian.h>

#include <utility>
#include <vector>

#include "store/database.hpp"

namespace torikumi::search {

using Weighed = std::pair<Xapian::docid, double>;

/// Every document that matches, in ascending order, with its weight. Words' weights are those of
/// each shard by itself: what is asked here gives weight by sources alone, or none.
std::vector<Weighed> all_of(store::Database& database, const Xapian::Query& query);

/// `documents` in ascending order. The query gives no weight; it is of this database alone, and of
/// this thread.
Xapian::Query these(store::Database& database, std::vector<Xapian::docid> documents);

}  // namespace torikumi::search
