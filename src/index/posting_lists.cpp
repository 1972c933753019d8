// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/posting_lists.hpp"

#include <algorithm>

#include "index/database.hpp"
#include "schema/format.hpp"

namespace torikumi::index {

PostingLists::PostingLists(const std::vector<Xapian::Database>& shards, TermKind kind)
    : shards_(shards), kind_(kind) {
  const std::string front = posting_head_key(prefix_of(kind));
  for (std::size_t shard = 0; shard < shards.size(); ++shard) {
    keys_.emplace_back(shards[shard].metadata_keys_begin(front),
                       shards[shard].metadata_keys_end(front));
    if (const Xapian::docid last = shards[shard].get_lastdocid(); last > 0)
      last_ = std::max(last_, document_of_whole(shard, shards.size(), last));
  }
}

bool PostingLists::next() {
  for (;;) {
    const std::pair<Xapian::TermIterator, Xapian::TermIterator>* least = nullptr;
    for (const auto& each : keys_) {
      if (each.first != each.second && (least == nullptr || *each.first < *least->first))
        least = &each;
    }
    if (least == nullptr) return false;
    const std::string key = *least->first;
    term_ = Term::parse(std::string_view(key).substr(schema::metadata::kPostingHeads.size()));
    std::vector<StoredPostings> stored(shards_.size());
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
      auto& [at, end] = keys_[shard];
      if (at == end || *at != key) continue;
      if (term_.kind() == kind_) stored[shard] = read_postings(shards_[shard], term_.key());
      ++at;
    }
    // Another kind's prefix may begin with this one's.
    if (term_.kind() != kind_) continue;
    list_.emplace(std::move(stored), last_);
    return true;
  }
}

}  // namespace torikumi::index
