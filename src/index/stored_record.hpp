// SPDX-License-Identifier: GPL-2.0-or-later
/// Stored record: what a document's data holds, so that a record can be shown and its matches
/// marked without analysing it again.
///
///   現状 見守り活動 → tokens 0–9, 9–15: a posting list that has a word at position 1 means 9–15
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "index/compression.hpp"
#include "schema/record.hpp"

namespace torikumi::index {

/// What is no token but stands in a field's text, a year or a joined word: a digest of its index
/// term, and bytes.
struct TermSpan {
  std::uint16_t term;
  base::ByteRange range;
};

/// Sixteen bits that tell the few spans of a text apart well enough to mark one: of a query's few
/// terms another meets one by chance once in thousands.
std::uint16_t term_hash16(std::string_view term);

struct StoredRecord {
  schema::Record record;  ///< its origin is not among the data: it stands in a slot
  struct Places {
    std::vector<base::ByteRange> tokens;  ///< where each token of the text stands, by its position
    std::vector<TermSpan> spans;
  };
  /// By the field's number; further texts behind the others. Labels have none.
  std::vector<Places> places{schema::kFieldCount};
  /// The places did not fit the texts, and none are given: the record is shown without marks.
  bool places_damaged = false;
  /// Its bytes cannot be read: only id, origin and a title that says so are given, and the other
  /// records go on answering.
  bool is_damaged = false;
};

/// The title that a record has whose bytes cannot be read.
inline constexpr std::string_view kDamagedTitle = "（記録が壊れていて読めません）";

/// The texts of a record as its data holds them, before they are packed: what a dictionary is
/// trained on.
std::string encode_texts(const schema::Record& record);

std::string encode_record(const StoredRecord& stored, const PackingDictionary& dictionary);

/// The part of a document's data that holds id and texts, unpacked.
std::string texts_of(std::string_view data, const PackingDictionary& dictionary);

/// A record's id and texts, without copying: good while the bytes are.
struct RecordView {
  std::string_view id;
  std::string_view city;
  std::array<std::string_view, schema::kFieldCount> fields;
};

/// They throw Error kBroken for bytes that encode_record did not make, decode_record also for text
/// that is no UTF-8. Each place that
/// decode_record gives lies in its field's text, both ends between characters.
RecordView view_record(std::string_view texts);
StoredRecord decode_record(std::string_view data, const PackingDictionary& dictionary);

}  // namespace torikumi::index
