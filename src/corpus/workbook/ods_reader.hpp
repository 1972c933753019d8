// SPDX-License-Identifier: GPL-2.0-or-later
/// ODS reader: the sheets of an OpenDocument spreadsheet (.ods).
///
///   <table:table-cell office:value="45383"><text:p>令和6年4月1日</text:p> → 令和6年4月1日
///
/// OpenDocument 1.3, part 3, 9. What a cell shows stands in its paragraphs, so no format is needed.
#pragma once

#include "corpus/workbook/sheet.hpp"
#include "corpus/workbook/zip_archive.hpp"

namespace torikumi::corpus {

/// As read_xlsx. Paragraphs of a cell are lines; readings (ruby) and comments are no text.
void read_ods(const ZipArchive& archive, const SheetCallback& each);

}  // namespace torikumi::corpus
