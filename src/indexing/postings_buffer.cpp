// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/postings_buffer.hpp"

#include <algorithm>
#include <vector>

#include "index/database.hpp"

namespace torikumi::indexing {

void PostingsBuffer::add(Xapian::docid document, const TermOccurrences& occurrences) {
  for (const TermOccurrences::TermOccurrence& each : occurrences.all()) {
    const std::string_view term = occurrences.key(each);
    auto found = lists_.find(term);
    if (found == lists_.end()) found = lists_.try_emplace(std::string(term)).first;
    found->second.add(document, each.field, each.options, each.position);
  }
}

void PostingsBuffer::write(Xapian::WritableDatabase& database) {
  std::vector<decltype(lists_)::value_type*> in_order;
  in_order.reserve(lists_.size());
  for (auto& list : lists_) in_order.push_back(&list);
  std::sort(in_order.begin(), in_order.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  for (auto* list : in_order) index::write_postings(database, list->first, list->second.take());
  lists_.clear();
}

}  // namespace torikumi::indexing
