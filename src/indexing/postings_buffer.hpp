// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings buffer: the posting lists of neighbouring documents, gathered in memory.
///
///   documents 1 to 400 → W見守る → {3, 7, 41 …}, written to a run in one go
#pragma once

#include <xapian.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "indexing/postings_run.hpp"
#include "indexing/raw_postings.hpp"
#include "indexing/term_occurrences.hpp"

namespace torikumi::indexing {

class PostingsBuffer {
 public:
  /// Documents come in ascending order.
  void add(Xapian::docid document, const TermOccurrences& occurrences);

  /// Writes each list under its key, in the order of keys, and forgets them all.
  void write(RunWriter& run);

 private:
  struct List {
    std::string key;
    RawPostings postings;
  };
  std::deque<List> lists_;  ///< a list stays where it is
  boost::unordered_flat_map<std::string_view, List*> by_key_;
};

}  // namespace torikumi::indexing
