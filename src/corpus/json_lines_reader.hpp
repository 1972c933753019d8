// SPDX-License-Identifier: GPL-2.0-or-later
/// JSON Lines reader: one object a line, its keys the collection's column names.
///
///   {"id":"n-1","department":"北区役所","title":"見守り","category":"福祉","current":"…","direction":"…"}
#pragma once

#include <string>
#include <string_view>

#include "corpus/layout.hpp"
#include "corpus/row.hpp"

namespace torikumi::corpus {

/// Reads UTF-8 text. Strings, numbers and booleans become text, null becomes nothing; a list
/// becomes its values, a line each. A value that is an object is rejected with its row. Throws
/// Error kBadInput with line and column for broken JSON, a line that is no object, an overlong
/// line, and an unknown layout.
void read_json_lines(std::string_view text, const std::string& source, const Columns& columns,
                     const schema::Collection& collection, RowSink& sink);

}  // namespace torikumi::corpus
