// SPDX-License-Identifier: GPL-2.0-or-later
/// Feed: a search, or changes, as an Atom feed (RFC 4287), so that new initiatives on a matter come
/// by themselves.
///
///   /search.atom?q=見守り
#pragma once

#include <string>
#include <vector>

#include "server/pages/search_page.hpp"

namespace torikumi::server::pages {

struct FeedHead {
  std::string title;
  std::string self;  ///< addresses, of the feed and of the page that shows the same
  std::string page;
};

struct FeedEntry {
  const schema::Record* record = nullptr;
  std::string title;
  std::string summary;
};

/// Entries carry the time when their records last changed, or that of the index.
std::string feed(const FeedHead& head, const std::vector<FeedEntry>& entries,
                 const IndexSummary& holding, const std::string& site);

/// `site` is how the client calls this server ("https://search.city.example").
std::string search_feed(const SearchView& view, const IndexSummary& holding,
                        const std::string& site);

}  // namespace torikumi::server::pages
