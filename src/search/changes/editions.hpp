// SPDX-License-Identifier: GPL-2.0-or-later
/// Editions of a database, the oldest first.
///
///   令和7年度, 令和8年度
#pragma once

#include <string>
#include <vector>

#include "index/doc_values.hpp"

namespace torikumi::search {

std::vector<std::string> editions_of(const index::DocValues& values);

}  // namespace torikumi::search
