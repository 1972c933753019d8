// SPDX-License-Identifier: GPL-2.0-or-later
/// Workbook: a table as an .xlsx file that reads well as it opens: wrapped text, widths by what
/// stands in the columns, a header that stays, links.
///
///   workbook_of({"取組", {{"課題の名称", …}, …}}) → bytes of 取組.xlsx
///
/// The only file that knows <xlsxwriter.h>.
#pragma once

#include <string>

#include "api/table.hpp"

namespace torikumi::api {

/// Rows of a table that a workbook may have, the header aside. A workbook is put together in
/// memory: 9,010 initiatives of 20 MB take 230 MB.
inline constexpr std::size_t kMostWorkbookRows = 10'000;

/// The file's bytes. No cell is a formula: each is text, or a number where the table has numbers.
/// Any thread; one is made at a time. Cells longer than Excel's 32,767 characters end in …; what
/// XML cannot hold is left out. Throws Error kSystem where no temporary file can be written.
std::string workbook_of(const Table& table);

}  // namespace torikumi::api
