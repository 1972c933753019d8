// SPDX-License-Identifier: GPL-2.0-or-later
/// SiteHandlers: what search engines, browsers and open-data portals ask of a site: its pages, its
/// search, its data.
///
///   GET /sitemap.xml → the address of each initiative's page, and when it last changed
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

/// Initiatives in one sitemap, which takes a quarter of a second; of more, /sitemap.xml lists the
/// sitemaps. (sitemaps.org allows 50,000 addresses.)
inline constexpr std::uint32_t kMostInSitemap = 10'000;

// Each throws Error as the engine does.
http::Response robots_txt(RequestContext& context);
http::Response sitemap_xml(RequestContext& context);
http::Response opensearch_xml(RequestContext& context);
http::Response catalog_jsonld(RequestContext& context);
http::Response embed_search(RequestContext& context);
http::Response embed_page(RequestContext& context);
/// The whole collection, a JSON object a line, as torikumi export prints it, with the document that
/// each stands in. One that cannot be read has a title that says so, which export refuses.
http::Response data_jsonl(RequestContext& context);

}  // namespace torikumi::server::service
