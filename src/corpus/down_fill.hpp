// SPDX-License-Identifier: GPL-2.0-or-later
/// Down fill: labels that stand once for several rows.
///
///   福祉局 (merged over four rows) | 見守り | … → the department of all four
///
/// Merged cells of a sheet or a PDF say so themselves. A CSV has lost them: there the collection
/// says `carry_down = ["department"]`, else the empty cells are told.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus/layout.hpp"
#include "corpus/row.hpp"
#include "corpus/table_row.hpp"

namespace torikumi::corpus {

/// Of one table after another. Only department, category, edition and city are filled, never prose.
class DownFill {
 public:
  DownFill(const Columns& columns, const schema::Collection& collection, RowSink& sink)
      : columns_(columns), collection_(collection), sink_(sink) {}

  void begin_table(const Layout& layout);

  /// How many empty labels of the row are merged with one above.
  std::size_t covered(const TableRow& row) const;

  /// Fills the empty labels of a row of the table.
  void fill(TableRow& row);

  /// Ends the table that began: tells what was filled, and what is empty below a filled one.
  void end_table(const schema::Origin& table);

 private:
  /// Of one place of the row.
  struct Label {
    std::string name;  ///< "department", "category", "edition" or "city"
    std::string header;
    bool carries = false;     ///< the collection says so
    std::string above;        ///< the last text that stood there
    std::size_t merged = 0;   ///< rows filled from merged cells
    std::size_t carried = 0;  ///< rows filled from the row above
    std::size_t empty = 0;    ///< rows left empty, below a filled one
  };

  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  std::map<std::size_t, Label> labels_;  ///< by place
};

}  // namespace torikumi::corpus
