// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/site_handlers.hpp"

#include <memory>

#include "api/json.hpp"
#include "api/linked_data.hpp"
#include "server/pages/embed_page.hpp"
#include "server/pages/site_files.hpp"
#include "server/service/page_handlers.hpp"
#include "server/service/record_stream.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

/// Every record, in the order of the sources.
std::vector<index::DocId> all_documents(search::Searcher& searcher) {
  search::Request everything;
  everything.sort = search::Sort::kSource;
  return searcher.list(everything).documents;
}

}  // namespace

Response robots_txt(RequestContext& context) {
  return {200, "text/plain; charset=utf-8", pages::robots_txt(site_of(context)), {}};
}

Response sitemap_xml(RequestContext& context) {
  const std::uint32_t page = context.parameters.number("page", 0, 1, 10'000);
  if (auto refusal = context.refusal()) return *refusal;
  search::Searcher& searcher = context.session.searcher;
  const std::vector<index::DocId> documents = all_documents(searcher);
  const std::size_t pages = (documents.size() + kMostInSitemap - 1) / kMostInSitemap;
  constexpr const char* kXml = "application/xml; charset=utf-8";
  if (page == 0 && pages > 1) return {200, kXml, pages::sitemap_index(site_of(context), pages), {}};
  if (page > pages)
    return problem(404, "Not Found", "there are " + std::to_string(pages) + " sitemaps");
  const std::size_t first = page == 0 ? 0 : std::size_t{page - 1} * kMostInSitemap;
  std::vector<pages::SitemapEntry> entries;
  for (std::size_t i = first; i < documents.size() && i < first + kMostInSitemap; ++i) {
    const schema::Record record = searcher.record(documents[i]);
    entries.push_back({record.id, record.changed});
  }
  return {200,
          kXml,
          pages::sitemap(site_of(context), entries, context.session.holding, first == 0),
          {}};
}

Response opensearch_xml(RequestContext& context) {
  return {200,
          "application/opensearchdescription+xml; charset=utf-8",
          pages::opensearch_description(site_of(context)),
          {}};
}

Response catalog_jsonld(RequestContext& context) {
  if (auto refusal = context.refusal()) return *refusal;
  index::Database& database = context.session.searcher.database();
  return {200,
          "application/ld+json; charset=utf-8",
          api::catalogue_ld({site_of(context), database.collection().site, database.size(),
                             database.stamp().indexed, database.documents()}),
          {}};
}

Response embed_search(RequestContext& context) {
  search::Request request = search_request(context, kPageGroups);
  Response response = page(pages::embed_search_page(request.filters, context.session.holding));
  std::string ancestors;
  for (const std::string& each : context.options.frame_ancestors) ancestors += " " + each;
  response.headers = {{"Content-Security-Policy",
                       "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                       "base-uri 'none'; frame-ancestors " +
                           (ancestors.empty() ? "'none'" : "'self'" + ancestors)}};
  // Which older browsers obey in place of frame-ancestors, and which knows no list.
  if (!ancestors.empty()) response.headers.emplace_back("X-Frame-Options", "");
  return response;
}

Response embed_page(RequestContext& context) {
  return page(pages::embed_page(site_of(context), !context.options.frame_ancestors.empty(),
                                context.session.holding));
}

Response data_jsonl(RequestContext& context) {
  if (auto refusal = context.refusal()) return *refusal;
  search::Searcher& searcher = context.session.searcher;
  index::Database& database = searcher.database();  // of the lease, which the rows hold
  const std::vector<std::string> further = database.collection().further_names();
  const auto rows = std::make_shared<RecordStream>(
      context.lease, all_documents(searcher),
      [further, &database](std::size_t, const schema::Record& record, const schema::Collection&) {
        return api::to_json(record, further, {}, database.document_of(record)) + "\n";
      });
  Response response{200, "application/jsonl; charset=utf-8", rows->next(), {}};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"torikumi.jsonl\"");
  response.more = [rows] { return rows->next(); };
  return response;
}

}  // namespace torikumi::server::service
