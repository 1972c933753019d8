// SPDX-License-Identifier: GPL-2.0-or-later
/// EmbedPage: the search on other sites: a box for their frames, and how to put one on a page.
///
///   /embed/search?department=港区役所 → a box that searches there
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/request.hpp"
#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

/// The asset that adds suggestions to a form on another site.
inline constexpr std::string_view kEmbedScript = "embed.js";

/// A page with nothing but the box; its search opens in place of the page around the frame.
std::string embed_search_page(const std::vector<search::Filter>& filters,
                              const IndexSummary& holding);

/// What to paste; `site` is scheme and host of this server.
std::string embed_page(const std::string& site, bool may_be_framed, const IndexSummary& holding);

}  // namespace torikumi::server::pages
