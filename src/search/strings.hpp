// SPDX-License-Identifier: GPL-2.0-or-later
/// Strings: which records hold a string, exactly, so that no substring is missed and none is made
/// up.
///
///   "市民会議" → the records whose text holds 市民, 民会 and 会議, less those where they stand
///   apart
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "schema/field.hpp"
#include "store/database.hpp"

namespace torikumi::search {

/// The columns in which a string is sought: one field, or all texts, or all labels.
struct Scope {
  std::optional<schema::Field> field;
  bool labels = false;

  bool covers(schema::Field each) const {
    return field ? *field == each : schema::info(each).is_label == labels;
  }
};

/// A query without weight that matches the records of which one column in scope, in string form,
/// holds `string_form` (text::string_form of what was typed, not empty). Candidates are found by
/// n-grams; from three characters on, and for a single field, each is checked against its stored
/// text. What matches `known` is left out, and so costs nothing.
Xapian::Query holding(store::Database& database, const std::string& string_form, Scope scope,
                      const Xapian::Query& known = Xapian::Query::MatchNothing);

}  // namespace torikumi::search
