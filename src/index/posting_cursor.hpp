// SPDX-License-Identifier: GPL-2.0-or-later
/// Posting cursor: reads a posting list document by document.
///
///   for (PostingCursor at(list, 0); at.doc() != PostingCursor::kEnd; at.next()) at.fields() …
///
/// Its vocabulary is that of PISA's posting cursors: doc, next, seek, and what the document says
/// of the term: fields, freqs, positions. A cursor reads one shard, a block of 64 documents at a
/// time; for_each_posting and seek_postings read all shards.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "index/packed_numbers.hpp"
#include "index/posting_list.hpp"
#include "schema/field.hpp"

namespace torikumi::index {

/// What an occurrence counts in each field.
struct FieldWeights {
  /// The weights of these fields; the others weigh nothing.
  FieldWeights(const std::vector<double>& weights, schema::FieldMask fields) {
    for (std::size_t field = 0; field < std::min(weights.size(), of_field.size()); ++field) {
      if ((fields >> field & 1U) != 0) of_field[field] = static_cast<float>(weights[field]);
    }
  }
  std::array<float, schema::kFieldCount + schema::kMostTexts> of_field{};
};

/// The list must outlive it. One thread.
class PostingCursor {
 public:
  static constexpr Xapian::docid kEnd = std::numeric_limits<Xapian::docid>::max();

  explicit PostingCursor(const PostingList& list, std::uint32_t shard = 0)
      : list_(list), shard_(list.shard(shard)), number_(shard) {
    open_block(0);
  }

  /// At the document, or at the next that its shard has in the list.
  static PostingCursor at(const PostingList& list, Xapian::docid document) {
    return {list, (document - 1) % list.shards(), document};
  }

  /// The document, by its number in the whole index (index/database.hpp); kEnd behind the last.
  Xapian::docid doc() const { return doc_; }

  void next() {
    if (++at_ < documents_) {
      set_doc();
    } else {
      open_block(block_ + 1);
    }
  }

  /// Goes on to the first document that is not before `target`.
  void seek(Xapian::docid target) {
    if (doc_ >= target) return;
    const Xapian::docid wanted = in_shard(target);
    const auto& blocks = shard_.blocks;
    if (block_ + 1 < blocks.size() && blocks[block_ + 1].first <= wanted) {
      open_block(block_of(wanted, block_));
      if (doc_ >= target) return;
    }
    while (++at_ < documents_) {
      if (docs_[at_] < wanted) continue;
      set_doc();
      return;
    }
    open_block(block_ + 1);
  }

  /// The fields in which the term stands.
  schema::FieldMask fields() const { return code().fields; }

  /// Calls each(field, frequency), ascending.
  template <typename Each>
  void for_each_freq(Each each) const {
    code().for_each_freq(each);
  }

  /// The frequencies added up, each by its field's weight. What a code weighs is worked out once:
  /// the weights must outlive the cursor.
  float weighted_freq(const FieldWeights&& weights) const = delete;
  float weighted_freq(const FieldWeights& weights) const {
    if (weights_ != &weights) {
      weights_ = &weights;
      weighted_.assign(shard_.codes.size(), -1);
    }
    read_codes();
    float& sum = weighted_[codes_[at_]];
    if (sum >= 0) return sum;
    sum = 0;
    for_each_freq([&](schema::Field field, std::uint32_t freq) {
      sum += weights.of_field[schema::index_of(field)] * static_cast<float>(freq);
    });
    return sum;
  }

  /// Calls each(field, position), ascending; nothing where the list keeps none.
  template <typename Each>
  void for_each_position(Each each) {
    if (!shard_.has_positions) return;
    read_codes();
    for (; counted_ < at_; ++counted_) position_ += shard_.codes[codes_[counted_]].occurrences;
    std::uint32_t next = position_;
    for_each_freq([&](schema::Field field, std::uint32_t freq) {
      std::uint32_t position = 0;
      for (std::uint32_t k = 0; k < freq; ++k) {
        position += number_at(next++);
        each(field, position);
      }
    });
  }

 private:
  PostingCursor(const PostingList& list, std::uint32_t shard, Xapian::docid document)
      : list_(list), shard_(list.shard(shard)), number_(shard) {
    const Xapian::docid wanted = in_shard(document);
    open_block(block_of(wanted, 0));
    seek(document);
  }

  const PostingCode& code() const {
    read_codes();
    return shard_.codes[codes_[at_]];
  }

  /// The last block from `first` on that does not begin after the document.
  std::size_t block_of(Xapian::docid wanted, std::size_t first) const {
    const auto& blocks = shard_.blocks;
    if (first + 1 >= blocks.size()) return first;
    const auto after =
        std::upper_bound(blocks.begin() + static_cast<std::ptrdiff_t>(first) + 1, blocks.end(),
                         wanted, [](Xapian::docid each, const PostingList::Shard::Block& block) {
                           return each < block.first;
                         });
    return static_cast<std::size_t>(after - blocks.begin()) - 1;
  }

  void open_block(std::size_t block) {
    if (block >= shard_.blocks.size()) return end();
    block_ = block;
    const Xapian::docid last = last_in_shard();
    documents_ = shard_.documents_of(block);
    PackedReader reader(shard_.bytes.substr(shard_.blocks[block].offset));
    docs_[0] = shard_.blocks[block].first;
    std::uint64_t end_of_block = docs_[0];
    if (documents_ > 1) {
      PackedReader::Group gaps;
      reader.read(documents_ - 1, gaps);
      for (std::uint32_t i = 1; i < documents_; ++i) {
        docs_[i] = docs_[i - 1] + gaps[i - 1] + 1;
        end_of_block += std::uint64_t{gaps[i - 1]} + 1;
      }
    }
    rest_ = reader;
    has_codes_ = false;
    counted_ = 0;
    position_ = 0;
    group_ = kNoGroup;
    at_ = 0;
    // A number that is none of the shard's documents is damage: the list ends there.
    if (docs_[0] == 0 || end_of_block > last) return end();
    set_doc();
  }

  /// Unpacks the codes of the block, once; who only asks for documents does not pay for them.
  void read_codes() const {
    if (has_codes_) return;
    has_codes_ = true;
    const auto codes = static_cast<std::uint32_t>(shard_.codes.size());
    if (codes > 1) {
      rest_.read(documents_, codes_);
      // Damage: any code is as good as another.
      for (std::uint32_t& each : codes_) each = std::min(each, codes - 1);
    } else {
      codes_.fill(0);
    }
  }

  void end() {
    block_ = shard_.blocks.size();
    documents_ = 0;
    at_ = 0;
    doc_ = kEnd;
  }

  void set_doc() { doc_ = (docs_[at_] - 1) * list_.shards() + number_ + 1; }

  Xapian::docid last_in_shard() const {
    const Xapian::docid last = list_.last_document();
    return last <= number_ ? 0 : (last - number_ - 1) / list_.shards() + 1;
  }

  /// The first of the shard's documents that is not before `target`.
  Xapian::docid in_shard(Xapian::docid target) const {
    const std::uint32_t shards = list_.shards();
    if (shards == 1) return target;
    return target <= number_ + 1 ? 1 : (target - number_ - 2) / shards + 2;
  }

  /// A number among the block's positions; they are asked for in ascending order.
  std::uint32_t number_at(std::uint32_t place) {
    const std::uint32_t wanted = place / kPackedGroup;
    if (group_ == kNoGroup) {
      std::uint64_t all = 0;
      for (std::uint32_t i = 0; i < documents_; ++i) all += shard_.codes[codes_[i]].occurrences;
      // More than there can be is damage.
      numbers_ = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(all, rest_.rest().size() * kPackedGroup));
    }
    while (group_ != wanted) {
      ++group_;  // of kNoGroup 0
      const std::uint32_t before = group_ * kPackedGroup;
      if (before >= numbers_) return 0;
      const std::uint32_t count = std::min(kPackedGroup, numbers_ - before);
      if (group_ == wanted) {
        rest_.read(count, group_numbers_);
      } else {
        rest_.skip(count);
      }
    }
    return place < numbers_ ? group_numbers_[place % kPackedGroup] : 0;
  }

  static constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

  const PostingList& list_;
  const PostingList::Shard& shard_;
  std::uint32_t number_;  ///< of the shard
  Xapian::docid doc_ = kEnd;
  std::size_t block_ = 0;
  std::uint32_t documents_ = 0;  ///< of the block
  std::uint32_t at_ = 0;
  PackedReader::Group docs_;  ///< by their numbers in the shard
  mutable bool has_codes_ = false;
  mutable PackedReader::Group codes_;  ///< by their numbers in the list
  mutable PackedReader rest_;          ///< after the group that was read last
  PackedReader::Group group_numbers_;
  std::uint32_t group_ = kNoGroup;
  std::uint32_t numbers_ = 0;   ///< positions of the block
  std::uint32_t counted_ = 0;   ///< documents before which position_ stands
  std::uint32_t position_ = 0;  ///< positions of the documents before
  mutable const FieldWeights* weights_ = nullptr;
  mutable std::vector<float> weighted_;  ///< by code; below 0 where it was not asked for
};

/// Calls each(cursor) at every document of the list: ascending within a shard, shard by shard.
template <typename Each>
void for_each_posting(const PostingList& list, Each each) {
  for (std::uint32_t shard = 0; shard < list.shards(); ++shard) {
    for (PostingCursor at(list, shard); at.doc() != PostingCursor::kEnd; at.next()) each(at);
  }
}

/// Calls each(cursor) at those of `documents`, which ascend, that have the term.
template <typename Each>
void seek_postings(const PostingList& list, const std::vector<Xapian::docid>& documents,
                   Each each) {
  for (std::uint32_t shard = 0; shard < list.shards(); ++shard) {
    PostingCursor at(list, shard);
    for (const Xapian::docid document : documents) {
      if (list.shards() > 1 && (document - 1) % list.shards() != shard) continue;
      at.seek(document);
      if (at.doc() == PostingCursor::kEnd) break;
      if (at.doc() == document) each(at);
    }
  }
}

}  // namespace torikumi::index
