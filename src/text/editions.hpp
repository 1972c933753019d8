// SPDX-License-Identifier: GPL-2.0-or-later
/// Editions: the order in which a city's plans came out, by what it calls them.
///
///   令和8年度, 平成31年度, 令和7年度 → 平成31年度, 令和7年度, 令和8年度
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace torikumi::text {

/// Sorts names of editions, the oldest first: by the first year that each tells (令和8年度, 2026,
/// R8), those without one before all others; then by the numbers in them (第2期 before 第10期) and
/// the order of names. Any thread.
void sort_editions(std::vector<std::string>& editions);

/// Whether the first came out before the second, as sort_editions has it.
bool is_earlier_edition(std::string_view first, std::string_view second);

}  // namespace torikumi::text
