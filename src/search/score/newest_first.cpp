// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/newest_first.hpp"

#include <algorithm>
#include <map>

namespace torikumi::search {
void newest_first(const index::Lineage& lineage,
                  const std::function<bool(const Candidate&, Xapian::docid)>& is_found,
                  std::vector<Candidate>& ranked) {
  if (lineage.links().empty()) return;
  std::map<std::pair<Xapian::docid, Match>, std::size_t> met;  // by the newest of all editions
  for (Candidate& each : ranked) {
    std::vector<Xapian::docid> editions = lineage.editions_of_one(each.document);
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
