// SPDX-License-Identifier: GPL-2.0-or-later
/// Data hints: what an hour of a person's work on the sources would improve.
///
///   "1 of 68 initiatives without a category, …: 夜間窓口の試行 (plan.csv line 12)"
#pragma once

#include <string>
#include <vector>

#include "corpus/records.hpp"
#include "schema/collection.hpp"

namespace torikumi::indexing {

/// In the order of what they cost who searches; each names at most three examples. `titles` are the
/// sources' own, as far as they are known. Reads every record once.
std::vector<std::string> data_hints(const corpus::Records& records,
                                    const schema::Collection& collection,
                                    const std::vector<std::string>& titles);

}  // namespace torikumi::indexing
