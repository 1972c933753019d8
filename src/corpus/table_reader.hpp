// SPDX-License-Identifier: GPL-2.0-or-later
/// Table reader: one or several tables in one text, each under a header line.
///
///   質的改革の取組例            ← preamble, no row
///   局・区・室  課題の名称 …      ← header: names the columns
///   総務局      新たな情報通信… ← row
///   局・区・室  課題の名称 …      ← header again: no row
#pragma once

#include <string>
#include <string_view>

#include "corpus/layout.hpp"
#include "corpus/row.hpp"

namespace torikumi::corpus {

/// Reads UTF-8 text. The delimiter is the one of tab, comma and semicolon under which a header of
/// the collection stands. Lines of one cell that come before a header are titles and captions;
/// elsewhere they are rejected. Throws Error kBadInput for an unknown layout and for damage
/// (corpus/delimited.hpp).
void read_table(std::string_view text, const std::string& source, const Columns& columns,
                const schema::Collection& collection, RowSink& sink);

}  // namespace torikumi::corpus
