// SPDX-License-Identifier: GPL-2.0-or-later
/// Stored record: what a document's data holds, so that a record can be shown and its matches
/// marked without analysing it again.
///
///   fields as they were read · for each word position, the bytes of the field where it stands
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "schema/record.hpp"

namespace torikumi::store {

/// A word's position in the index and its bytes in the field's text.
struct WordPlace {
  std::uint32_t position;
  base::ByteRange range;
};

struct StoredRecord {
  schema::Record record;  ///< its origin is not among the data: it stands in a slot
  std::array<std::vector<WordPlace>, schema::kFieldCount> words;  ///< by position, rising
};

std::string encode_record(const StoredRecord& stored);

/// A record's id and texts, without copying: good while the bytes are.
struct RecordView {
  std::string_view id;
  std::array<std::string_view, schema::kFieldCount> fields;
};

/// Both throw Error kBroken for bytes that encode_record did not make.
RecordView view_record(std::string_view data);
StoredRecord decode_record(std::string_view data);

}  // namespace torikumi::store
