// SPDX-License-Identifier: GPL-2.0-or-later
/// Related list: related initiatives with what they share and the sentence on each side.
///
///   見守りネットワーク 川崎区役所 · 共通する語 見守り 民生委員 · 「…」「…」
#pragma once

#include <set>
#include <string>
#include <vector>

#include "search/similar/related.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

/// What is related to a record, or, where `own` is null, to a draft. `in_theme`: ids of those of
/// the record's theme.
std::string related_list(const std::vector<search::RelatedRecord>& related,
                         const schema::Record* own, const std::set<std::string>& in_theme,
                         const IndexSummary& holding);

}  // namespace torikumi::server::pages
