// SPDX-License-Identifier: GPL-2.0-or-later
/// Plan: what a run will do to the database, known before anything is written.
///
///   55 records read, 55 there: 53 unchanged, 1 updated, 1 added, 1 deleted
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/corpus.hpp"

namespace torikumi::indexing {

/// A document of the former generation: its shard, its number there, what it says, since when.
struct IndexedDocument {
  std::uint32_t shard = 0;
  Xapian::docid docid = 0;
  std::string digest;
  std::string changed;
};
using FormerById = std::unordered_map<std::string, IndexedDocument>;

/// Every document of the shards, by id.
FormerById read_former(const std::vector<Xapian::Database>& shards);

struct Plan {
  std::vector<std::size_t> added;  ///< numbers of records in the corpus
  std::vector<std::size_t> updated;
  std::vector<std::size_t> unchanged;
  std::vector<std::string> deleted;  ///< ids

  std::size_t changes() const { return added.size() + updated.size() + deleted.size(); }
};

/// Of rows that share an identity, one has the plain id and the others bear a digest of their
/// content. Which one is which stays as the index has it, whatever their order now: the plain id
/// goes to the row that says what the index knows under it.
void keep_known_ids(corpus::Corpus& corpus, const FormerById& former);

Plan make_plan(const corpus::Corpus& corpus, const FormerById& former);

/// Dates each record: from the former generation where that says the same, else `now`.
void date_records(corpus::Corpus& corpus, const FormerById& former, const std::string& now);

}  // namespace torikumi::indexing
