// SPDX-License-Identifier: GPL-2.0-or-later
/// Facets: checkboxes with counts, and chips of what is chosen, each removable.
///
///   ☑ 汐見区役所 3   ☐ 高原区役所 0 (disabled)      汐見区役所 ×
#pragma once

#include "server/pages/search_page.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

/// Parts directly behind what they are part of; else as they are.
std::vector<const search::FacetValue*> with_parts(const std::vector<search::FacetValue>& values);

void set_facets(Data& page, const std::vector<search::Facet>& facets);
void set_chips(Data& page, const SearchView& view);

}  // namespace torikumi::server::pages
