// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/newest_first.hpp"

#include <algorithm>
#include <map>

namespace torikumi::search {
namespace {

bool is_whole(const index::Link& link) {
  return link.kind != index::LinkKind::kSplit && link.kind != index::LinkKind::kMerged;
}

/// The one edition that follows; 0 where there is none, or where a link at either end is not alone.
Xapian::docid later_of(const index::Lineage& lineage, Xapian::docid document) {
  const std::vector<index::Link> links = lineage.from(document);
  if (links.size() != 1 || !is_whole(links.front())) return 0;
  return lineage.to(links.front().later).size() == 1 ? links.front().later : 0;
}

/// And the one before, by the same links.
Xapian::docid former_of(const index::Lineage& lineage, Xapian::docid document) {
  const std::vector<index::Link> links = lineage.to(document);
  if (links.size() != 1 || !is_whole(links.front())) return 0;
  return lineage.from(links.front().former).size() == 1 ? links.front().former : 0;
}

/// All editions of the initiative that a document is one of, the newest first.
std::vector<Xapian::docid> editions_of_one(const index::Lineage& lineage, Xapian::docid document) {
  while (const Xapian::docid later = later_of(lineage, document)) document = later;
  std::vector<Xapian::docid> all;
  for (; document != 0; document = former_of(lineage, document)) all.push_back(document);
  return all;
}

}  // namespace

void newest_first(const index::Lineage& lineage,
                  const std::function<bool(const Candidate&, Xapian::docid)>& is_found,
                  std::vector<Candidate>& ranked) {
  if (lineage.links().empty()) return;
  std::map<std::pair<Xapian::docid, Match>, std::size_t> met;  // by the newest of all editions
  for (Candidate& each : ranked) {
    std::vector<Xapian::docid> editions = editions_of_one(lineage, each.document);
    if (editions.size() < 2) continue;
    const Xapian::docid newest = editions.front();
    std::erase_if(editions, [&](Xapian::docid document) { return !is_found(each, document); });
    const std::size_t number = met[{newest, each.match}]++;
    if (number >= editions.size() || editions[number] == each.document) continue;
    each.document = editions[number];
    each.is_moved = true;
  }
}

}  // namespace torikumi::search
