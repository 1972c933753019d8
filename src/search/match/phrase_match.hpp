// SPDX-License-Identifier: GPL-2.0-or-later
/// Phrase match: the documents in which terms stand not only somewhere but next to one another.
///
///   B市民 at 4, B会議 at 6 in one field → 市民会議 stands there · W特別 W養護 W老人 Wホーム near
#pragma once

#include <string>
#include <vector>

#include "search/match/index_reader.hpp"

namespace torikumi::search {

/// Documents of which one of the fields, in string form, holds `string_form` (text::string_form of
/// what was typed, not empty), exactly: no substring is missed and none is made up. What is in
/// `known` is left out, and so costs nothing.
DocumentSet match_substring(IndexReader& reader, const std::string& string_form,
                            schema::FieldMask fields, const DocumentSet* known = nullptr);

/// Whether any document holds it in any field.
bool stands_anywhere(IndexReader& reader, const std::string& string_form);

/// Positions that words near one another may have more than they are.
inline constexpr std::size_t kWindowSlack = 3;

/// Documents in which all these words stand in one of the fields, in any order, within three places
/// more than they are.
DocumentSet match_within_window(IndexReader& reader, const std::vector<Term>& terms,
                                schema::FieldMask fields);

/// The documents among these in which the second word stands directly behind the first in one of
/// the fields.
DocumentSet match_adjacent(IndexReader& reader, const Term& first, const Term& second,
                           schema::FieldMask fields, const DocumentSet& among);

}  // namespace torikumi::search
