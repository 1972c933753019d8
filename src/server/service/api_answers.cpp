// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/api_answers.hpp"

#include "server/api/citation.hpp"
#include "server/api/hits_csv.hpp"
#include "server/api/json.hpp"
#include "server/api/related_json.hpp"
#include "server/api/suggestions_json.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

const std::vector<std::string> kScopes{"all", "other-departments", "other-wards"};

search::RelatedScope scope_named(const std::string& name) {
  if (name == "other-wards") return search::RelatedScope::kOtherWards;
  return name == "all" ? search::RelatedScope::kAll : search::RelatedScope::kOtherDepartments;
}

}  // namespace

Response api_search(Exchange& exchange) {
  search::Request wanted = search_request(exchange);
  wanted.limit = exchange.parameters.number("limit", 10, 1, 100);
  wanted.offset = exchange.parameters.number("offset", 0, 0, kDeepestOffset);
  if (auto refusal = exchange.refusal()) return *refusal;
  const search::Response found = exchange.desk.searcher.search(wanted);
  Response response = json(api::to_json(found));
  response.hits = found.total;
  return response;
}

Response api_search_csv(Exchange& exchange) {
  search::Request wanted = search_request(exchange);
  const Charset charset = charset_of(exchange);
  wanted.limit = exchange.desk.searcher.database().xapian().get_doccount();
  if (auto refusal = exchange.refusal()) return *refusal;
  const search::Response found = exchange.desk.searcher.search(wanted);
  Response response = csv_file(api::hits_csv(found, exchange.desk.searcher.database().collection()),
                               "torikumi.csv", charset);
  response.hits = found.total;
  return response;
}

Response api_initiative(Exchange& exchange) {
  const bool cite = exchange.parameters.choice("cite", {"no", "text"}) == "text";
  if (auto refusal = exchange.refusal()) return *refusal;
  store::Database& database = exchange.desk.searcher.database();
  const auto document = database.find(exchange.id);
  if (!document) return problem(404, "Not Found", "there is no initiative with this id");
  const schema::Record record = database.record(*document)->record;
  if (cite) return {200, "text/plain; charset=utf-8", api::citation(record)};
  std::vector<std::string> further;
  for (const auto& column : database.collection().further) further.push_back(column.name);
  return json(api::to_json(record, further));
}

Response api_related(Exchange& exchange) {
  const std::string scope = exchange.parameters.choice("scope", kScopes);
  const std::uint32_t limit = exchange.parameters.number("limit", 10, 1, 100);
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(
      exchange.id, scope, exchange.desk.related.to_record(exchange.id, scope_named(scope), limit)));
}

Response api_related_to_text(Exchange& exchange) {
  const std::string scope = exchange.parameters.choice("scope", {"all"});
  const std::uint32_t limit = exchange.parameters.number("limit", 10, 1, 100);
  if (auto refusal = exchange.refusal()) return *refusal;
  if (exchange.request.body.empty()) return problem(400, "Bad Request", "the body holds no text");
  return json(api::to_json("", scope, exchange.desk.related.to_text(exchange.request.body, limit)));
}

Response api_matrix(Exchange& exchange) {
  const std::string query = exchange.parameters.text("q");
  const std::string rows = exchange.parameters.choice("rows", {"wards", "departments"});
  exchange.parameters.choice("columns", {"category"});
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(exchange.desk.searcher.matrix(
      query, rows == "wards" ? search::MatrixRows::kWards : search::MatrixRows::kDepartments)));
}

Response api_themes(Exchange& exchange) {
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(exchange.desk.themes.all()));
}

Response api_compare(Exchange& exchange) {
  const std::vector<std::string> ids = exchange.parameters.list("id");
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(
      search::compare(exchange.desk.searcher.database(), exchange.desk.analyser, ids)));
}

Response api_suggest(Exchange& exchange) {
  const std::string typed = exchange.parameters.text("q");
  const std::uint32_t limit = exchange.parameters.number("limit", 10, 1, 100);
  if (auto refusal = exchange.refusal()) return *refusal;
  return json(api::to_json(exchange.desk.searcher.suggest(typed, limit)));
}

}  // namespace torikumi::server::service
