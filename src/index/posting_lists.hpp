// SPDX-License-Identifier: GPL-2.0-or-later
/// Posting lists: all lists of a kind, as an indexer reads them, one after the other.
///
///   for (PostingLists at(shards, TermKind::kCompound); at.next();) at.term(), at.list()
#pragma once

#include <xapian.h>

#include <optional>
#include <utility>
#include <vector>

#include "index/posting_list.hpp"
#include "index/term.hpp"

namespace torikumi::index {

/// The terms come by ascending keys, each once, with its list in all shards: documents are numbered
/// as in the whole index. One thread.
class PostingLists {
 public:
  PostingLists(const std::vector<Xapian::Database>& shards, TermKind kind);

  /// On to the next term, and to the first one; false behind the last.
  bool next();
  const Term& term() const { return term_; }
  const PostingList& list() const { return *list_; }

 private:
  const std::vector<Xapian::Database>& shards_;
  TermKind kind_;
  Xapian::docid last_ = 0;
  std::vector<std::pair<Xapian::TermIterator, Xapian::TermIterator>> keys_;  ///< of each shard
  Term term_;
  std::optional<PostingList> list_;
};

}  // namespace torikumi::index
