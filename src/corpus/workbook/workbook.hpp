// SPDX-License-Identifier: GPL-2.0-or-later
/// Workbook: the sheets of a spreadsheet, whatever program wrote it.
///
///   read_workbook(bytes of 計画.xlsx, kXlsx, …) → sheet 取組一覧, sheet 作業用 (hidden)
#pragma once

#include <string>
#include <string_view>

#include "corpus/file_kind.hpp"
#include "corpus/workbook/sheet.hpp"

namespace torikumi::corpus {

/// `kind` is kXlsx or kOds. As read_xlsx.
void read_workbook(std::string_view bytes, FileKind kind, const std::string& name,
                   const SheetCallback& each);

}  // namespace torikumi::corpus
