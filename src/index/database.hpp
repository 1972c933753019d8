// SPDX-License-Identifier: GPL-2.0-or-later
/// Database: a generation, opened to read, with what it says of itself.
///
///   Database db("index/db"); db.stamp().generation == 3; db.xapian().get_doccount() == 55
#pragma once

#include <xapian.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/doc_values.hpp"
#include "index/posting_list.hpp"
#include "index/read_cache.hpp"
#include "index/source_documents.hpp"
#include "index/stamp.hpp"
#include "index/stored_record.hpp"
#include "index/term.hpp"
#include "schema/collection.hpp"

namespace torikumi::index {

/// A document by its number in the whole index, as those who include no Xapian call it.
using DocId = Xapian::docid;

/// The number in the whole index of a document of one shard (from 0), by the rule of Xapian's
/// documentation of merged databases.
inline DocId document_of_whole(std::size_t shard, std::size_t shards, DocId document) {
  return static_cast<DocId>((document - 1) * shards + shard + 1);
}

/// One thread's reader. What was read stays readable for as long as it lives, also after a newer
/// generation is published.
class Database {
 public:
  /// Opens what is published in `directory`, or what a stub file names (index/remote_shards.hpp).
  /// Throws Error: kNotFound where there is no database, kRefused for another format or shards of
  /// different generations, kBroken or kSystem as Xapian finds.
  /// `cache` may be shared by readers of the same generation; of another's it is not used. With
  /// `generation` that one is opened, though another is published.
  explicit Database(const std::string& directory, std::shared_ptr<ReadCache> cache = nullptr,
                    std::optional<std::uint32_t> generation = std::nullopt);

  Xapian::Database& xapian() { return xapian_; }
  /// Records.
  Xapian::doccount size() const { return xapian_.get_doccount(); }
  const Stamp& stamp() const { return stamp_; }
  const schema::Collection& collection() const { return collection_; }
  const std::vector<SourceStamp>& sources() const { return sources_; }
  /// What people call the documents that the sources are, in their order.
  const std::vector<SourceDocument>& documents() const { return documents_; }
  /// Of the source that a record is from; without anything where that is unknown.
  const SourceDocument& document_of(const schema::Record& record) const;
  const std::string& directory() const { return directory_; }
  /// The shards, in their order; document_of_whole tells how their documents are numbered.
  const std::vector<Xapian::Database>& shards() const { return shards_; }

  /// The document with that id, or nothing.
  std::optional<Xapian::docid> find(std::string_view id);

  /// A term's posting list; empty where no document has it. Some that were asked before are kept.
  std::shared_ptr<const PostingList> postings(const Term& term);

  /// What is known of the term, without reading its list.
  TermInfo term_info(const Term& term);

  /// Every word, title and label that may be proposed, read once for all that share a cache.
  std::shared_ptr<const std::vector<VocabularyEntry>> vocabulary();

  /// Words and records as vectors, read once likewise; empty for a small collection.
  std::shared_ptr<const LatentSpace> latent_space();
  /// Which record continues which from edition to edition, read once likewise.
  std::shared_ptr<const Lineage> lineage();
  /// The same, and null where it is damaged: what only shows it goes on without, and torikumi check
  /// tells the damage.
  std::shared_ptr<const Lineage> lineage_if_sound();
  /// With which the records are packed, read once likewise.
  std::shared_ptr<const PackingDictionary> dictionary();

  /// What is known of every document, read once for all that share a cache.
  std::shared_ptr<const DocValues> doc_values();

  /// What each record is beside the edition before, likewise.
  template <typename Compute>
  std::shared_ptr<const LabelColumn> change_column(Compute compute) {
    return cache_->once<LabelColumn>(compute);
  }

  /// By when each record says that something is to be done, likewise.
  std::shared_ptr<const DueYears> due_years();

  /// How long each document is to a scorer, which the first who asks computes for all.
  template <typename Compute>
  std::shared_ptr<const std::vector<float>> relative_lengths(Compute compute) {
    return cache_->once<std::vector<float>>(compute);
  }

  /// The order of the titles (index::title_ranks), read likewise when it is first asked for.
  std::shared_ptr<const std::vector<std::uint32_t>> ranks_of_titles();

  /// The terms of a kind whose texts begin so, each once, ascending by their keys.
  std::vector<Term> terms_beginning(const Term& front);

  /// A document's id and texts, for view_record. Kept for some of those that were asked last: good
  /// until the next call.
  const std::string& texts(Xapian::docid docid);

  /// The record with its origin, and its word places. Some that were asked before are kept.
  std::shared_ptr<const StoredRecord> record(Xapian::docid docid);

 private:
  void open();
  std::vector<Xapian::Database> open_shards();
  std::vector<std::string> of_each_shard(std::string_view metadata) const;
  std::vector<Xapian::doccount> documents_of_each_shard() const;

  /// Texts asked lately, each at the place of its number: a search looks at some records twice.
  struct Kept {
    Xapian::docid docid = 0;
    std::string texts;
  };
  static constexpr std::size_t kMostKept = 256;

  std::string directory_;
  std::optional<std::uint32_t> chosen_;  ///< a generation, though another is published
  Xapian::Database xapian_;
  std::vector<Xapian::Database> shards_;
  Stamp stamp_;
  schema::Collection collection_;
  std::vector<SourceStamp> sources_;
  std::vector<SourceDocument> documents_;
  std::vector<Kept> kept_ = std::vector<Kept>(kMostKept);
  std::shared_ptr<ReadCache> cache_;
};

/// The words of own that the index in `directory` was made with, as analysis::Dictionary takes them
/// (analysis/own_words.hpp); empty where there are none, and where nothing is published. Throws
/// Error as Database does.
std::string read_own_words(const std::string& directory);

/// The metadata keys under which a shard keeps a term's posting list; `term` is a Term's key.
std::string posting_head_key(std::string_view term);
std::string posting_body_key(std::string_view term);

/// Stores a list, or deletes it where there is nothing of it.
void write_postings(Xapian::WritableDatabase& shard, std::string_view term,
                    const StoredPostings& stored);
StoredPostings read_postings(const Xapian::Database& shard, std::string_view term);

/// The dictionary with which the records of a generation are packed; all its shards have the same.
PackingDictionary read_dictionary(const Xapian::Database& shard);

}  // namespace torikumi::index
