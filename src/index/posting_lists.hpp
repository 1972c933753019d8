// SPDX-License-Identifier: GPL-2.0-or-later
/// Posting lists: all lists of a kind, as an indexer reads them.
///
///   for_each_list(shard, TermKind::kCompound, each) → each(compound 地域包括ケア, its list), …
#pragma once

#include <xapian.h>

#include <utility>
#include <vector>

#include "index/database.hpp"
#include "index/posting_list.hpp"
#include "index/term.hpp"
#include "schema/format.hpp"

namespace torikumi::index {

/// Calls each(term, list), by ascending keys. Documents are numbered as in the shard.
template <typename Each>
void for_each_list(const Xapian::Database& shard, TermKind kind, Each each) {
  const std::string front = posting_head_key(prefix_of(kind));
  for (auto it = shard.metadata_keys_begin(front); it != shard.metadata_keys_end(front); ++it) {
    const Term term = Term::parse((*it).substr(schema::metadata::kPostingHeads.size()));
    if (term.kind() != kind) continue;
    std::vector<StoredPostings> stored;
    stored.push_back(read_postings(shard, term.key()));
    each(term, PostingList(std::move(stored), shard.get_lastdocid()));
  }
}

/// The same of one shard after the other.
template <typename Each>
void for_each_list(const std::vector<Xapian::Database>& shards, TermKind kind, Each each) {
  for (const Xapian::Database& shard : shards) for_each_list(shard, kind, each);
}

}  // namespace torikumi::index
