// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/postings_update.hpp"

#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "index/postings_writer.hpp"

namespace torikumi::indexing {

void PostingsUpdate::remove(Xapian::docid document, const TermOccurrences& occurrences) {
  for (const TermOccurrences::TermOccurrence& each : occurrences.all())
    changed_[std::string(occurrences.key(each))][document].clear();
}

void PostingsUpdate::add(Xapian::docid document, const TermOccurrences& occurrences) {
  for (const TermOccurrences::TermOccurrence& each : occurrences.all()) {
    changed_[std::string(occurrences.key(each))][document].push_back({each.field, each.position});
  }
}

void PostingsUpdate::write(Xapian::WritableDatabase& shard) const {
  index::PostingsWriter writer;
  for (const auto& [term, changes] : changed_) {
    std::vector<index::StoredPostings> stored{index::read_postings(shard, term)};
    const index::PostingList former(std::move(stored), shard.get_lastdocid());
    const index::IndexOptions options = index::index_options(index::Term::parse(term).kind());
    std::map<Xapian::docid, std::vector<TermOccurrence>> all;
    const auto keep = [&](index::PostingCursor& at) {
      if (changes.contains(at.doc())) return;
      std::vector<TermOccurrence>& kept = all[at.doc()];
      if (options == index::IndexOptions::kPositions) {
        at.for_each_position([&](schema::Field field, std::uint32_t position) {
          kept.push_back({field, position});
        });
        return;
      }
      at.for_each_freq([&](schema::Field field, std::uint32_t freq) {
        for (std::uint32_t i = 0; i < freq; ++i) kept.push_back({field, 0});
      });
    };
    for_each_posting(former, keep);
    for (const auto& [document, occurrences] : changes) {
      if (!occurrences.empty()) all[document] = occurrences;
    }
    for (const auto& [document, occurrences] : all) {
      for (const TermOccurrence& each : occurrences)
        writer.add(document, each.field, options, each.position);
    }
    index::write_postings(shard, term, all.empty() ? index::StoredPostings() : writer.take());
  }
}

}  // namespace torikumi::indexing
