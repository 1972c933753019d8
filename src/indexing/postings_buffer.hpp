// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings buffer: the posting lists of neighbouring documents, gathered in memory.
///
///   documents 1 to 400 → W見守る → {3, 7, 41 …}, written to the part's database in one go
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>

#include <boost/unordered/unordered_flat_map.hpp>

#include "index/postings_writer.hpp"
#include "indexing/term_occurrences.hpp"

namespace torikumi::indexing {

class PostingsBuffer {
 public:
  /// Documents come in ascending order.
  void add(Xapian::docid document, const TermOccurrences& occurrences);

  /// Writes each list under its key, in the order of keys, and forgets them all.
  void write(Xapian::WritableDatabase& database);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view term) const {
      return std::hash<std::string_view>()(term);
    }
  };
  boost::unordered_flat_map<std::string, index::PostingsWriter, Hash, std::equal_to<>> lists_;
};

}  // namespace torikumi::indexing
