// SPDX-License-Identifier: GPL-2.0-or-later
/// Posting list: the documents that have a term, in which fields, how often and where.
///
///   W見守る → document 3: title at 2, current state at 5 and 19; document 7: …
///
/// This is the list as it is stored: bytes that a PostingCursor (index/posting_cursor.hpp) reads
/// and a PostingsWriter (index/postings_writer.hpp) makes, in blocks of packed numbers. Lists stand
/// in the metadata of the shards: a byte a document where Xapian's tables take ten, read ten times
/// as fast, and served by Xapian's own remote and replication servers as well. index/README.md has
/// the bytes.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/codec.hpp"
#include "index/packed_numbers.hpp"
#include "schema/field.hpp"

namespace torikumi::index {

/// What is known of a term without reading its list.
struct TermInfo {
  std::uint32_t document_frequency = 0;  ///< documents that have it
};

/// A term's two metadata values in one shard (index/database.hpp: posting_head_key,
/// posting_body_key).
struct StoredPostings {
  std::string head;  ///< how many documents, and the list itself where it is short
  std::string body;  ///< a long list
};

/// The document frequency that a head tells.
TermInfo read_term_info(std::string_view head);

/// Whether the list of a head is stored apart from it.
bool is_stored_apart(std::string_view head);

/// A list longer than this many bytes is stored apart from its head.
inline constexpr std::size_t kLongestInHead = 512;

/// Documents of a block.
inline constexpr std::uint32_t kBlock = kPackedGroup;

/// Of a pair that tells a further text and a frequency in it, the lowest bits are the field.
inline constexpr unsigned kFurtherFieldBits = 6;
static_assert(schema::kFieldCount + schema::kMostTexts <= (1U << kFurtherFieldBits));

/// In which fields a document has the term, and how often: most documents of a list have one of a
/// few such codes, so a list tells each once and its documents name it by number.
struct PostingCode {
  schema::FieldMask fields = 0;
  std::uint32_t occurrences = 0;
  std::string_view bytes;

  /// Calls each(field, frequency), ascending.
  template <typename Each>
  void for_each_freq(Each each) const {
    Decoder in(bytes);
    read(in, [&](std::uint64_t field, std::uint64_t freq) {
      each(static_cast<schema::Field>(field), static_cast<std::uint32_t>(freq));
    });
  }

  /// Reads the bytes of a code, and calls each(field's number, frequency) for whatever they hold.
  template <typename Each>
  static void read(Decoder& in, Each each) {
    constexpr std::uint64_t kOwnFields = (1U << schema::kFieldCount) - 1;
    const std::uint64_t code = in.number();
    const std::uint64_t upper = code >> schema::kFieldCount;
    std::uint64_t rest = code & kOwnFields;
    if (rest == 0) {
      for (std::uint64_t left = upper; left > 0; --left) {
        const std::uint64_t pair = in.number();
        each(pair & ((1U << kFurtherFieldBits) - 1), (pair >> kFurtherFieldBits) + 1);
      }
      return;
    }
    // The code holds the frequency in the last of the fields; those in the others follow it.
    const auto first = [&] { return static_cast<std::uint64_t>(std::countr_zero(rest)); };
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1) each(first(), in.number() + 1);
    each(first(), upper + 1);
  }
};

/// All that the shards store of a term. Damaged blocks give wrong postings or none, never
/// documents beyond those that there are, and are never read past their end; a list that ends
/// before its blocks is refused. Immutable: any thread.
class PostingList {
 public:
  /// What one shard stores.
  struct Shard {
    struct Block {
      Xapian::docid first = 0;   ///< its first document, by its number in the shard
      std::uint32_t offset = 0;  ///< bytes before it
    };
    std::uint32_t documents = 0;
    bool has_positions = false;
    std::vector<PostingCode> codes;
    std::vector<Block> blocks;
    std::string_view bytes;  ///< the blocks

    std::uint32_t documents_of(std::size_t block) const {
      return block + 1 < blocks.size() ? kBlock
                                       : documents - static_cast<std::uint32_t>(block) * kBlock;
    }
  };

  /// `shards` in their order, `last` the last document of them all. Throws Error kBroken where the
  /// bytes end too early.
  PostingList(std::vector<StoredPostings> shards, Xapian::docid last);
  PostingList(const PostingList&) = delete;  // the shards look into stored_
  PostingList& operator=(const PostingList&) = delete;

  std::uint32_t document_frequency() const { return document_frequency_; }
  std::uint32_t shards() const { return static_cast<std::uint32_t>(shards_.size()); }
  const Shard& shard(std::uint32_t number) const { return shards_[number]; }
  Xapian::docid last_document() const { return last_; }
  /// In memory.
  std::size_t bytes() const;

  /// Whether each document of the list has the term in one of these fields: who knows that need not
  /// ask them one by one.
  bool all_stand_in(schema::FieldMask fields) const;

  /// Whether it is quicker to seek so many documents than to walk the whole list, and keep what it
  /// says for the next who asks.
  bool worth_seeking(std::size_t documents) const {
    // A seek unpacks a block, at most as many as a walk does: with more documents than this part
    // of the list, nearly every block is unpacked.
    constexpr std::uint32_t kSeekCost = 6;
    return document_frequency_ >= kLeastSkipped && documents < document_frequency_ / kSeekCost;
  }
  /// Lists shorter than this are walked.
  static constexpr std::uint32_t kLeastSkipped = 512;

 private:
  std::vector<StoredPostings> stored_;
  std::vector<Shard> shards_;
  Xapian::docid last_ = 0;
  std::uint32_t document_frequency_ = 0;
};

}  // namespace torikumi::index
