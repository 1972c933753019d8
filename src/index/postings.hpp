// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings: in which documents a term stands, in which fields, how often and where.
///
///   W見守る → document 3: title at word 2, current state at words 5 and 19; document 7: …
///
/// They are kept in a shard's metadata, a list a term, beside what Xapian keeps of its own: a list
/// takes two bytes a document where Xapian's tables take ten, is read ten times as fast, and is
/// served by Xapian's own remote and replication servers as well.
///
/// A list is one or more chunks in the order of their documents: first document, number of
/// documents, whether places are kept, bytes of the first stream, bytes of the second; the stream
/// of documents (gap to the one before, fields and counts); the stream of places (gaps, anew in
/// each field). All are numbers in seven-bit groups (index/codec.hpp). So lists of neighbouring
/// documents are joined by joining their bytes.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "index/postings_writer.hpp"
#include "schema/field.hpp"

namespace torikumi::index {

/// What a mention counts in each field, and in each code of one byte and of one field.
struct FieldWeights {
  explicit FieldWeights(const std::array<float, schema::kFieldCount>& weights);
  std::array<float, schema::kFieldCount> of_field;
  std::array<float, 0x80> of_code{};
};

/// A term's postings in all shards, as kept. Damaged bytes give wrong postings or none, never
/// documents beyond those that there are, and are never read past their end.
class PostingList {
 public:
  /// The bytes of each shard, in their order; `last` is the last document of them all.
  PostingList(std::vector<std::string> shards, Xapian::docid last);

  /// Documents that have the term.
  std::uint32_t frequency() const { return frequency_; }
  /// What it takes in memory, or may take when it is read.
  std::size_t bytes() const;

  /// Calls each(document, counts), in ascending order within a shard.
  template <typename Each>
  void for_each(Each each) const {
    Counts counts;
    const auto read = [&](Stream& stream, Xapian::docid document) {
      read_counts(stream, counts);
      each(document, counts);
    };
    walk(
        [&](unsigned code, Xapian::docid document) {
          counts.fields = static_cast<schema::FieldMask>(code & schema::kEveryField);
          counts.in = {};
          counts.in[static_cast<unsigned>(std::countr_zero(code))] =
              (code >> schema::kFieldCount) + 1;
          each(document, counts);
        },
        read);
  }

  /// Calls each(document) for those that have the term in one of the fields.
  template <typename Each>
  void for_each_in(schema::FieldMask fields, Each each) const {
    walk(
        [&](unsigned code, Xapian::docid document) {
          if ((code & fields) != 0) each(document);
        },
        [&](Stream& stream, Xapian::docid document) {
          if ((read_fields(stream) & fields) != 0) each(document);
        });
  }

  /// The same for those of `documents` alone, which ascend. Only where it can skip.
  template <typename Each>
  void for_some_in(const std::vector<Xapian::docid>& documents, schema::FieldMask fields,
                   Each each) const;

  /// Calls each(document, count) likewise, the count being weighed by field.
  template <typename Each>
  void for_each_weighed(const FieldWeights& weights, Each each) const {
    const auto quick = [&](unsigned code, Xapian::docid document) {
      if (weights.of_code[code] > 0) each(document, weights.of_code[code]);
    };
    walk(quick, [&](Stream& stream, Xapian::docid document) {
      const float count = read_weighed(stream, weights);
      if (count > 0) each(document, count);
    });
  }

  /// Documents of a list of which it is worth while to skip some.
  static constexpr std::uint32_t kLeastSkipped = 512;

  /// Whether it is worth while to read so many documents alone, and not all of the list.
  bool skips_to(std::size_t documents) const {
    return can_skip() && documents < frequency_ / kWorthSkipping;
  }

  /// Whether less than all of the list can be read.
  bool can_skip() const { return frequency_ >= kLeastSkipped; }

  /// As for_each_weighed, for those of `documents` alone, which ascend. Only where it can skip.
  template <typename Each>
  void for_some_weighed(const FieldWeights& weights, const std::vector<Xapian::docid>& documents,
                        Each each) const;

  /// Every mention, as it was given to the writer (counts for presence).
  void for_each_mention(
      const std::function<void(Xapian::docid document, schema::Field field, schema::Kept kept,
                               std::uint32_t place)>& each) const;

  /// Calls each(document, field, place) for the documents that wanted(document) chooses. Nothing
  /// where places are not kept.
  template <typename Wanted, typename Each>
  void for_each_place(Wanted wanted, Each each) const;

  /// The same for those of `documents` alone, which ascend. Only where it can skip.
  template <typename Each>
  void for_some_places(const std::vector<Xapian::docid>& documents, Each each) const;

 private:
  struct Chunk {
    std::uint32_t shard = 0;
    Xapian::docid first = 0;
    std::uint32_t documents = 0;
    std::string_view document_stream;
    std::string_view place_stream;
  };
  /// Reads numbers; 0 where the bytes are at their end.
  class Stream {
   public:
    Stream() = default;
    explicit Stream(std::string_view bytes)
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
  /// Where a document's fields and counts begin, and how many documents of its chunk are left with
  /// it.
  struct Step {
    Xapian::docid document = 0;  ///< by its number in the shard
    std::uint32_t left = 0;
    Stream stream;
  };
  static constexpr std::uint32_t kStep = 32;  ///< documents
  /// A step takes as long as reading so many documents one after another.
  static constexpr std::uint32_t kWorthSkipping = 16;

  /// Found when they are first asked for: most lists are read as a whole only. Shard by shard.
  const std::vector<Step>& steps() const;
  const std::vector<Stream>& place_steps() const;
  void find_steps(bool of_places) const;

  /// The weighed count of the document whose fields and counts come next.
  static float read_weighed(Stream& stream, const FieldWeights& weights) {
    const std::uint32_t code = stream.number();
    std::uint32_t rest = code & schema::kEveryField;
    if (rest == 0) return 0;
    float count = 0;
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1) {
      count += weights.of_field[static_cast<unsigned>(std::countr_zero(rest))] *
               static_cast<float>(stream.number() + 1);
    }
    return count + weights.of_field[static_cast<unsigned>(std::countr_zero(rest))] *
                       static_cast<float>((code >> schema::kFieldCount) + 1);
  }
  /// Fields and counts of the next document: the code holds the count in the last of its fields.
  static void read_counts(Stream& stream, Counts& counts) {
    const std::uint32_t code = stream.number();
    const std::uint32_t fields = code & schema::kEveryField;
    counts.fields = static_cast<schema::FieldMask>(fields);
    counts.in = {};
    if (fields == 0) return;
    std::uint32_t rest = fields;
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1)
      counts.in[static_cast<unsigned>(std::countr_zero(rest))] = stream.number() + 1;
    counts.in[static_cast<unsigned>(std::countr_zero(rest))] = (code >> schema::kFieldCount) + 1;
  }
  /// The fields alone.
  static schema::FieldMask read_fields(Stream& stream) {
    const std::uint32_t code = stream.number();
    const std::uint32_t fields = code & schema::kEveryField;
    for (std::uint32_t rest = fields; (rest & (rest - 1)) != 0; rest &= rest - 1) stream.number();
    return static_cast<schema::FieldMask>(fields);
  }
  /// How often the next document has the term, in all its fields.
  static std::uint32_t read_total(Stream& stream) {
    const std::uint32_t code = stream.number();
    std::uint32_t rest = code & schema::kEveryField;
    if (rest == 0) return 0;
    std::uint32_t total = (code >> schema::kFieldCount) + 1;
    for (; (rest & (rest - 1)) != 0; rest &= rest - 1) total += stream.number() + 1;
    return total;
  }
  template <typename Each>
  static void read_places(const Counts& counts, Xapian::docid document, Stream& places, Each each) {
    for (const schema::FieldInfo& field : schema::kFields) {
      std::uint32_t place = 0;
      const std::uint32_t count = counts.in[schema::index_of(field.field)];
      for (std::uint32_t k = 0; k < count && !places.at_end(); ++k) {
        place += places.number();
        each(document, field.field, place);
      }
    }
  }
  /// Calls found(document, step, places) for those of `documents`, which ascend, that have the
  /// term; shard by shard.
  template <typename Found>
  void seek(const std::vector<Xapian::docid>& documents, bool with_places, Found found) const;

  /// A shard's document as one of the whole (index::Database::shards).
  Xapian::docid whole(const Chunk& chunk, Xapian::docid document) const {
    if (shards_.size() == 1) return document <= last_ ? document : 0;
    const std::uint64_t number =
        (std::uint64_t{document} - 1) * shards_.size() + chunk.shard + std::uint64_t{1};
    return number <= last_ ? static_cast<Xapian::docid>(number) : 0;
  }

  /// Calls quick(code, document) for a document whose code is one byte and of one field, as most
  /// are, and read(stream, document) for any other, which must read what the stream has of it.
  template <typename Quick, typename Read>
  void walk(Quick quick, Read read) const {
    for (const Chunk& chunk : chunks_) {
      Stream stream(chunk.document_stream);
      Xapian::docid document = chunk.first;
      for (std::uint32_t i = 0; i < chunk.documents; ++i) {
        if (i > 0) document += stream.number();
        const Xapian::docid number = whole(chunk, document);
        if (number == 0) break;
        const unsigned code = stream.peek();
        const unsigned fields = code & schema::kEveryField;
        if (code < 0x80 && fields != 0 && (fields & (fields - 1)) == 0) {
          stream.pass();
          quick(code, number);
        } else {
          read(stream, number);
        }
      }
    }
  }

  std::vector<std::string> shards_;
  std::vector<Chunk> chunks_;
  Xapian::docid last_ = 0;
  std::uint32_t frequency_ = 0;
  mutable std::once_flag steps_found_;
  mutable std::vector<Step> steps_;  ///< one of every kStep documents, where it can skip
  mutable std::vector<std::size_t> first_steps_;  ///< of each shard, and behind the last
  mutable std::once_flag place_steps_found_;
  mutable std::vector<Stream> place_steps_;  ///< where the places of each of these begin

 public:
  PostingList(const PostingList&) = delete;  // chunks look into shards_
  PostingList& operator=(const PostingList&) = delete;
};

template <typename Found>
void PostingList::seek(const std::vector<Xapian::docid>& documents, bool with_places,
                       Found found) const {
  const std::vector<Step>& all = steps();
  const std::size_t shards = shards_.size();
  for (std::size_t shard = 0; shard < shards; ++shard) {
    Step here;
    Stream places;
    std::uint32_t passed = 0;  // mentions between the places at hand and the document here
    auto next = all.begin() + static_cast<std::ptrdiff_t>(first_steps_[shard]);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(first_steps_[shard + 1]);
    for (const Xapian::docid number : documents) {
      if (shards > 1 && (number - 1) % shards != shard) continue;
      const auto wanted =
          shards > 1 ? static_cast<Xapian::docid>((number - 1) / shards + 1) : number;
      // The last step that is not beyond it, if that is ahead of here.
      const auto beyond = std::upper_bound(
          next, end, wanted,
          [](Xapian::docid document, const Step& step) { return document < step.document; });
      if (beyond != next) {
        here = *(beyond - 1);
        next = beyond;
        if (with_places) {
          places = place_steps()[static_cast<std::size_t>(beyond - 1 - all.begin())];
          passed = 0;
        }
      }
      while (here.left > 0 && here.document < wanted) {
        if (with_places) {
          passed += read_total(here.stream);
        } else {
          read_fields(here.stream);
        }
        if (--here.left > 0) here.document += here.stream.number();
      }
      if (here.left == 0 || here.document != wanted) continue;
      places.skip(passed);
      passed = 0;
      found(number, here, places);  // the next one is looked for from here
    }
  }
}

template <typename Each>
void PostingList::for_some_in(const std::vector<Xapian::docid>& documents, schema::FieldMask fields,
                              Each each) const {
  seek(documents, false, [&](Xapian::docid document, Step step, const Stream&) {
    if ((read_fields(step.stream) & fields) != 0) each(document);
  });
}

template <typename Each>
void PostingList::for_some_weighed(const FieldWeights& weights,
                                   const std::vector<Xapian::docid>& documents, Each each) const {
  seek(documents, false, [&](Xapian::docid document, Step step, const Stream&) {
    if (const float count = read_weighed(step.stream, weights); count > 0) each(document, count);
  });
}

template <typename Each>
void PostingList::for_some_places(const std::vector<Xapian::docid>& documents, Each each) const {
  Counts counts;
  seek(documents, true, [&](Xapian::docid document, Step step, Stream places) {
    read_counts(step.stream, counts);
    read_places(counts, document, places, each);
  });
}

template <typename Wanted, typename Each>
void PostingList::for_each_place(Wanted wanted, Each each) const {
  Counts counts;
  for (const Chunk& chunk : chunks_) {
    Stream stream(chunk.document_stream);
    Stream places(chunk.place_stream);
    Xapian::docid document = chunk.first;
    std::uint32_t passed = 0;  // mentions of documents that are not wanted
    for (std::uint32_t i = 0; i < chunk.documents; ++i) {
      if (i > 0) document += stream.number();
      const Xapian::docid number = whole(chunk, document);
      if (number == 0) break;
      if (!wanted(number)) {
        passed += read_total(stream);
        continue;
      }
      places.skip(passed);
      passed = 0;
      read_counts(stream, counts);
      read_places(counts, number, places, each);
    }
  }
}

}  // namespace torikumi::index
