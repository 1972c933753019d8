// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings writer: makes a term's posting list (index/postings.hpp) document by document.
///
///   add(3, title, 2), add(3, current, 5), add(3, current, 19), add(7, …) → the bytes of one chunk
#pragma once

#include <xapian.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/codec.hpp"
#include "schema/field.hpp"
#include "schema/format.hpp"

namespace torikumi::index {

/// How often a term stands in each field of a document, and so in which.
struct Counts {
  schema::FieldMask fields = 0;
  std::array<std::uint32_t, schema::kFieldCount> in{};
};

/// Makes one chunk. Documents must come in ascending order, and fields and places within each.
class PostingsWriter {
 public:
  /// The term stands in a field of a document, once more. `place` is a word's or a character's
  /// number in the field; all mentions of a term keep the same.
  void add(Xapian::docid document, schema::Field field, schema::Kept kept, std::uint32_t place);

  std::string take();

 private:
  Counts& open(Xapian::docid document);
  void close();

  Xapian::docid first_ = 0;
  Xapian::docid last_ = 0;  ///< the document that is open
  std::uint32_t documents_ = 0;
  Counts counts_;
  std::uint32_t last_place_ = 0;
  Encoder document_stream_;
  Encoder place_stream_;
};

/// Joins lists of the same term, of documents that do not interleave, in any order.
std::string join_postings(std::vector<std::string_view> lists);

}  // namespace torikumi::index
