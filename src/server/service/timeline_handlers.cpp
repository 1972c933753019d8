// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/timeline_handlers.hpp"

#include <limits>

#include "api/tables.hpp"
#include "api/timeline_json.hpp"
#include "server/pages/timeline_page.hpp"
#include "server/service/page_handlers.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

search::Request timeline_request(RequestContext& context) {
  search::Request request;
  request.query = context.parameters.text("q");
  request.off = context.parameters.list("off");
  request.filters = filters_of(context, {"due", "city", "department", "category", "edition"});
  return request;
}

const schema::FieldTable& fields_of(RequestContext& context) {
  return *context.session.searcher.database().collection().fields;
}

}  // namespace

Response api_timeline(RequestContext& context) {
  search::Request request = timeline_request(context);
  request.limit = context.parameters.number("limit", 50, 1, 500);
  request.offset = context.parameters.number("offset", 0, 0, kDeepestOffset);
  if (auto refusal = context.refusal()) return *refusal;
  return json(api::to_json(search::timeline(context.session.searcher, request), request.limit,
                           fields_of(context)));
}

Response api_timeline_csv(RequestContext& context) {
  search::Request request = timeline_request(context);
  request.limit = std::numeric_limits<std::uint32_t>::max();
  const Charset charset = charset_of(context);
  if (auto refusal = context.refusal()) return *refusal;
  const search::Timeline timeline = search::timeline(context.session.searcher, request);
  return csv_file(api::to_csv(api::table_of(timeline, fields_of(context))), "torikumi-timeline.csv",
                  charset);
}

Response timeline_page(RequestContext& context) {
  pages::TimelineView view;
  view.request = timeline_request(context);
  view.request.limit = pages::kItemsAPage;
  view.request.offset = context.parameters.number("offset", 0, 0, kDeepestOffset);
  // Where nothing is due at all, there is no facet to narrow by either.
  if (context.session.holding.has_due)
    view.timeline = search::timeline(context.session.searcher, view.request);
  return page(pages::timeline_page(view, context.session.holding));
}

}  // namespace torikumi::server::service
