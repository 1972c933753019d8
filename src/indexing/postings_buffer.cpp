// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/postings_buffer.hpp"

#include <algorithm>

namespace torikumi::indexing {

void PostingsBuffer::add(Xapian::docid document, const TermOccurrences& occurrences) {
  for (const TermOccurrences::TermOccurrence& each : occurrences.all()) {
    const std::string_view key = occurrences.key(each);
    auto found = by_key_.find(key);
    if (found == by_key_.end()) {
      List& added = lists_.emplace_back(List{std::string(key), {}});
      found = by_key_.emplace(added.key, &added).first;
    }
    found->second->postings.add(document, each.field, index::index_options(each.kind),
                                each.position);
  }
}

void PostingsBuffer::write(RunWriter& run) {
  std::vector<const List*> in_order;
  in_order.reserve(lists_.size());
  for (const List& each : lists_) in_order.push_back(&each);
  std::sort(in_order.begin(), in_order.end(),
            [](const List* a, const List* b) { return a->key < b->key; });
  for (const List* each : in_order) run.add(each->key, each->postings.bytes());
  by_key_.clear();
  lists_.clear();
}

}  // namespace torikumi::indexing
