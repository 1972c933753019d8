// SPDX-License-Identifier: GPL-2.0-or-later
/// TimelineJson: what is due when, as JSON and as rows of cells.
///
///   {"years":[{"year":2026,"label":"令和8（2026）年度","count":3}],"items":[{"year":2026,"id":"…"}]}
#pragma once

#include <string>

#include "api/table.hpp"
#include "search/timeline/timeline.hpp"

namespace torikumi::api {

std::string to_json(const search::Timeline& timeline, std::uint32_t limit,
                    const schema::FieldTable& fields);

/// A row for each sentence of each item.
Table table_of(const search::Timeline& timeline, const schema::FieldTable& fields);

}  // namespace torikumi::api
