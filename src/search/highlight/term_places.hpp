// SPDX-License-Identifier: GPL-2.0-or-later
/// Term places: where a term stands in a stored record, by the term's posting list.
///
///   W見守る in document 7 → current state, token 5, bytes 12–21
#pragma once

#include <cstdint>
#include <vector>

#include "index/stored_record.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

struct TermPlace {
  schema::Field field;
  std::uint32_t position = 0;  ///< the number of its first token; 0 of a year
  base::ByteRange range;       ///< bytes of the field's text
};

/// Of a word, or of a year; by field, and as they stand in it. What stands in a label is left out.
std::vector<TermPlace> term_places(IndexReader& reader, const Term& term, Xapian::docid document,
                                   const index::StoredRecord& stored);

}  // namespace torikumi::search
