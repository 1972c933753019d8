// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/request_context.hpp"

#include "api/workbook.hpp"
#include "base/error.hpp"
#include "index/editions.hpp"
#include "server/pages/link.hpp"
#include "text/cp932.hpp"

namespace torikumi::server::service {

using http::Response;

namespace {

/// In CP932, with a header that names what it cannot hold.
Response in_cp932(Response response) {
  std::string& body = response.body;
  if (body.starts_with("\xEF\xBB\xBF")) body.erase(0, 3);
  text::Cp932 converted = text::to_cp932(body);
  body = std::move(converted.bytes);
  response.type = "text/csv; charset=Shift_JIS";
  tell_missing(converted.missing, response);
  return response;
}

}  // namespace

std::string edition_of(RequestContext& context) {
  const std::string edition = context.parameters.text("edition");
  if (edition.empty()) return edition;
  const std::vector<std::string> known =
      index::editions_of(*context.session.searcher.database().doc_values());
  if (auto called = index::edition_called(known, edition)) return *std::move(called);
  std::string names;
  for (const std::string& each : known) names += (names.empty() ? "" : ", ") + each;
  context.parameters.refuse("edition", known.empty() ? "no edition is told in this database"
                                                     : "must be one of: " + names);
  return {};
}

void tell_missing(const std::set<char32_t>& missing, Response& response) {
  std::string names;
  for (const char32_t character : missing) {
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(character));
    names += (names.empty() ? "" : " ") + std::string(name);
  }
  if (!names.empty()) response.headers.emplace_back("X-Missing-Characters", names);
}

std::optional<Response> RequestContext::refusal() const {
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

Charset charset_of(RequestContext& context) {
  const bool cp932 = context.parameters.choice("charset", {"utf-8", "cp932"}) == "cp932";
  return cp932 ? Charset::kCp932 : Charset::kUtf8;
}

Response xlsx_file(const api::Table& table, const std::string& name) {
  Response response{200,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    api::workbook_of(table),
                    {}};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

std::string site_of(const RequestContext& context) {
  const std::string& host = context.request.host;
  const bool is_name = !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
  if (!is_name) throw base::Error(base::Code::kUsage, "the Host of the request is no name");
  return (context.request.secure ? "https://" : "http://") + host;
}

std::string address_of(const RequestContext& context, const std::string& id) {
  return site_of(context) + pages::initiative_link(id).text();
}

Response csv_file(std::string body, const std::string& name, Charset charset) {
  Response response{200, "text/csv; charset=utf-8", std::move(body), {}};
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return charset == Charset::kCp932 ? in_cp932(std::move(response)) : response;
}

std::vector<search::Filter> filters_of(RequestContext& context,
                                       const std::vector<std::string>& facets) {
  std::vector<search::Filter> filters;
  for (const std::string& facet : facets) {
    std::vector<std::string> values = context.parameters.list(facet);
    std::erase(values, "");
    if (!values.empty()) filters.push_back({facet, std::move(values)});
  }
  return filters;
}

search::Request search_request(RequestContext& context, const std::vector<std::string>& groups) {
  search::Request request;
  request.by_initiative = context.parameters.choice("group", groups) == "initiative";
  request.query = context.parameters.text("q");
  std::vector<std::string> facets = search::built_in_facets();
  for (const auto& column : context.session.searcher.database().collection().further) {
    if (column.facet) facets.push_back(column.name);
  }
  request.filters = filters_of(context, facets);
  request.sort = search::sort_named(context.parameters.choice("sort", search::kSortNames));
  request.off = context.parameters.list("off");
  return request;
}

}  // namespace torikumi::server::service
