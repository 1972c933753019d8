// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/mended_postings.hpp"

#include "store/database.hpp"

namespace torikumi::indexing {

void MendedPostings::remove(Xapian::docid document, const Mentions& mentions) {
  for (const Mentions::Mention& each : mentions.all())
    changed_[std::string(mentions.term(each))][document].clear();
}

void MendedPostings::add(Xapian::docid document, const Mentions& mentions) {
  for (const Mentions::Mention& each : mentions.all()) {
    changed_[std::string(mentions.term(each))][document].push_back(
        {each.field, each.kept, each.place});
  }
}

void MendedPostings::write(Xapian::WritableDatabase& shard) const {
  for (const auto& [term, changes] : changed_) {
    const std::string key = store::postings_key(term);
    const store::PostingList former({shard.get_metadata(key)}, shard.get_lastdocid());
    std::map<Xapian::docid, std::vector<Mention>> all;
    former.for_each_mention(
        [&](Xapian::docid document, schema::Field field, schema::Kept kept, std::uint32_t place) {
          if (!changes.contains(document)) all[document].push_back({field, kept, place});
        });
    for (const auto& [document, mentions] : changes) {
      if (!mentions.empty()) all[document] = mentions;
    }
    store::PostingsWriter writer;
    for (const auto& [document, mentions] : all) {
      for (const Mention& each : mentions) writer.add(document, each.field, each.kept, each.place);
    }
    shard.set_metadata(key, all.empty() ? std::string() : writer.take());
  }
}

}  // namespace torikumi::indexing
