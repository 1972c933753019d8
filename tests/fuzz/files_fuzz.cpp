// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever stands in a workbook or in what a page of a PDF shows: it is read or refused, and each
// row lies in its sheet.
#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "corpus/corpus.hpp"
#include "corpus/pdf/page_tables.hpp"
#include "corpus/workbook/number_format.hpp"
#include "corpus/workbook/workbook.hpp"
#include "fuzz/require.hpp"
#include "support/sources.hpp"
#include "support/workbook.hpp"

using namespace torikumi;
using tests::require;

namespace {

void read(const std::string& bytes) {
  try {
    const corpus::Corpus corpus =
        tests::read_corpus({{"fuzz.xlsx", bytes}}, schema::built_in_collection());
    for (std::size_t i = 0; i < corpus.records.size(); ++i) {
      const std::uint32_t line = corpus.records[i].origin.line;
      require(line >= 1 && line <= corpus::kMostRows, "a row has a number");
    }
  } catch (const base::Error&) {
    // What cannot be read is refused.
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'x':
      read(tests::xlsx({{"s", bytes, "", "", ""}}));
      break;
    case 's':
      read(tests::xlsx({{"s", "<row><c t=\"s\"><v>0</v></c></row>", "", "", ""}}, bytes, bytes));
      break;
    case 'o':
      read(tests::ods(bytes));
      break;
    case 'p':
      try {
        for (const corpus::PageMarks& page : corpus::read_page_marks(bytes, "fuzz.pdf")) {
          for (const corpus::PageTable& table : corpus::tables_of(page)) {
            for (const corpus::PageCell& cell : table.cells)
              require(cell.last_row < table.rows && cell.last_column < table.columns(),
                      "a cell lies in its table");
          }
        }
      } catch (const base::Error&) {
        // As above.
      }
      break;
    case 'n':
      corpus::format_number(45383.25, bytes, false);
      corpus::format_number(-0.5, bytes, true);
      break;
    default:
      read("PK\x03\x04" + bytes);
  }
  return 0;
}
