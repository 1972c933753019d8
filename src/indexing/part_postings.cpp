// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/part_postings.hpp"

#include <algorithm>
#include <vector>

#include "store/database.hpp"

namespace torikumi::indexing {

void PartPostings::add(Xapian::docid document, const Mentions& mentions) {
  for (const Mentions::Mention& each : mentions.all()) {
    const std::string_view term = mentions.term(each);
    auto found = lists_.find(term);
    if (found == lists_.end()) found = lists_.try_emplace(std::string(term)).first;
    found->second.add(document, each.field, each.kept, each.place);
  }
}

void PartPostings::write(Xapian::WritableDatabase& database) {
  std::vector<decltype(lists_)::value_type*> in_order;
  in_order.reserve(lists_.size());
  for (auto& list : lists_) in_order.push_back(&list);
  std::sort(in_order.begin(), in_order.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  for (auto* list : in_order)
    database.set_metadata(store::postings_key(list->first), list->second.take());
  lists_.clear();
}

}  // namespace torikumi::indexing
