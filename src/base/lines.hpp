// SPDX-License-Identifier: GPL-2.0-or-later
/// Lines: a file that people edit, line by line.
///
///   for_each_line("\xEF\xBB\xBF# 福祉\r\n特養 = 老健\r\n", …) → 1 "# 福祉", 2 "特養 = 老健"
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace torikumi::base {

/// Without blanks, tabs and carriage returns at both ends.
inline std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Calls `each(number, line)` for every line, trimmed, from 1; a byte order mark is no part of the
/// first.
template <typename Each>
void for_each_line(std::string_view text, Each each) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    each(number, trimmed(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace torikumi::base
