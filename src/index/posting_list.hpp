// SPDX-License-Identifier: GPL-2.0-or-later
/// Posting list: the documents that have a term, in which fields, how often and where.
///
///   W見守る → document 3: title at 2, current state at 5 and 19; document 7: …
///
/// This is the list as it is stored: bytes that a PostingCursor (index/posting_cursor.hpp) reads
/// and a PostingsWriter (index/postings_writer.hpp) makes. Lists stand in the metadata of the
/// shards: two bytes a document where Xapian's tables take ten, read ten times as fast, and served
/// by Xapian's own remote and replication servers as well. index/README.md has the bytes.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/codec.hpp"

namespace torikumi::index {

/// What is known of a term without reading its list.
struct TermInfo {
  std::uint32_t document_frequency = 0;  ///< documents that have it
};

/// A term's two metadata values in one shard (index/database.hpp: posting_head_key,
/// posting_body_key).
struct StoredPostings {
  std::string head;  ///< short chunks, and for each long one its first document and length
  std::string body;  ///< the long chunks
};

/// Documents that follow one another, of one shard.
struct Chunk {
  Xapian::docid first = 0;  ///< by its number in the shard
  std::uint32_t documents = 0;
  bool is_apart = false;       ///< only its beginning is here, and the streams are empty
  std::string_view codes;      ///< gap, fields and counts of each document
  std::string_view positions;  ///< of each occurrence; empty where they are not kept
  std::string_view skips;      ///< where reading may go on
};

/// The next chunk of a head or a body. Throws Error kBroken where the bytes end too early.
Chunk read_chunk(Decoder& in);

/// The document frequency that a head tells.
TermInfo read_term_info(std::string_view head);

/// Whether a head tells of a chunk that is stored apart.
bool has_chunk_apart(std::string_view head);

/// A chunk longer than this many bytes is stored apart from its head.
inline constexpr std::size_t kLongestInHead = 512;

/// Every so many documents of a chunk, a skip entry tells where to go on reading.
inline constexpr std::uint32_t kSkipInterval = 64;

/// All that the shards store of a term. Damaged codes, positions and skips give wrong postings or
/// none, never documents beyond those that there are, and are never read past their end; chunks
/// that end too early are refused. Immutable: any thread.
class PostingList {
 public:
  /// Where reading may go on.
  struct SkipEntry {
    Xapian::docid document = 0;  ///< by its number in the shard
    std::uint32_t chunk = 0;
    std::uint32_t left = 0;       ///< documents of the chunk from this one on
    std::uint32_t codes = 0;      ///< bytes of Chunk::codes before its fields and counts
    std::uint32_t positions = 0;  ///< bytes of Chunk::positions before its positions
  };

  /// `shards` in their order, `last` the last document of them all. Throws Error kBroken where the
  /// chunks' bytes end too early.
  PostingList(std::vector<StoredPostings> shards, Xapian::docid last);
  PostingList(const PostingList&) = delete;  // chunks look into shards_
  PostingList& operator=(const PostingList&) = delete;

  std::uint32_t document_frequency() const { return document_frequency_; }
  std::uint32_t shards() const { return static_cast<std::uint32_t>(shards_.size()); }
  Xapian::docid last_document() const { return last_; }
  /// In memory.
  std::size_t bytes() const;

  /// The chunks of all shards, and which of them are one shard's: [begin, end).
  const std::vector<Chunk>& chunks() const { return chunks_; }
  std::pair<std::uint32_t, std::uint32_t> chunks_of(std::uint32_t shard) const {
    return {first_chunk_[shard], first_chunk_[shard + 1]};
  }
  /// The skip entries likewise, ascending within a shard; none for a list too short to skip.
  const std::vector<SkipEntry>& skips() const { return skips_; }
  std::pair<std::uint32_t, std::uint32_t> skips_of(std::uint32_t shard) const {
    return skips_.empty() ? std::pair{0U, 0U}
                          : std::pair{first_skip_[shard], first_skip_[shard + 1]};
  }

  /// Whether it is quicker to seek so many documents than to walk the whole list.
  bool worth_seeking(std::size_t documents) const {
    // A seek takes about as long as reading so many documents one after another.
    constexpr std::uint32_t kSeekCost = 16;
    return document_frequency_ >= kLeastSkipped && documents < document_frequency_ / kSeekCost;
  }
  /// Lists shorter than this are walked.
  static constexpr std::uint32_t kLeastSkipped = 512;

 private:
  void read_skips(std::uint32_t number);

  std::vector<StoredPostings> shards_;
  Xapian::docid last_ = 0;
  std::uint32_t document_frequency_ = 0;
  std::vector<Chunk> chunks_;
  std::vector<std::uint32_t> first_chunk_;
  std::vector<SkipEntry> skips_;
  std::vector<std::uint32_t> first_skip_;
};

}  // namespace torikumi::index
