// SPDX-License-Identifier: GPL-2.0-or-later
/// Raw postings: a term's occurrences as an indexer gathers them, quick to append to and small in
/// memory; a PostingsWriter packs them when all of the term's documents are known.
///
///   document 3: title at 2, current state at 5 and 19 → "+3 title 2", "current 5", "+14"
///
/// Numbers in seven-bit groups, × 4 and what kind they are: a gap to the next document, a field of
/// the same document, or a gap to the next position. A document and a field are followed by a
/// position where positions are kept.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "index/codec.hpp"
#include "index/postings_writer.hpp"
#include "schema/field.hpp"

namespace torikumi::indexing {

class RawPostings {
 public:
  /// Documents, fields and positions ascend; of a term all occurrences have the same options.
  void add(Xapian::docid document, schema::Field field, index::IndexOptions options,
           std::uint32_t position) {
    if (document != document_) {
      put(std::uint64_t{document - document_} * 4 + kDocument);
      bytes_.push_back(static_cast<char>(field));
      if (options == index::IndexOptions::kPositions) put(position);
    } else if (field != field_) {
      put(std::uint64_t{schema::index_of(field)} * 4 + kField);
      if (options == index::IndexOptions::kPositions) put(position);
    } else {
      if (options == index::IndexOptions::kDocs) return;
      const bool is_placed = options == index::IndexOptions::kPositions;
      put(std::uint64_t{is_placed ? position - position_ : 0} * 4 + kPosition);
    }
    document_ = document;
    field_ = field;
    position_ = position;
  }

  const std::string& bytes() const { return bytes_; }

  /// Gives the occurrences of such bytes to a writer.
  static void pack(std::string_view bytes, index::IndexOptions options,
                   index::PostingsWriter& writer) {
    index::Decoder in(bytes);
    Xapian::docid document = 0;
    auto field = schema::Field::kTitle;
    std::uint32_t position = 0;
    while (!in.at_end()) {
      const std::uint64_t number = in.number();
      const auto value = static_cast<std::uint32_t>(number / 4);
      if (number % 4 == kPosition) {
        position += value;
      } else {
        if (number % 4 == kDocument) document += value;
        field = static_cast<schema::Field>(number % 4 == kDocument ? in.number() : value);
        position = options == index::IndexOptions::kPositions
                       ? static_cast<std::uint32_t>(in.number())
                       : 0;
      }
      writer.add(document, field, options, position);
    }
  }

 private:
  enum Kind : std::uint8_t { kPosition, kField, kDocument };

  void put(std::uint64_t value) { index::append_number(value, bytes_); }

  std::string bytes_;
  Xapian::docid document_ = 0;
  std::uint32_t position_ = 0;
  schema::Field field_ = schema::Field::kTitle;
};

}  // namespace torikumi::indexing
