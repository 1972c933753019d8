// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings update: what changes in a shard's posting lists when some of its documents change.
///
///   document 12 said 見守り and now says 巡回 → taken out of W見守る …, put into W巡回 …
#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexing/term_occurrences.hpp"

namespace torikumi::indexing {

class PostingsUpdate {
 public:
  /// The document is no longer posted under these; what was added for it here before is undone.
  void remove(Xapian::docid document, const TermOccurrences& occurrences);
  /// It is posted under these. Where it was posted before, that was removed.
  void add(Xapian::docid document, const TermOccurrences& occurrences);

  /// Rewrites the lists that change.
  void write(Xapian::WritableDatabase& shard) const;

 private:
  struct TermOccurrence {
    schema::Field field;
    std::uint32_t position;
  };
  /// By term, then document: its occurrences from now on.
  std::map<std::string, std::map<Xapian::docid, std::vector<TermOccurrence>>, std::less<>> changed_;
};

}  // namespace torikumi::indexing
