// SPDX-License-Identifier: GPL-2.0-or-later
/// Similarity: how much initiatives say the same, each with its nearest.
///
///   川崎区役所 …人材育成の推進 ~ 幸区役所 …人材育成の推進 .71, 中原区役所 … .66
///
/// A record is the vector of its heaviest terms, words and runs of nouns by (1 + ln tf) · idf, of
/// length one; likeness is the cosine. Only records that share a term not too common among the
/// heavy ones are compared, so the cost grows with the number of records and not with its square.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "schema/collection.hpp"

namespace torikumi::indexing {

struct WeightedTerm {
  std::uint32_t term = 0;
  float weight = 0;
};

/// The records to be compared, as vectors.
struct Vectors {
  std::vector<std::string> terms;                ///< texts of words and compounds, by number
  std::vector<std::vector<WeightedTerm>> heavy;  ///< of each record, the heaviest first
};

/// Reads the vectors of these documents, numbered as in the whole index. Document frequencies are
/// of all shards.
Vectors read_vectors(const std::vector<Xapian::Database>& shards,
                     const std::vector<Xapian::docid>& documents,
                     const schema::Collection& collection);

struct SimilarPair {
  std::uint32_t from = 0;  ///< places in Vectors::heavy, from < to
  std::uint32_t to = 0;
  float similarity = 0;
};

/// Pairs at least this alike, of which each is among the other's `nearest` nearest or the first
/// among the second's; by from, then to.
std::vector<SimilarPair> like_pairs(const Vectors& vectors, float least, std::size_t nearest);

}  // namespace torikumi::indexing
