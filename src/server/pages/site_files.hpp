// SPDX-License-Identifier: GPL-2.0-or-later
/// SiteFiles: the files by which search engines and browsers know a site.
///
///   robots_txt("https://search.city.example") → …Sitemap: https://search.city.example/sitemap.xml
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "server/pages/frame.hpp"

namespace torikumi::server::pages {

struct SitemapEntry {
  std::string id;
  std::string changed;  ///< UTC, RFC 3339; may be empty
};

// `site` is scheme and host, as the client called them.

/// Pages may be read; searches, which have no end, and files made on request may not.
std::string robots_txt(const std::string& site);

/// The initiatives' pages and, in the first of several, those that stand still. (sitemaps.org,
/// protocol 0.9.)
std::string sitemap(const std::string& site, const std::vector<SitemapEntry>& entries,
                    const IndexSummary& holding, bool is_first);
/// The addresses of so many sitemaps.
std::string sitemap_index(const std::string& site, std::size_t pages);

/// By which a browser offers the search in its own box. (OpenSearch 1.1.)
std::string opensearch_description(const std::string& site);

}  // namespace torikumi::server::pages
