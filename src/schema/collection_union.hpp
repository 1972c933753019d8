// SPDX-License-Identifier: GPL-2.0-or-later
/// Collection union: one collection for an index whose sources are read by several.
///
///   wards ["*区役所"] and wards ["*支所"], budget and outcome → wards of both, budget and outcome
///
/// It reads nothing: it says what the records of all hold, and which headers that came from.
#pragma once

#include <string>
#include <vector>

#include "schema/collection.hpp"

namespace torikumi::schema {

/// Further columns of one name are one, and text or facet where any says so. `own_tables` is TOML
/// of the tables that are of the whole alone: [site], [lineage], [sources]. Throws Error kBadInput,
/// naming `file`, where two collections say different things of one department, or more columns are
/// text than may be.
Collection union_of(const std::vector<const Collection*>& all, const std::string& name,
                    const std::string& own_tables, const std::string& file);

/// Whether union_of made it: it says what a database holds, and reads no source.
bool is_of_a_catalogue(const Collection& collection);

}  // namespace torikumi::schema
