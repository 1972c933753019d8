// SPDX-License-Identifier: GPL-2.0-or-later
/// An explanation as JSON.
///
///   {"id", "query", "hit": true, "rank": 3, "reason": …, "plan": […], "clauses": […], "scores":
///   […]}
#pragma once

#include <string>

#include "search/explanation.hpp"

namespace torikumi::api {

std::string to_json(const search::Explanation& explanation);

}  // namespace torikumi::api
