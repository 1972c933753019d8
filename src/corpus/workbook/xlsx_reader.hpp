// SPDX-License-Identifier: GPL-2.0-or-later
/// XLSX reader: the sheets of an Excel workbook (.xlsx, .xlsm), cells as Excel shows them.
///
///   <si><t>所管</t><rPh><t>ショカン</t></rPh></si> → 所管: a reading is no text
///   45383 in ggge"年"m"月"d"日"                     → 令和6年4月1日
///
/// ECMA-376 part 1, 18.2 to 18.8. Values of formulas are those that were saved; nothing is
/// computed, and no link is followed.
#pragma once

#include "corpus/workbook/sheet.hpp"
#include "corpus/workbook/zip_archive.hpp"

namespace torikumi::corpus {

/// Calls back for each sheet, hidden ones too, in the order of the tabs; holds one at a time. Text
/// is that of all runs without readings; `_x000D_` and its like are the characters they stand for.
/// Throws Error kBadInput for damage and beyond the limits of corpus/workbook/sheet.hpp.
void read_xlsx(const ZipArchive& archive, const SheetCallback& each);

}  // namespace torikumi::corpus
