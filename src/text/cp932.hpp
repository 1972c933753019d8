// SPDX-License-Identifier: GPL-2.0-or-later
/// Cp932: UTF-8 to the encoding that spreadsheets of Japanese Windows take without asking.
///
///   "髙齢者 ✓" → FB FC 97 EE 8E D2 20 81 AC, and ✓ is told to be missing: 〓 stands for it
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace torikumi::text {

struct Cp932 {
  std::string bytes;
  std::set<char32_t> missing;  ///< characters that it cannot hold
};

/// Any thread. Throws Error kSystem where ICU has no such converter.
Cp932 to_cp932(std::string_view utf8);

}  // namespace torikumi::text
