// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/update_shards.hpp"

#include <set>
#include <utility>

#include "analysis/analyser.hpp"
#include "index/xapian_errors.hpp"
#include "indexing/postings_update.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;

/// A copy of one shard while it is mended. Its document numbers must end up as 1 to n without a
/// gap: where there is one, Xapian 1.4.22 takes a term that all documents have for damaged
/// ("Unexpected end of posting list"). So a new document takes the number of a deleted one, and
/// what is left of the gaps is closed with the last documents.
class Copy {
 public:
  Copy(const fs::path& former, const fs::path& path, DocumentBuilder& builder,
       index::PackingDictionary packing)
      : path_(path), builder_(builder), packing_(std::move(packing)) {
    fs::copy(former, path, fs::copy_options::recursive);
    shard_ = Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN);
  }

  void remove(Xapian::docid docid) {
    take_out_postings(docid);
    free_.insert(docid);
  }
  void replace(Xapian::docid docid, const Xapian::Document& document,
               const TermOccurrences& occurrences) {
    take_out_postings(docid);
    shard_.replace_document(docid, document);
    postings_.add(docid, occurrences);
  }
  /// Another place in the sources, the same text.
  void move(Xapian::docid docid, const Xapian::Document& document) {
    shard_.replace_document(docid, document);
  }
  Xapian::Document get(Xapian::docid docid) const { return shard_.get_document(docid); }

  void add(const Xapian::Document& document, const TermOccurrences& occurrences) {
    Xapian::docid docid = shard_.get_lastdocid() + 1;
    if (!free_.empty()) {
      docid = *free_.begin();
      free_.erase(free_.begin());
    }
    shard_.replace_document(docid, document);
    postings_.add(docid, occurrences);
  }

  void finish(const BuildTask& task, std::uint32_t number, const fs::path& place) {
    const bool shrinks = !free_.empty();
    close_gaps();
    postings_.write(shard_);
    shard_.commit();  // value streams tell of what is committed
    write_common(shard_, task.common, task.collection, number);
    shard_.commit();
    if (shrinks) {
      // Only a compacted copy forgets that higher numbers were in use.
      shard_.compact(place.string(), Xapian::Compactor::FULL);
      shard_.close();
      fs::remove_all(path_);
    } else {
      shard_.close();
      fs::rename(path_, place);
    }
  }

 private:
  void close_gaps() {
    Xapian::docid last = shard_.get_lastdocid();
    for (; !free_.empty(); --last) {
      const auto own = free_.find(last);
      if (own != free_.end()) {
        free_.erase(own);
      } else {
        const Xapian::docid gap = *free_.begin();
        free_.erase(free_.begin());
        // Written under another number, a document just read would count as unchanged: a copy does
        // not.
        const Xapian::Document own_copy =
            Xapian::Document::unserialise(shard_.get_document(last).serialise());
        take_out_postings(last);  // leaves occurrences_ as those of the last
        shard_.replace_document(gap, own_copy);
        postings_.add(gap, occurrences_);
      }
      shard_.delete_document(last);
    }
  }

  /// What the document says now tells what it is posted under.
  void take_out_postings(Xapian::docid docid) {
    const index::StoredRecord stored =
        index::decode_record(shard_.get_document(docid).get_data(), packing_);
    builder_.occurrences_of(stored.record, occurrences_);
    postings_.remove(docid, occurrences_);
  }

  fs::path path_;
  DocumentBuilder& builder_;
  index::PackingDictionary packing_;
  TermOccurrences occurrences_;
  PostingsUpdate postings_;
  Xapian::WritableDatabase shard_;
  std::set<Xapian::docid> free_;
};

}  // namespace

void update_shards(const BuildTask& task, const Plan& plan, const FormerById& former,
                   const std::vector<fs::path>& former_shards) {
  const Places places(task.common);
  const std::uint32_t shards = task.common.stamp.shards;
  DocumentBuilder builder(task.dictionary, task.collection, task.common.dictionary);
  ProgressCounter tally(task.progress, plan.added.size() + plan.updated.size());
  TermOccurrences occurrences;
  const auto build = [&](std::size_t number) {
    const schema::Record record = task.corpus.records[number];
    tally.add(task.corpus.records.text_bytes(number));
    return builder.build(record, task.corpus.records.digest(number), places.of(record, number),
                         occurrences);
  };
  index::translate_xapian_errors(task.folder.string(), [&] {
    std::vector<Copy> copies;
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
      copies.emplace_back(former_shards[shard], task.folder / ("copy-" + std::to_string(shard)),
                          builder, task.common.dictionary);
    }
    for (const std::string& id : plan.deleted)
      copies[former.at(id).shard].remove(former.at(id).docid);
    for (const std::size_t number : plan.updated) {
      const IndexedDocument& document = former.at(task.corpus.records.id(number));
      const Xapian::Document updated = build(number);
      copies[document.shard].replace(document.docid, updated, occurrences);
    }
    for (const std::size_t number : plan.unchanged) {
      const schema::Record record = task.corpus.records[number];
      const IndexedDocument& document = former.at(record.id);
      Xapian::Document moved = copies[document.shard].get(document.docid);
      if (set_place(moved, record.origin, places.of(record, number))) {
        copies[document.shard].move(document.docid, moved);
      }
    }
    for (const std::size_t number : plan.added) {
      const Xapian::Document added = build(number);
      copies[shard_of(task.corpus.records.id(number), shards)].add(added, occurrences);
    }
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
      copies[shard].finish(task, shard, task.folder / std::to_string(shard));
    }
  });
}

}  // namespace torikumi::indexing
