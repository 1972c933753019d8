// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings among: the postings of a term in the documents of a set.
///
///   W地域 in half of the records, asked for {7, 41} → two postings; the blocks between are skipped
#pragma once

#include "index/posting_cursor.hpp"
#include "search/match/document_set.hpp"

namespace torikumi::search {

/// Calls each(cursor) at the documents of the list that are in `among`: ascending within a shard,
/// shard by shard. Seeks where the set has gaps, and so costs no more than the smaller of the two.
template <typename Each>
void for_each_posting_among(const index::PostingList& list, const DocumentSet& among, Each each) {
  for (std::uint32_t shard = 0; shard < list.shards(); ++shard) {
    index::PostingCursor at(list, shard);
    while (at.doc() != index::PostingCursor::kEnd) {
      if (among.contains(at.doc())) {
        each(at);
        at.next();
        continue;
      }
      const Xapian::docid target = among.next(at.doc() + 1);
      if (target == DocumentSet::kEnd) break;
      at.seek(target);
    }
  }
}

}  // namespace torikumi::search
