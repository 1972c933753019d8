// SPDX-License-Identifier: GPL-2.0-or-later
/// Reading overrides: how words sound that the dictionary reads wrongly (dict/readings.tsv).
///
///   幸区 → さいわいく (the dictionary says こうく)
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace torikumi::analysis {

/// Readings that the dictionary has wrong, by what is written: 幸区 → さいわいく
/// (dict/readings.tsv). As words of their own these would cut the text otherwise; here only the
/// sound is mended.
using ReadingOverrides = std::map<std::string, std::string, std::less<>>;

/// Reads `written<TAB>reading` lines. Throws Error kBadInput with `name` and the line at fault.
ReadingOverrides parse_readings(std::string_view text, std::string_view name);

}  // namespace torikumi::analysis
