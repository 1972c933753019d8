// SPDX-License-Identifier: GPL-2.0-or-later
/// Delimited table: one or several tables in a text of tabs, commas or semicolons.
///
///   "局・区・室\t課題の名称\t…\n総務局\t新たな情報通信…\t…\n" → one row
#pragma once

#include <string>
#include <string_view>

#include "corpus/layout.hpp"
#include "corpus/row.hpp"

namespace torikumi::corpus {

/// Reads UTF-8 text as corpus/table_reader.hpp has it. The delimiter is the one of tab, comma and
/// semicolon under which a header of the collection stands. Throws Error kBadInput for an unknown
/// layout and for damage (corpus/delimited.hpp).
void read_delimited_table(std::string_view text, const std::string& source, const Columns& columns,
                          const schema::Collection& collection, RowSink& sink);

}  // namespace torikumi::corpus
