// SPDX-License-Identifier: GPL-2.0-or-later
/// RelatedJson: related initiatives, matrices, themes and comparisons as the contract has them.
///
///   {"id":"…","scope":"other-wards","related":[{"rank":1,…,"shared":[{"term":"見守り","weight":2.1}]}]}
#pragma once

#include <string>
#include <vector>

#include "search/facets/cross_tab.hpp"
#include "search/similar/compare.hpp"
#include "search/similar/related.hpp"
#include "search/similar/themes.hpp"

namespace torikumi::api {

/// `id` is empty for a text that is no record.
std::string to_json(const std::string& id, const std::string& scope,
                    const std::vector<search::RelatedRecord>& related);

std::string to_json(const search::CrossTab& matrix);
std::string to_json(const std::vector<search::Theme>& themes);

/// The records, each field as fragments of which the shared ones are hits, and what they share.
std::string to_json(const search::Comparison& comparison);

}  // namespace torikumi::api
