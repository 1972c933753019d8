// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/editions.hpp"

#include <algorithm>

namespace torikumi::search {
namespace {

/// Those of which no later edition is among them.
DocumentSet newest_of(const index::Lineage& lineage, const DocumentSet& found) {
  DocumentSet newest = found;
  found.for_each([&](Xapian::docid document) {
    for (Xapian::docid later = lineage.later_of(document); later != 0;
         later = lineage.later_of(later)) {
      if (!found.contains(later)) continue;
      newest.remove(document);
      return;
    }
  });
  return newest;
}

}  // namespace

FoundEditions keep_newest(const index::Lineage& lineage, QueryMatches& matches) {
  FoundEditions every{matches.tiers.labels, matches.relaxed};
  matches.tiers.labels = newest_of(lineage, every.strict);
  matches.relaxed = newest_of(lineage, every.relaxed);
  for (const Xapian::docid document : matches.relaxed.documents()) {
    if (!editions_among(lineage, document, every.strict).empty()) matches.relaxed.remove(document);
  }
  return every;
}

std::vector<Xapian::docid> editions_among(const index::Lineage& lineage, Xapian::docid document,
                                          const DocumentSet& found) {
  std::vector<Xapian::docid> editions = lineage.editions_of_one(document);
  std::erase_if(editions, [&](Xapian::docid each) { return !found.contains(each); });
  return editions;
}

}  // namespace torikumi::search
