// SPDX-License-Identifier: GPL-2.0-or-later
/// Number format: a spreadsheet's number as its format shows it.
///
///   45383 in [$-411]ggge"年"m"月"d"日" → 令和6年4月1日;  12345 in #,##0"千円" → 12,345千円
///
/// A part of ECMA-376 part 1, 18.8.31, the part that tables of initiatives use: sections by sign,
/// dates (eras too), times, thousands, decimals, percent, text around the number. What is not
/// understood is shown as a plain number. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace torikumi::corpus {

/// The code of a format that has a number and no code of its own, as a Japanese Excel shows it:
/// 14 is yyyy/m/d, 58 ggge"年"m"月"d"日". "General" for those that are not known.
std::string_view built_in_format(int number);

/// `is_1904`: the workbook counts days from 1904-01-01 instead of from 1899-12-30.
std::string format_number(double value, std::string_view code, bool is_1904);

/// As a cell without a format shows it: at most 15 digits, no zeros behind.
std::string plain_number(double value);

}  // namespace torikumi::corpus
