// SPDX-License-Identifier: GPL-2.0-or-later
/// LineageJson: which initiative continues which, a line each, as the contract has it.
///
///   {"former":"3f2a…","later":"9c1b…","kind":"retitled","confidence":0.84,…}
#pragma once

#include <string>

#include "index/lineage.hpp"

namespace torikumi::api {

/// 0.84 of 84 percent, two decimals.
std::string confidence_text(const index::Link& link);

/// One JSON object without a line's end. `former` and `later` are ids.
std::string to_json_line(const index::Link& link, const std::string& former,
                         const std::string& later);

}  // namespace torikumi::api
