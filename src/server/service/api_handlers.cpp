// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/api_handlers.hpp"

#include <memory>
#include <set>

#include "api/citation.hpp"
#include "api/draft_json.hpp"
#include "api/hits_csv.hpp"
#include "api/json.hpp"
#include "api/related_json.hpp"
#include "api/suggestions_json.hpp"
#include "api/workbook.hpp"
#include "base/utf8.hpp"
#include "search/changes/history.hpp"
#include "server/service/record_stream.hpp"
#include "text/cp932.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

/// The rows of a search's hits.
RecordStream csv_rows(const SessionPool::SessionLease& lease, const search::Request& wanted) {
  const api::HitsTable table(lease->searcher.database());
  return RecordStream(
      lease, lease->searcher.list(wanted).documents,
      [table](std::size_t number, const schema::Record& record,
              const schema::Collection& /*collection*/) { return table.csv_row(number, record); });
}

}  // namespace

Response api_search(RequestContext& context) {
  search::Request wanted = search_request(context);
  wanted.limit = context.parameters.number("limit", 10, 1, 100);
  wanted.offset = context.parameters.number("offset", 0, 0, kDeepestOffset);
  if (auto refusal = context.refusal()) return *refusal;
  const search::Response found = context.session.searcher.search(wanted);
  Response response = json(api::to_json(found));
  response.hits = found.total;
  return response;
}

Response api_search_csv(RequestContext& context) {
  search::Request wanted = search_request(context);
  const Charset charset = charset_of(context);
  if (auto refusal = context.refusal()) return *refusal;
  const auto rows = std::make_shared<RecordStream>(csv_rows(context.lease, wanted));
  const std::string header = api::HitsTable(context.session.searcher.database()).csv_header();
  Response response = csv_file(header, "torikumi.csv", charset);
  if (charset == Charset::kUtf8) {
    response.more = [rows] { return rows->next(); };
  } else {
    // What CP932 cannot hold is told in a header, before the first row is sent.
    std::set<char32_t> missing = text::to_cp932(header).missing;
    RecordStream all = *rows;
    for (std::string part = all.next(); !part.empty(); part = all.next())
      missing.merge(text::to_cp932(part).missing);
    tell_missing(missing, response);
    response.more = [rows] { return text::to_cp932(rows->next()).bytes; };
  }
  response.hits = static_cast<std::uint32_t>(rows->size());
  return response;
}

Response api_search_xlsx(RequestContext& context) {
  const search::Request wanted = search_request(context);
  if (auto refusal = context.refusal()) return *refusal;
  search::Searcher& searcher = context.session.searcher;
  const std::vector<index::DocId> documents = searcher.list(wanted).documents;
  if (documents.size() > api::kMostWorkbookRows) {
    return problem(400, "Bad Request",
                   "the search has " + std::to_string(documents.size()) +
                       " hits; a workbook may have " + std::to_string(api::kMostWorkbookRows) +
                       ". Narrow it, or take /api/v1/search.csv");
  }
  const api::HitsTable hits(searcher.database());
  api::Table table{"取組", {hits.header()}, {{}}, false};
  for (const index::DocId document : documents) {
    const schema::Record record = searcher.record(document);
    table.rows.push_back(hits.cells(table.rows.size(), record));
    // On the title, which stands behind rank, id and department.
    table.links.push_back({"", "", "", address_of(context, record.id)});
  }
  Response response = xlsx_file(table, "torikumi.xlsx");
  response.hits = static_cast<std::uint32_t>(documents.size());
  return response;
}

Response api_initiative(RequestContext& context) {
  const bool cite = context.parameters.choice("cite", {"no", "text"}) == "text";
  if (auto refusal = context.refusal()) return *refusal;
  index::Database& database = context.session.searcher.database();
  const auto document = database.find(context.id);
  if (!document) return problem(404, "Not Found", "there is no initiative with this id");
  const schema::Record record = database.record(*document)->record;
  if (cite) {
    return {200, "text/plain; charset=utf-8",
            api::citation(record, database.document_of(record), database.collection().site.name)};
  }
  const std::vector<std::string> further = database.collection().further_names();
  return json(api::to_json(record, further, search::history(database, *document),
                           database.document_of(record)));
}

Response api_related(RequestContext& context) {
  const std::string scope = context.parameters.choice("scope", search::kScopeNames);
  const std::uint32_t limit = context.parameters.number("limit", 10, 1, 100);
  if (auto refusal = context.refusal()) return *refusal;
  return json(api::to_json(
      context.id, scope,
      context.session.related.to_record(context.id, search::scope_named(scope), limit)));
}

Response api_related_to_text(RequestContext& context) {
  const std::string scope = context.parameters.choice("scope", {"all"});
  const std::uint32_t limit = context.parameters.number("limit", 10, 1, 100);
  const bool points = context.parameters.choice("points", {"0", "1"}) == "1";
  if (auto refusal = context.refusal()) return *refusal;
  const std::string& text = context.request.body;
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    return problem(400, "Bad Request", "the body holds no text");
  if (const std::size_t at = base::first_invalid(text); at < text.size())
    return problem(400, "Bad Request",
                   "the body is no UTF-8: byte " + std::to_string(at) + " begins no character");
  const std::size_t characters = base::count_code_points(text);
  if (characters > search::kLongestDraft) {
    return problem(413, "Content Too Large",
                   "the text has " + std::to_string(characters) + " characters; at most " +
                       std::to_string(search::kLongestDraft) + " can be compared");
  }
  if (points) {
    return json(api::to_json(
        search::draft_report(context.session.searcher, context.session.analyser, text)));
  }
  return json(api::to_json("", scope, context.session.related.to_text(text, limit)));
}

Response api_matrix(RequestContext& context) {
  const std::string query = context.parameters.text("q");
  const std::string rows = context.parameters.choice("rows", search::kCrossTabRowNames);
  context.parameters.choice("columns", {"category"});
  const std::string edition = edition_of(context);
  if (auto refusal = context.refusal()) return *refusal;
  return json(api::to_json(
      context.session.searcher.matrix(query, search::cross_tab_rows_named(rows), edition)));
}

Response api_themes(RequestContext& context) {
  if (auto refusal = context.refusal()) return *refusal;
  return json(api::to_json(context.session.themes.all()));
}

Response api_compare(RequestContext& context) {
  const std::vector<std::string> ids = context.parameters.list("id");
  if (const auto fault = search::fault_of_compared(ids)) context.parameters.refuse("id", *fault);
  if (auto refusal = context.refusal()) return *refusal;
  return json(api::to_json(
      search::compare(context.session.searcher.database(), context.session.analyser, ids)));
}

Response api_suggest(RequestContext& context) {
  const std::string typed = context.parameters.text("q");
  const std::uint32_t limit = context.parameters.number("limit", 10, 1, 100);
  if (auto refusal = context.refusal()) return *refusal;
  return json(api::to_json(context.session.searcher.suggest(typed, limit)));
}

}  // namespace torikumi::server::service
