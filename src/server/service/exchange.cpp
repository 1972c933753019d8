// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/exchange.hpp"

namespace torikumi::server::service {

using http::Response;

std::optional<Response> Exchange::refusal() const {
  const api::InvalidParameters invalid = parameters.invalid();
  if (invalid.empty()) return std::nullopt;
  return problem(400, "Bad Request", "some parameters cannot be used", invalid);
}

Response problem(unsigned status, const std::string& title, const std::string& detail,
                 const api::InvalidParameters& invalid) {
  return {
      status, "application/problem+json", api::problem_json(status, title, detail, invalid), {}};
}

Response json(std::string body) {
  return {200, "application/json; charset=utf-8", std::move(body), {}};
}

Response csv_file(std::string body, const std::string& name) {
  Response response{200, "text/csv; charset=utf-8", std::move(body), {}};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

search::Request search_request(Exchange& exchange) {
  search::Request request;
  request.query = exchange.parameters.text("q");
  std::vector<std::string> facets{"department", "category", "edition"};
  for (const auto& column : exchange.desk.searcher.database().collection().further) {
    if (column.facet) facets.push_back(column.name);
  }
  for (const std::string& facet : facets) {
    std::vector<std::string> values = exchange.parameters.list(facet);
    std::erase(values, "");
    if (!values.empty()) request.filters.push_back({facet, std::move(values)});
  }
  request.sort = search::sort_named(exchange.parameters.choice("sort", search::sort_names()));
  request.off = exchange.parameters.list("off");
  return request;
}

}  // namespace torikumi::server::service
