// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/service.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "server/api/hits_csv.hpp"
#include "server/api/json.hpp"
#include "server/api/related_json.hpp"
#include "server/api/suggestions_json.hpp"
#include "server/service/parameters.hpp"

namespace torikumi::server::service {
namespace {

using http::Request;
using http::Response;

/// Hits that may be passed over; who needs all takes the CSV.
constexpr std::uint32_t kDeepestOffset = 10'000;

/// Bytes of a query: longer than any title, shorter than a document.
constexpr std::size_t kLongestQuery = 8'000;

Response problem(unsigned status, const std::string& title, const std::string& detail,
                 const api::InvalidParameters& invalid = {}) {
  return {
      status, "application/problem+json", api::problem_json(status, title, detail, invalid), {}};
}

Response refused(const api::InvalidParameters& invalid) {
  return problem(400, "Bad Request", "some parameters cannot be used", invalid);
}

Response json(std::string body) {
  return {200, "application/json; charset=utf-8", std::move(body), {}};
}

search::RelatedScope scope_named(const std::string& name) {
  if (name == "other-wards") return search::RelatedScope::kOtherWards;
  return name == "all" ? search::RelatedScope::kAll : search::RelatedScope::kOtherDepartments;
}

const std::vector<std::string> kScopes{"all", "other-departments", "other-wards"};

search::Request search_request(Parameters& given) {
  search::Request request;
  request.query = given.text("q");
  for (const char* facet : {"department", "category", "edition"}) {
    std::vector<std::string> values = given.list(facet);
    if (!values.empty()) request.filters.push_back({facet, std::move(values)});
  }
  request.sort = search::sort_named(given.choice("sort", search::sort_names()));
  request.off = given.list("off");
  return request;
}

/// One request at its desk.
class Answer {
 public:
  Answer(Desk& desk, const Request& request)
      : desk_(desk), request_(request), given_(request.parameters) {}

  Response search() {
    search::Request wanted = search_request(given_);
    wanted.limit = given_.number("limit", 10, 1, 100);
    wanted.offset = given_.number("offset", 0, 0, kDeepestOffset);
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    return json(api::to_json(desk_.searcher.search(wanted)));
  }

  Response search_csv() {
    search::Request wanted = search_request(given_);
    wanted.limit = desk_.searcher.database().xapian().get_doccount();
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    Response response{
        200,
        "text/csv; charset=utf-8",
        api::hits_csv(desk_.searcher.search(wanted), desk_.searcher.database().collection()),
        {}};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"torikumi.csv\"");
    return response;
  }

  Response initiative(const std::string& id) {
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    store::Database& database = desk_.searcher.database();
    const auto document = database.find(id);
    if (!document) return problem(404, "Not Found", "there is no initiative with this id");
    std::vector<std::string> further;
    for (const auto& column : database.collection().further) further.push_back(column.name);
    return json(api::to_json(database.record(*document).record, further));
  }

  Response related(const std::string& id) {
    const std::string scope = given_.choice("scope", kScopes);
    const std::uint32_t limit = given_.number("limit", 10, 1, 100);
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    return json(api::to_json(id, scope, desk_.related.to_record(id, scope_named(scope), limit)));
  }

  Response related_to_text() {
    const std::string scope = given_.choice("scope", {"all"});
    const std::uint32_t limit = given_.number("limit", 10, 1, 100);
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    if (request_.body.empty()) return problem(400, "Bad Request", "the body holds no text");
    return json(api::to_json("", scope, desk_.related.to_text(request_.body, limit)));
  }

  Response matrix() {
    const std::string query = given_.text("q");
    const std::string rows = given_.choice("rows", {"wards", "departments"});
    given_.choice("columns", {"category"});
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    return json(api::to_json(desk_.searcher.matrix(
        query, rows == "wards" ? search::MatrixRows::kWards : search::MatrixRows::kDepartments)));
  }

  Response themes() {
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    return json(api::to_json(desk_.themes.all()));
  }

  Response compare() {
    const std::vector<std::string> ids = given_.list("id");
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    return json(api::to_json(search::compare(desk_.searcher.database(), desk_.analyser, ids)));
  }

  Response suggest() {
    const std::string typed = given_.text("q");
    const std::uint32_t limit = given_.number("limit", 10, 1, 100);
    const auto invalid = given_.invalid();
    if (!invalid.empty()) return refused(invalid);
    return json(api::to_json(desk_.searcher.suggestions().complete(typed, limit)));
  }

  Response ready() {
    const store::Stamp& stamp = desk_.searcher.database().stamp();
    return json("{\"ready\":true,\"generation\":" + std::to_string(stamp.generation) +
                ",\"indexed\":\"" + stamp.indexed + "\"}");
  }

 private:
  Desk& desk_;
  const Request& request_;
  Parameters given_;
};

/// The id in "/api/v1/initiatives/ID" + ending; empty where the path is another. An id is one
/// segment, its slashes were refused when it was indexed.
std::string id_in(const std::string& path, std::string_view ending) {
  constexpr std::string_view kBefore = "/api/v1/initiatives/";
  if (!path.starts_with(kBefore) || !path.ends_with(ending)) return {};
  if (path.size() <= kBefore.size() + ending.size()) return {};
  const std::string id = path.substr(kBefore.size(), path.size() - kBefore.size() - ending.size());
  return id.find('/') == std::string::npos ? id : std::string();
}

using Page = std::function<Response(Answer&)>;

/// What answers a path, or nothing where there is no such path.
Page page_of(const std::string& path) {
  if (path == "/api/v1/search") return &Answer::search;
  if (path == "/api/v1/search.csv") return &Answer::search_csv;
  if (path == "/api/v1/related") return &Answer::related_to_text;
  if (path == "/api/v1/matrix") return &Answer::matrix;
  if (path == "/api/v1/themes") return &Answer::themes;
  if (path == "/api/v1/compare") return &Answer::compare;
  if (path == "/api/v1/suggest") return &Answer::suggest;
  if (path == "/readyz") return &Answer::ready;
  if (std::string id = id_in(path, "/related"); !id.empty())
    return [id = std::move(id)](Answer& answer) { return answer.related(id); };
  if (std::string id = id_in(path, ""); !id.empty())
    return [id = std::move(id)](Answer& answer) { return answer.initiative(id); };
  return nullptr;
}

Response of_error(const base::Error& error) {
  switch (error.code()) {
    case base::Code::kUsage:
    case base::Code::kBadInput:
      return problem(400, "Bad Request", error.what());
    case base::Code::kNotFound:
    case base::Code::kRefused:
    case base::Code::kBroken:
    case base::Code::kSystem:
      break;
  }
  return {};
}

/// What the database's trouble says would name paths of this machine; the answer does not.
Response unavailable() {
  Response response = problem(503, "Service Unavailable", "the database cannot be read just now");
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

Response Service::answer(const Request& request) {
  if (request.path == "/healthz") return json("{\"alive\":true}");
  const Page page = page_of(request.path);
  if (!page) return problem(404, "Not Found", "there is no such path");
  const std::string allowed =
      request.path == "/api/v1/related" ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
  if (request.method == "OPTIONS") return {204, "text/plain", "", {{"Allow", allowed}}};
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (request.path == "/api/v1/related" ? request.method != "POST" : !reads) {
    Response response = problem(405, "Method Not Allowed", "this path answers " + allowed);
    response.headers.emplace_back("Allow", allowed);
    return response;
  }
  for (const auto& [name, value] : request.parameters) {
    if (value.size() > kLongestQuery)
      return problem(414, "URI Too Long", "the value of " + name + " is longer than 8,000 bytes");
  }
  Desks::Lease desk;
  try {
    desk = desks_.take();
  } catch (const std::exception&) {
    return unavailable();
  }
  const store::Stamp& stamp = desk->searcher.database().stamp();
  const std::string tag = "W/\"" + std::to_string(stamp.generation) + "-" +
                          stamp.analyser.substr(0, 12) + "-" TORIKUMI_VERSION "\"";
  if (reads && request.if_none_match == tag) return {304, "text/plain", "", {{"ETag", tag}}};
  try {
    Answer answer(*desk, request);
    Response response = page(answer);
    if (reads && response.status == 200) response.headers.emplace_back("ETag", tag);
    return response;
  } catch (const base::Error& error) {
    const Response told = of_error(error);
    if (error.code() == base::Code::kNotFound)
      return problem(404, "Not Found", "there is no initiative with this id");
    return told.body.empty() ? unavailable() : told;
  } catch (...) {  // Xapian's exceptions are of no common kind
    return problem(500, "Internal Server Error", "this is a fault of the program");
  }
}

}  // namespace torikumi::server::service
