// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/database.hpp"

#include <filesystem>
#include <set>

#include "base/deadline.hpp"
#include "base/error.hpp"
#include "index/generations.hpp"
#include "index/postings_writer.hpp"
#include "index/remote_shards.hpp"
#include "index/value_slots.hpp"
#include "index/xapian_errors.hpp"
#include "schema/format.hpp"

namespace torikumi::index {
namespace {

using base::Code;
using base::Error;

/// A generation may be swept between reading its name and opening it; then a newer one is there.
constexpr int kTries = 3;

/// What a record takes in memory, about.
std::size_t bytes_of(const StoredRecord& stored) {
  std::size_t bytes = sizeof(StoredRecord);
  for (const std::string& field : stored.record.fields) bytes += field.size();
  for (const std::string& value : stored.record.further) bytes += value.size();
  for (const StoredRecord::Places& each : stored.places)
    bytes +=
        each.tokens.capacity() * sizeof(base::ByteRange) + each.spans.capacity() * sizeof(TermSpan);
  return bytes;
}

void require_format(const Stamp& stamp, const std::string& directory) {
  if (stamp.format == schema::kFormatVersion) return;
  throw Error(Code::kRefused,
              "the database in " + directory + " is of index format " +
                  std::to_string(stamp.format) + ", this program reads format " +
                  std::to_string(schema::kFormatVersion),
              "build it anew: torikumi index --rebuild --db " + directory + " FILE...");
}

/// What is shown in place of a record whose bytes cannot be read.
StoredRecord damaged_record(const Xapian::Document& document) {
  StoredRecord stored;
  stored.is_damaged = true;
  const std::string front = Term(TermKind::kId, "").key();
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(front);
  if (term != document.termlist_end() && (*term).starts_with(front))
    stored.record.id = (*term).substr(front.size());
  stored.record[schema::Field::kTitle] = kDamagedTitle;
  return stored;
}

/// Texts that view_record can read, and that are text.
std::string whole_texts(std::string texts) {
  const RecordView view = view_record(texts);
  for (const std::string_view field : view.fields) {
    if (base::first_invalid(field) != std::string::npos) Decoder::fail();
  }
  return texts;
}

/// What `read` makes of a record with `packing`, or `otherwise` of one that is damaged.
template <typename Read, typename Otherwise>
auto sound_or(const PackingDictionary& packing, Read read, Otherwise otherwise) {
  try {
    return read(packing);
  } catch (const Error& error) {
    if (error.code() != Code::kBroken) throw;
    return otherwise();
  }
}

}  // namespace

Database::Database(const std::string& directory, std::shared_ptr<ReadCache> cache,
                   std::optional<std::uint32_t> generation)
    : directory_(directory), chosen_(generation), cache_(std::move(cache)) {
  for (int attempt = 1;; ++attempt) {
    try {
      open();
      return;
    } catch (const Error&) {
      if (is_stub(directory_) || chosen_) throw;
      const auto published = read_published(directory_);
      const bool replaced = published && published->present != stamp_.generation;
      if (!replaced || attempt == kTries) throw;
    }
  }
}

std::vector<Xapian::Database> Database::open_shards() {
  std::vector<Xapian::Database> all;
  if (is_stub(directory_)) {
    for (StubShard& shard : open_stub(directory_)) all.push_back(std::move(shard.database));
    return all;
  }
  std::optional<Published> opened = read_published(directory_);
  if (chosen_) opened = Published{*chosen_, count_shards(directory_, *chosen_), {}};
  if (!opened) {
    throw Error(Code::kNotFound, "there is no database in " + directory_,
                "make one with torikumi index --db " + directory_ + " FILE...");
  }
  if (opened->shards == 0)
    throw Error(Code::kBroken,
                "generation " + std::to_string(opened->present) + " is gone from " + directory_);
  stamp_.generation = opened->present;
  for (std::uint32_t shard = 0; shard < opened->shards; ++shard)
    all.emplace_back(shard_path(directory_, opened->present, shard).string());
  return all;
}

void Database::open() {
  translate_xapian_errors(directory_, [&] {
    xapian_ = Xapian::Database();
    shards_ = open_shards();
    for (std::uint32_t shard = 0; shard < shards_.size(); ++shard) {
      const Xapian::Database& each = shards_[shard];
      const Stamp stamp = decode_stamp(each.get_metadata(std::string(schema::metadata::kStamp)));
      require_format(stamp, directory_);
      if (shard == 0 && is_stub(directory_)) stamp_ = stamp;
      if (stamp.generation != stamp_.generation || stamp.shard != shard ||
          stamp.shards != shards_.size()) {
        throw Error(Code::kBroken, "the shards of " + directory_ + " are not of one generation",
                    "build it anew: torikumi index --rebuild --db " + directory_ + " FILE...");
      }
      if (shard == 0) {
        stamp_ = stamp;
        sources_ = decode_sources(each.get_metadata(std::string(schema::metadata::kSources)));
        collection_ =
            schema::parse_collection(each.get_metadata(std::string(schema::metadata::kCollection)),
                                     "the database's collection");
        documents_ = source_documents(
            sources_, each.get_metadata(std::string(schema::metadata::kSourceTitles)), collection_);
      }
      xapian_.add_database(each);
    }
    std::string generation = std::to_string(stamp_.generation);
    for (const Xapian::Database& shard : shards_) generation += " " + shard.get_uuid();
    if (!cache_ || !cache_->claim_for(generation)) {
      cache_ = std::make_shared<ReadCache>();
      cache_->claim_for(generation);
    }
  });
}

const SourceDocument& Database::document_of(const schema::Record& record) const {
  static const SourceDocument kUnknown;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    if (sources_[i].name == record.origin.source) return documents_[i];
  }
  return kUnknown;
}

std::optional<Xapian::docid> Database::find(std::string_view id) {
  return translate_xapian_errors(directory_, [&]() -> std::optional<Xapian::docid> {
    const std::string term = Term(TermKind::kId, id).key();
    const Xapian::PostingIterator found = xapian_.postlist_begin(term);
    if (found == xapian_.postlist_end(term)) return std::nullopt;
    return *found;
  });
}

std::shared_ptr<const PostingList> Database::postings(const Term& term) {
  base::Deadline::check();
  if (auto known = cache_->postings.find(term.key())) return known;
  return translate_xapian_errors(directory_, [&] {
    std::vector<StoredPostings> stored;
    for (const Xapian::Database& shard : shards_)
      stored.push_back(read_postings(shard, term.key()));
    auto list = std::make_shared<const PostingList>(std::move(stored), xapian_.get_lastdocid());
    cache_->postings.keep(term.key(), list, list->bytes());
    return list;
  });
}

TermInfo Database::term_info(const Term& term) {
  if (const auto known = cache_->postings.find(term.key())) return {known->document_frequency()};
  if (const auto known = cache_->term_infos.find(term.key())) return *known;
  base::Deadline::check();
  return translate_xapian_errors(directory_, [&] {
    TermInfo info;
    for (const Xapian::Database& shard : shards_) {
      info.document_frequency +=
          read_term_info(shard.get_metadata(posting_head_key(term.key()))).document_frequency;
    }
    cache_->term_infos.keep(term.key(), std::make_shared<const TermInfo>(info), sizeof info);
    return info;
  });
}

std::shared_ptr<const std::vector<VocabularyEntry>> Database::vocabulary() {
  return translate_xapian_errors(directory_, [&] {
    return cache_->once<std::vector<VocabularyEntry>>([&] {
      return decode_vocabulary(xapian_.get_metadata(std::string(schema::metadata::kVocabulary)));
    });
  });
}

std::shared_ptr<const LatentSpace> Database::latent_space() {
  return translate_xapian_errors(directory_, [&] {
    return cache_->once<LatentSpace>([&] {
      return LatentSpace::decode(xapian_.get_metadata(std::string(schema::metadata::kLatentSpace)));
    });
  });
}

std::shared_ptr<const Lineage> Database::lineage() {
  return translate_xapian_errors(directory_, [&] {
    const auto values = doc_values();
    return cache_->once<Lineage>([&] {
      return Lineage(decode_links(xapian_.get_metadata(std::string(schema::metadata::kLineage))),
                     *values);
    });
  });
}

std::shared_ptr<const Lineage> Database::lineage_if_sound() {
  try {
    return lineage();
  } catch (const Error& error) {
    if (error.code() != Code::kBroken) throw;
    return nullptr;
  }
}

std::shared_ptr<const PackingDictionary> Database::dictionary() {
  return translate_xapian_errors(directory_, [&] {
    return cache_->once<PackingDictionary>([&] { return read_dictionary(shards_.front()); });
  });
}

std::vector<std::string> Database::of_each_shard(std::string_view metadata) const {
  std::vector<std::string> blobs;
  for (const Xapian::Database& shard : shards_)
    blobs.push_back(shard.get_metadata(std::string(metadata)));
  return blobs;
}

std::vector<Xapian::doccount> Database::documents_of_each_shard() const {
  std::vector<Xapian::doccount> counts;
  for (const Xapian::Database& shard : shards_) counts.push_back(shard.get_doccount());
  return counts;
}

std::shared_ptr<const DocValues> Database::doc_values() {
  return translate_xapian_errors(directory_, [&] {
    return cache_->once<DocValues>([&] {
      DocValues values(of_each_shard(schema::metadata::kDocValues), documents_of_each_shard());
      if (values.last() != xapian_.get_lastdocid()) {
        throw Error(Code::kBroken,
                    "the documents of " + directory_ + " are not numbered without gaps",
                    "build it anew: torikumi index --rebuild --db " + directory_ + " FILE...");
      }
      return values;
    });
  });
}

std::shared_ptr<const DueYears> Database::due_years() {
  const Xapian::docid last = doc_values()->last();
  return cache_->once<DueYears>([this, last] { return DueYears(*this, last); });
}

std::shared_ptr<const std::vector<std::uint32_t>> Database::ranks_of_titles() {
  return translate_xapian_errors(directory_, [&] {
    return cache_->once<std::vector<std::uint32_t>>([&] {
      return title_ranks(of_each_shard(schema::metadata::kTitleKeys), documents_of_each_shard());
    });
  });
}

std::vector<Term> Database::terms_beginning(const Term& front) {
  return translate_xapian_errors(directory_, [&] {
    const std::string key = posting_head_key(front.key());
    std::set<Term> terms;
    for (const Xapian::Database& shard : shards_) {
      for (auto it = shard.metadata_keys_begin(key); it != shard.metadata_keys_end(key); ++it) {
        base::Deadline::check();
        const Term term = Term::parse((*it).substr(schema::metadata::kPostingHeads.size()));
        if (term.kind() == front.kind()) terms.insert(term);
      }
    }
    return std::vector<Term>(terms.begin(), terms.end());
  });
}

const std::string& Database::texts(Xapian::docid docid) {
  return translate_xapian_errors(directory_, [&]() -> const std::string& {
    base::Deadline::check();
    Kept& kept = kept_[docid % kMostKept];
    if (kept.docid != docid) {
      kept.docid = 0;
      const Xapian::Document document = xapian_.get_document(docid, Xapian::DOC_ASSUME_VALID);
      const std::string data = document.get_data();
      kept.texts = sound_or(
          *dictionary(), [&](const auto& packing) { return whole_texts(texts_of(data, packing)); },
          [&] { return encode_texts(damaged_record(document).record); });
      kept.docid = docid;
    }
    return kept.texts;
  });
}

std::shared_ptr<const StoredRecord> Database::record(Xapian::docid docid) {
  base::Deadline::check();
  if (auto known = cache_->records.find(docid)) return known;
  return translate_xapian_errors(directory_, [&] {
    // The number comes from a posting list: nobody need look whether there is such a document.
    const Xapian::Document document = xapian_.get_document(docid, Xapian::DOC_ASSUME_VALID);
    const std::string data = document.get_data();
    auto read = std::make_shared<StoredRecord>(sound_or(
        *dictionary(), [&](const auto& packing) { return decode_record(data, packing); },
        [&] { return damaged_record(document); }));
    read->record.further.resize(collection_.further.size());  // of a damaged one there may be fewer
    read->places.resize(collection_.fields->size());
    read->record.origin = origin_of_value(document.get_value(schema::slot::kOrigin), sources_);
    read->record.changed = document.get_value(schema::slot::kChanged);
    const std::size_t bytes = bytes_of(*read);
    std::shared_ptr<const StoredRecord> record = std::move(read);
    cache_->records.keep(docid, record, bytes);
    return record;
  });
}

std::string posting_head_key(std::string_view term) {
  return std::string(schema::metadata::kPostingHeads) + std::string(term);
}

std::string posting_body_key(std::string_view term) {
  return std::string(schema::metadata::kPostingBodies) + std::string(term);
}

void write_postings(Xapian::WritableDatabase& shard, std::string_view term,
                    const StoredPostings& stored) {
  shard.set_metadata(posting_head_key(term), stored.head);
  shard.set_metadata(posting_body_key(term), stored.body);
}

PackingDictionary read_dictionary(const Xapian::Database& shard) {
  return PackingDictionary(shard.get_metadata(std::string(schema::metadata::kDictionary)));
}

StoredPostings read_postings(const Xapian::Database& shard, std::string_view term) {
  StoredPostings stored{shard.get_metadata(posting_head_key(term)), {}};
  if (is_stored_apart(stored.head)) stored.body = shard.get_metadata(posting_body_key(term));
  return stored;
}

std::string read_own_words(const std::string& directory) {
  return translate_xapian_errors(directory, [&]() -> std::string {
    const auto words_of = [&](const Xapian::Database& shard) {
      // Another format may have other things under this name.
      require_format(decode_stamp(shard.get_metadata(std::string(schema::metadata::kStamp))),
                     directory);
      return shard.get_metadata(std::string(schema::metadata::kOwnWords));
    };
    if (is_stub(directory)) return words_of(open_stub(directory).front().database);
    const auto published = read_published(directory);
    if (!published) return {};
    return words_of(Xapian::Database(shard_path(directory, published->present, 0).string()));
  });
}

}  // namespace torikumi::index
