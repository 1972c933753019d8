// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/newest_first.hpp"

#include <algorithm>
#include <map>

namespace torikumi::search {
namespace {

/// The one that a document continues as, or was; 0 where there is none, or several.
Xapian::docid only_one(const std::vector<index::Link>& links, std::uint32_t index::Link::*end) {
  if (links.size() != 1) return 0;
  const index::Link& link = links.front();
  const bool is_part =
      link.kind == index::LinkKind::kSplit || link.kind == index::LinkKind::kMerged;
  return is_part ? 0 : link.*end;
}

/// All editions of the initiative that a document is one of, the newest first.
std::vector<Xapian::docid> editions_of_one(const index::Lineage& lineage, Xapian::docid document) {
  while (const Xapian::docid later = only_one(lineage.from(document), &index::Link::later))
    document = later;
  std::vector<Xapian::docid> all;
  for (; document != 0; document = only_one(lineage.to(document), &index::Link::former))
    all.push_back(document);
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
