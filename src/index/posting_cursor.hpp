// SPDX-License-Identifier: GPL-2.0-or-later
/// Posting cursor: reads a posting list document by document.
///
///   for (PostingCursor at(list, 0); at.doc() != PostingCursor::kEnd; at.next()) at.fields() …
///
/// Its vocabulary is that of PISA's posting cursors: doc, next, seek, and what the document says
/// of the term: fields, freqs, positions. A cursor reads one shard; for_each_posting and
/// seek_postings read them all.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <tuple>
#include <vector>

#include "index/posting_list.hpp"
#include "index/postings_writer.hpp"
#include "schema/field.hpp"

namespace torikumi::index {

/// What an occurrence counts in each field, and in each code of one byte and one field.
struct FieldWeights {
  /// The weights of these fields; the others weigh nothing.
  FieldWeights(const std::vector<double>& weights, schema::FieldMask fields) {
    for (std::size_t field = 0; field < std::min(weights.size(), of_field.size()); ++field) {
      if ((fields >> field & 1U) != 0) of_field[field] = static_cast<float>(weights[field]);
    }
    for (unsigned code = 1; code < of_code.size(); ++code) {
      const auto field = static_cast<unsigned>(std::countr_zero(code));
      if (field < schema::kFieldCount)
        of_code[code] = of_field[field] * static_cast<float>((code >> schema::kFieldCount) + 1);
    }
  }
  std::array<float, schema::kFieldCount + schema::kMostTexts> of_field{};
  std::array<float, 0x80> of_code{};
};

/// Reads numbers of seven-bit groups (index/codec.hpp); 0 where the bytes are at their end.
class NumberStream {
 public:
  NumberStream() = default;
  explicit NumberStream(std::string_view bytes)
      : at_(reinterpret_cast<const unsigned char*>(bytes.data())), end_(at_ + bytes.size()) {}

  std::uint32_t number() {
    if (at_ == end_) return 0;
    std::uint32_t value = *at_++;
    if (value < 0x80) return value;
    value &= 0x7FU;
    for (unsigned shift = 7; at_ != end_ && shift < 32; shift += 7) {
      const std::uint32_t byte = *at_++;
      value |= (byte & 0x7FU) << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  /// The next byte, which stays; at the end one that is no code.
  unsigned peek() const { return at_ == end_ ? 0xFFU : *at_; }
  void pass() { ++at_; }
  bool at_end() const { return at_ == end_; }
  void skip(std::uint32_t numbers) {
    // Eight bytes at a time: each below 0x80 ends a number.
    while (numbers >= 8 && end_ - at_ >= 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, at_, sizeof bytes);
      numbers -= static_cast<std::uint32_t>(std::popcount(~bytes & 0x8080808080808080U));
      at_ += 8;
    }
    for (; numbers > 0 && at_ != end_; ++at_) {
      if (*at_ < 0x80) --numbers;
    }
  }

 private:
  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
};

/// The list must outlive it. One thread.
class PostingCursor {
 public:
  static constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

  /// Before a cursor that is asked for positions moves on, it counts what it passes.
  enum class Reads { kFreqs, kPositions };

  explicit PostingCursor(const PostingList& list, std::uint32_t shard = 0,
                         Reads reads = Reads::kFreqs)
      : list_(list), shard_(shard), reads_(reads) {
    std::tie(chunk_, last_chunk_) = list.chunks_of(shard);
    std::tie(skip_, last_skip_) = list.skips_of(shard);
    open_chunk();
  }

  /// The document, by its number in the whole index (index/database.hpp); kEnd behind the last.
  Xapian::docid doc() const { return doc_; }

  void next() {
    pass_codes();
    if (--left_ == 0) {
      ++chunk_;
      open_chunk();
      return;
    }
    document_ += codes_.number();
    set_doc();
  }

  /// Goes on to the first document that is not before `target`.
  void seek(Xapian::docid target) {
    if (doc_ >= target) return;
    const Xapian::docid document = in_shard(target);
    const auto& skips = list_.skips();
    const auto behind =
        std::upper_bound(skips.begin() + skip_, skips.begin() + last_skip_, document,
                         [](Xapian::docid each, const PostingList::SkipEntry& entry) {
                           return each < entry.document;
                         });
    if (behind != skips.begin() + skip_) {
      skip_ = static_cast<std::uint32_t>(behind - skips.begin());
      if (const auto& entry = *(behind - 1); entry.document > document_) go_to(entry);
    }
    while (doc_ < target) next();
  }

  /// The fields in which the term stands.
  schema::FieldMask fields() const {
    NumberStream codes = codes_;
    const std::uint32_t code = codes.number();
    if ((code & kOwnFields) != 0) return code & kOwnFields;
    schema::FieldMask fields = 0;
    for_each_further(codes, code,
                     [&](schema::Field field, std::uint32_t) { fields |= schema::mask_of(field); });
    return fields;
  }

  /// Calls each(field, frequency), ascending.
  template <typename Each>
  void for_each_freq(Each each) const {
    NumberStream codes = codes_;
    const std::uint32_t code = codes.number();
    std::uint32_t rest = code & kOwnFields;
    if (rest == 0) return for_each_further(codes, code, each);
    // The code holds the frequency in the last of the fields; those in the others follow it.
    const auto first = [&] { return static_cast<schema::Field>(std::countr_zero(rest)); };
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1) each(first(), codes.number() + 1);
    each(first(), (code >> schema::kFieldCount) + 1);
  }

  /// The frequencies added up, each by its field's weight.
  float weighted_freq(const FieldWeights& weights) const {
    if (is_one_byte()) return weights.of_code[codes_.peek()];
    float sum = 0;
    for_each_freq([&](schema::Field field, std::uint32_t freq) {
      sum += weights.of_field[schema::index_of(field)] * static_cast<float>(freq);
    });
    return sum;
  }

  /// Calls each(field, position), ascending. Only of a cursor that reads positions; nothing where
  /// the list keeps none.
  template <typename Each>
  void for_each_position(Each each) {
    positions_.skip(passed_);
    passed_ = 0;
    NumberStream positions = positions_;
    for_each_freq([&](schema::Field field, std::uint32_t freq) {
      std::uint32_t position = 0;
      for (std::uint32_t k = 0; k < freq && !positions.at_end(); ++k) {
        position += positions.number();
        each(field, position);
      }
    });
  }

 private:
  /// The bits of a code that are the fields every initiative has.
  static constexpr std::uint32_t kOwnFields = (1U << schema::kFieldCount) - 1;

  /// Where the code has none of those bits, it tells how many pairs of field and frequency follow.
  template <typename Each>
  static void for_each_further(NumberStream codes, std::uint32_t code, Each each) {
    constexpr std::size_t kFields = schema::kFieldCount + schema::kMostTexts;
    for (std::uint32_t left = code >> schema::kFieldCount; left > 0 && !codes.at_end(); --left) {
      const std::uint32_t pair = codes.number();
      const std::uint32_t field = pair & ((1U << kFurtherFieldBits) - 1);
      if (field < kFields) each(static_cast<schema::Field>(field), (pair >> kFurtherFieldBits) + 1);
    }
  }

  /// Most documents have a code of one byte and one field.
  bool is_one_byte() const {
    const unsigned code = codes_.peek();
    const unsigned fields = code & kOwnFields;
    return code < 0x80 && fields != 0 && (fields & (fields - 1)) == 0;
  }

  void pass_codes() {
    if (is_one_byte()) {
      if (reads_ == Reads::kPositions) passed_ += (codes_.peek() >> schema::kFieldCount) + 1;
      codes_.pass();
      return;
    }
    const std::uint32_t code = codes_.number();
    std::uint32_t rest = code & kOwnFields;
    if (rest == 0) {
      for (std::uint32_t left = code >> schema::kFieldCount; left > 0 && !codes_.at_end(); --left)
        passed_ += (codes_.number() >> kFurtherFieldBits) + 1;
      return;
    }
    std::uint32_t total = (code >> schema::kFieldCount) + 1;
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1) total += codes_.number() + 1;
    passed_ += total;
  }

  void open_chunk() {
    while (chunk_ < last_chunk_ && list_.chunks()[chunk_].documents == 0) ++chunk_;
    if (chunk_ == last_chunk_) {
      doc_ = kEnd;
      return;
    }
    const Chunk& chunk = list_.chunks()[chunk_];
    codes_ = NumberStream(chunk.codes);
    positions_ = NumberStream(chunk.positions);
    passed_ = 0;
    left_ = chunk.documents;
    document_ = chunk.first;
    set_doc();
  }

  void go_to(const PostingList::SkipEntry& entry) {
    const Chunk& chunk = list_.chunks()[entry.chunk];
    chunk_ = entry.chunk;
    codes_ = NumberStream(chunk.codes.substr(entry.codes));
    positions_ = NumberStream(chunk.positions.substr(entry.positions));
    passed_ = 0;
    left_ = entry.left;
    document_ = entry.document;
    set_doc();
  }

  /// A number that is none of the index's documents is damage: the list ends there.
  void set_doc() {
    const std::uint64_t number = document_ == 0 ? 0
                                                : (std::uint64_t{document_} - 1) * list_.shards() +
                                                      shard_ + std::uint64_t{1};
    if (number == 0 || number > list_.last_document()) {
      chunk_ = last_chunk_;
      doc_ = kEnd;
    } else {
      doc_ = static_cast<Xapian::docid>(number);
    }
  }

  /// The first of the shard's documents that is not before `target`.
  Xapian::docid in_shard(Xapian::docid target) const {
    const std::uint32_t shards = list_.shards();
    if (shards == 1) return target;
    return target <= shard_ + 1 ? 1 : (target - shard_ - 2) / shards + 2;
  }

  const PostingList& list_;
  std::uint32_t shard_;
  Reads reads_;
  std::uint32_t chunk_ = 0;
  std::uint32_t last_chunk_ = 0;
  std::uint32_t skip_ = 0;  ///< the first skip entry that may be ahead
  std::uint32_t last_skip_ = 0;
  NumberStream codes_;  ///< at the document's fields and counts
  NumberStream positions_;
  std::uint32_t passed_ = 0;    ///< occurrences between positions_ and the document
  std::uint32_t left_ = 0;      ///< documents of the chunk from this one on
  Xapian::docid document_ = 0;  ///< by its number in the shard
  Xapian::docid doc_ = kEnd;
};

/// Calls each(cursor) at every document of the list: ascending within a shard, shard by shard.
template <typename Each>
void for_each_posting(const PostingList& list, Each each,
                      PostingCursor::Reads reads = PostingCursor::Reads::kFreqs) {
  for (std::uint32_t shard = 0; shard < list.shards(); ++shard) {
    for (PostingCursor at(list, shard, reads); at.doc() != PostingCursor::kEnd; at.next()) each(at);
  }
}

/// Calls each(cursor) at those of `documents`, which ascend, that have the term.
template <typename Each>
void seek_postings(const PostingList& list, const std::vector<Xapian::docid>& documents, Each each,
                   PostingCursor::Reads reads = PostingCursor::Reads::kFreqs) {
  for (std::uint32_t shard = 0; shard < list.shards(); ++shard) {
    PostingCursor at(list, shard, reads);
    for (const Xapian::docid document : documents) {
      if (list.shards() > 1 && (document - 1) % list.shards() != shard) continue;
      at.seek(document);
      if (at.doc() == PostingCursor::kEnd) break;
      if (at.doc() == document) each(at);
    }
  }
}

}  // namespace torikumi::index
