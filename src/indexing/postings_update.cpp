// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/postings_update.hpp"

#include "index/database.hpp"

namespace torikumi::indexing {

void PostingsUpdate::remove(Xapian::docid document, const TermOccurrences& occurrences) {
  for (const TermOccurrences::TermOccurrence& each : occurrences.all())
    changed_[std::string(occurrences.term(each))][document].clear();
}

void PostingsUpdate::add(Xapian::docid document, const TermOccurrences& occurrences) {
  for (const TermOccurrences::TermOccurrence& each : occurrences.all()) {
    changed_[std::string(occurrences.term(each))][document].push_back(
        {each.field, each.kept, each.place});
  }
}

void PostingsUpdate::write(Xapian::WritableDatabase& shard) const {
  for (const auto& [term, changes] : changed_) {
    const std::string key = index::postings_key(term);
    const index::PostingList former({shard.get_metadata(key)}, shard.get_lastdocid());
    std::map<Xapian::docid, std::vector<TermOccurrence>> all;
    former.for_each_mention(
        [&](Xapian::docid document, schema::Field field, schema::Kept kept, std::uint32_t place) {
          if (!changes.contains(document)) all[document].push_back({field, kept, place});
        });
    for (const auto& [document, occurrences] : changes) {
      if (!occurrences.empty()) all[document] = occurrences;
    }
    index::PostingsWriter writer;
    for (const auto& [document, occurrences] : all) {
      for (const TermOccurrence& each : occurrences)
        writer.add(document, each.field, each.kept, each.place);
    }
    shard.set_metadata(key, all.empty() ? std::string() : writer.take());
  }
}

}  // namespace torikumi::indexing
