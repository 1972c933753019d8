// SPDX-License-Identifier: GPL-2.0-or-later
/// Feed: a search as an Atom feed (RFC 4287), so that new initiatives on a matter come by
/// themselves.
///
///   /search.atom?q=見守り
#pragma once

#include <string>

#include "server/pages/search_page.hpp"

namespace torikumi::server::pages {

/// `site` is how the client calls this server ("https://search.city.example"). Entries carry the
/// time of the index: the sources tell no other.
std::string search_feed(const SearchView& view, const IndexSummary& holding,
                        const std::string& site);

}  // namespace torikumi::server::pages
