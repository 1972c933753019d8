// SPDX-License-Identifier: GPL-2.0-or-later
/// Delimited text: rows of cells by RFC 4180, with tab, comma or semicolon.
///
///   "川崎区役所,\"窓口, 案内\"\n" → line 1: 川崎区役所 | 窓口, 案内
///
/// The only room that knows <csv.h>.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::corpus {

/// No line may be longer: it is no table then, and would take the memory of the machine.
inline constexpr std::size_t kLongestLine = std::size_t{32} << 20U;

/// A row's cells, the line on which it begins (from 1), and its text as it stands in the source.
/// Returns false to read no further.
using RowCallback =
    std::function<bool(std::vector<std::string>& cells, std::uint32_t line, std::string_view raw)>;

/// Calls back for each row that is not blank. A cell is quoted if it begins with a quote; quotes
/// inside a cell that does not are text (HTML in TSV has them). Blanks are kept. Throws Error
/// kBadInput with `name` and line for a quote that is never closed, for text behind a closing
/// quote, and for an overlong line.
void read_delimited(std::string_view text, char delimiter, const std::string& name,
                    const RowCallback& each);

}  // namespace torikumi::corpus
