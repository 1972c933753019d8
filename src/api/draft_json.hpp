// SPDX-License-Identifier: GPL-2.0-or-later
/// DraftJson: the points of a draft, who already does each, and what nobody does.
///
///   {"points":[{"number":1,"text":"移動販売を支援する","is_new":false,"answers":[{"id":…}]}],"rows":[…]}
#pragma once

#include <string>

#include "api/table.hpp"
#include "search/draft/draft_report.hpp"

namespace torikumi::api {

std::string to_json(const search::DraftReport& report);

/// A row for each answer of each point, one for a point without.
Table table_of(const search::DraftReport& report);

}  // namespace torikumi::api
