// SPDX-License-Identifier: GPL-2.0-or-later
/// BareYear: "27年度" without an era is of the collection's own era.
///
///   27年度, in a plan of 2014 to 2017 → 平成27年度
#pragma once

#include <optional>
#include <string>

#include "store/database.hpp"

namespace torikumi::search {

/// The year with its era spelled out, where all that was typed is a number of one or two digits
/// and 年 or 年度; of the eras that had such a year, the one of which most initiatives tell.
/// Nothing where something else was typed, or no initiative tells of any of these years.
std::optional<std::string> with_own_era(const std::string& typed, store::Database& database);

}  // namespace torikumi::search
