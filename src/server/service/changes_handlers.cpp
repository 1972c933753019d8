// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/changes_handlers.hpp"

#include <algorithm>
#include <map>

#include "api/changes_json.hpp"
#include "api/changes_table.hpp"
#include "api/tables.hpp"
#include "api/workbook.hpp"
#include "base/error.hpp"
#include "index/editions.hpp"
#include "search/changes/changes.hpp"
#include "server/pages/changes_page.hpp"
#include "server/service/page_handlers.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

search::ChangesRequest changes_request(RequestContext& context) {
  search::ChangesRequest request;
  request.from = context.parameters.text("from");
  request.to = context.parameters.text("to");
  request.narrowed.query = context.parameters.text("q");
  request.narrowed.off = context.parameters.list("off");
  request.narrowed.filters = filters_of(context, {"city", "department", "category"});
  request.statuses = context.parameters.choices("status", search::kChangeStatusNames);
  return request;
}

}  // namespace

Response api_changes(RequestContext& context) {
  const search::ChangesRequest request = changes_request(context);
  const std::uint32_t limit = context.parameters.number("limit", 50, 1, 500);
  const std::uint32_t offset = context.parameters.number("offset", 0, 0, kLastChange);
  if (auto refusal = context.refusal()) return *refusal;
  const search::Changes changes = search::find_changes(context.session.searcher, request);
  index::Database& database = context.session.searcher.database();
  return json(api::to_json(changes, offset, limit,
                           search::details(database, changes, offset, limit),
                           *database.collection().fields));
}

Response api_changes_csv(RequestContext& context) {
  const search::ChangesRequest request = changes_request(context);
  const Charset charset = charset_of(context);
  if (auto refusal = context.refusal()) return *refusal;
  const search::Changes changes = search::find_changes(context.session.searcher, request);
  return csv_file(api::to_csv(api::table_of(changes, context.session.searcher.database())),
                  "torikumi-changes.csv", charset);
}

Response api_changes_xlsx(RequestContext& context) {
  const search::ChangesRequest request = changes_request(context);
  if (auto refusal = context.refusal()) return *refusal;
  const search::Changes changes = search::find_changes(context.session.searcher, request);
  if (changes.listed.size() > api::kMostWorkbookRows) {
    return problem(400, "Bad Request",
                   "there are " + std::to_string(changes.listed.size()) +
                       " changes; a workbook may have " + std::to_string(api::kMostWorkbookRows) +
                       ". Narrow them, or take /api/v1/changes.csv");
  }
  return xlsx_file(api::table_of(changes, context.session.searcher.database()),
                   "torikumi-changes.xlsx");
}

Response changes_page(RequestContext& context) {
  pages::ChangesView view;
  view.request = changes_request(context);
  view.offset = context.parameters.number("offset", 0, 0, kLastChange);
  view.fields = context.session.searcher.database().collection().fields;
  view.editions = index::editions_of(*context.session.searcher.database().doc_values());
  if (view.editions.size() >= 2) {
    try {
      view.changes = search::find_changes(context.session.searcher, view.request);
    } catch (const base::Error& error) {
      if (error.code() != base::Code::kUsage) throw;
      view.is_unknown = true;
      view.request.from.clear();
      view.request.to.clear();
      view.changes = search::find_changes(context.session.searcher, view.request);
    }
    view.details = search::details(context.session.searcher.database(), view.changes, view.offset,
                                   pages::kChangesAPage);
  }
  return page(pages::changes_page(view, context.session.holding), view.is_unknown ? 400 : 200);
}

Response changes_feed(RequestContext& context) {
  constexpr std::size_t kEntries = 100;  // of each status
  pages::ChangesView view;
  view.request = changes_request(context);
  if (auto refusal = context.refusal()) return *refusal;
  view.fields = context.session.searcher.database().collection().fields;
  view.changes = search::find_changes(context.session.searcher, view.request);
  std::map<search::ChangeStatus, std::size_t> entries;
  std::erase_if(view.changes.listed,
                [&](const search::Change& each) { return ++entries[each.status] > kEntries; });
  view.details = search::details(context.session.searcher.database(), view.changes, 0,
                                 view.changes.listed.size());
  return {200,
          "application/atom+xml; charset=utf-8",
          pages::changes_feed(view, context.session.holding, site_of(context)),
          {}};
}

}  // namespace torikumi::server::service
