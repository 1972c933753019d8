// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings writer: a term's posting list, document by document, to the bytes of one chunk.
///
///   add(3, title, 2), add(3, current, 5), add(3, current, 19), add(7, …) → the bytes of one chunk
///
/// Chunks of documents that do not interleave are joined by joining their bytes.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/codec.hpp"
#include "schema/field.hpp"

namespace torikumi::index {

/// What a posting list keeps of each document beside the fields in which the term stands.
enum class IndexOptions {
  kDocs,       ///< no more
  kFreqs,      ///< how often
  kPositions,  ///< how often and where
};

/// Of a pair that tells a further text and a frequency in it, the lowest bits are the field.
inline constexpr unsigned kFurtherFieldBits = 6;
static_assert(schema::kFieldCount + schema::kMostTexts <= (1U << kFurtherFieldBits));

/// Makes one chunk. Documents must come in ascending order, and fields and positions within each.
class PostingsWriter {
 public:
  /// The term stands in a field of a document, once more. `position` is a word's or a character's
  /// number in the field; all occurrences of a term have the same options.
  void add(Xapian::docid document, schema::Field field, IndexOptions options,
           std::uint32_t position);

  std::string take();

 private:
  void open(Xapian::docid document);
  void close();
  void put_skip();

  Xapian::docid first_ = 0;
  Xapian::docid last_ = 0;  ///< the document that is open
  std::uint32_t documents_ = 0;
  std::vector<std::pair<schema::Field, std::uint32_t>> freqs_;  ///< of the document that is open
  std::uint32_t last_position_ = 0;
  struct {
    Xapian::docid document = 0;
    std::size_t codes = 0;
    std::size_t positions = 0;
  } last_skip_;
  Encoder codes_;
  Encoder positions_;
  Encoder skips_;
};

/// What stands in a list's head for a chunk that is stored apart.
std::string head_of_chunk_apart(std::string_view chunk);

/// Joins heads, or bodies, of the same term, of documents that do not interleave, in any order.
std::string join_chunks(std::vector<std::string_view> lists);

}  // namespace torikumi::index
