// SPDX-License-Identifier: GPL-2.0-or-later
/// PDF reader: the ruled tables of a PDF to rows of a collection.
///
///   計画.pdf: 13 pages with one table → its rows, each with page and row; headers that each page
///   repeats are dropped, rows that cross a page are joined
#pragma once

#include <string>
#include <string_view>

#include "corpus/layout.hpp"
#include "corpus/row.hpp"
#include "corpus/table_row.hpp"

namespace torikumi::corpus {

/// The tables of a PDF, each with the place where it begins, as read_pdf has them: rows over all
/// its pages, numbered on through them.
std::vector<std::pair<schema::Origin, std::vector<TableRow>>> rows_of_pdf(std::string_view bytes,
                                                                          const std::string& source,
                                                                          const Columns& columns);

/// Nothing is guessed: throws Error kBadInput, naming the page, for what has no text, no ruled
/// table with a header of the collection, characters that the font does not tell, or text of a
/// table that lies in no cell.
void read_pdf(std::string_view bytes, const std::string& source, const Columns& columns,
              const schema::Collection& collection, RowSink& sink);

}  // namespace torikumi::corpus
