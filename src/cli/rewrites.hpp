// SPDX-License-Identifier: GPL-2.0-or-later
/// Rewrites: how a query was read, for a person at a terminal.
///
///   era: 平成26年 → 2014   (--off era:平成26年 takes it back)
#pragma once

#include <vector>

#include "cli/command.hpp"
#include "search/request.hpp"

namespace torikumi::cli {

/// On standard error: the table on standard output stays a table.
void print_rewrites(const std::vector<search::QueryRewrite>& rewrites, const Streams& streams);

}  // namespace torikumi::cli
