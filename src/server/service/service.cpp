// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/service.hpp"

#include "api/json.hpp"
#include "base/counted.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "server/pages/embedded.hpp"
#include "server/service/http_error.hpp"
#include "server/service/page_handlers.hpp"
#include "server/service/routes.hpp"

namespace torikumi::server::service {
namespace {

using http::Request;
using http::Response;

Response told(const HttpError& error, bool page, SearchSession* session) {
  Response response = page ? problem_page(error.status, error.japanese, session)
                           : problem(error.status, error.title, error.detail);
  if (error.wait > 0) response.headers.emplace_back("Retry-After", std::to_string(error.wait));
  return response;
}

/// An answer follows the generation, the dictionaries, the synonyms and the program.
std::string tag_of(SearchSession& session) {
  const index::Stamp& stamp = session.searcher.database().stamp();
  return "W/\"" + std::to_string(stamp.generation) + "-" + base::digest(session.mark).substr(0, 8) +
         "-" + stamp.analyser.substr(0, 12) + "-" + session.synonyms_digest.substr(0, 8) +
         "-" TORIKUMI_VERSION "-" + pages::embedded_digest().substr(0, 8) + "\"";
}

/// Whether an If-None-Match names the tag, weakly compared (RFC 9110, 13.1.2).
bool names(std::string_view wanted, std::string_view tag) {
  const auto opaque = [](std::string_view each) {
    while (each.starts_with(' ')) each.remove_prefix(1);
    while (each.ends_with(' ')) each.remove_suffix(1);
    if (each.starts_with("W/")) each.remove_prefix(2);
    return each;
  };
  while (!wanted.empty()) {
    const std::size_t comma = std::min(wanted.find(','), wanted.size());
    const std::string_view each = opaque(wanted.substr(0, comma));
    if (each == "*" || each == opaque(tag)) return true;
    wanted.remove_prefix(std::min(comma + 1, wanted.size()));
  }
  return false;
}

/// For operators; no paths of this machine.
const char* why_unready(base::Code code) {
  switch (code) {
    case base::Code::kNotFound:
      return "there is no database; torikumi index makes one";
    case base::Code::kRefused:
      return "the database is of another format; torikumi index --rebuild replaces it";
    case base::Code::kBroken:
      return "the database is damaged; torikumi check tells more";
    default:
      break;
  }
  return "the database cannot be opened; see its folder's permissions";
}

/// A path that is not there: told as a page, unless a program asked.
Response not_found(const std::string& path,
                   const std::function<SessionPool::SessionLease()>& take) {
  const bool api = path.starts_with("/api/");
  SessionPool::SessionLease session;
  try {
    if (!api) session = take();
  } catch (const std::exception&) {
    session = nullptr;  // the page does without what it would tell of the database
  }
  return told({404, "Not Found", "there is no such path",
               "お探しのページは見つかりません。アドレスをご確認いただくか、キーワードで検索してく"
               "ださい。"},
              !api, session.get());
}

/// Paths that are answered without a database.
bool is_own_path(const std::string& path) {
  return path == "/healthz" || path == "/readyz" || path == "/metrics" || path == "/openapi.json";
}

}  // namespace

Response Service::answer(const Request& request) {
  constexpr std::string_view kAssets = "/assets/";
  const bool plain = request.method == "GET" || request.method == "HEAD";
  Response response;
  const bool own = is_own_path(request.path);
  const api::InvalidParameters invalid =
      own ? Parameters(request.parameters).invalid() : api::InvalidParameters();
  if (plain && !invalid.empty()) {
    response = problem(400, "Bad Request", "this path takes no parameters", invalid);
    response.route = request.path;
  } else if (plain && request.path == "/healthz") {
    response = json("{\"alive\":true}");
    response.route = "/healthz";
  } else if (plain && request.path == "/readyz") {
    response = ready();
    response.route = "/readyz";
  } else if (plain && request.path == "/openapi.json") {
    response = json(openapi_text());
    response.route = "/openapi.json";
  } else if (plain && request.path == "/metrics") {
    response = metrics();
    response.route = "/metrics";
  } else if (plain && request.path.starts_with(kAssets)) {
    response = asset_file(request.path.substr(kAssets.size()));
    response.route = "/assets/{name}";
  } else if (own && !plain) {
    const bool asks = request.method == "OPTIONS";
    response = asks ? Response{204, "text/plain", "", {}}
                    : problem(405, "Method Not Allowed", "this path answers GET, HEAD, OPTIONS");
    response.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    response.route = request.path;
  } else {
    response = with_session(request);
  }
  return response;
}

Response Service::refuse(const Request& request, unsigned status) {
  const auto found = find_route(request.path);
  Response response = told(refusal(status), found && found->route->page, nullptr);
  if (found) response.route = std::string(found->route->path);
  return response;
}

Response Service::ready() {
  const auto unready = [](base::Code code) {
    Response response = problem(503, "Service Unavailable", why_unready(code));
    response.headers.emplace_back("Retry-After", "5");
    return response;
  };
  try {
    const SessionPool::SessionLease session = sessions_.take();
    if (sessions_.is_damaged()) return unready(base::Code::kBroken);
    const index::Stamp& stamp = session->searcher.database().stamp();
    api::Readiness readiness{stamp.generation, stamp.indexed, {}};
    if (session->searcher.other_analyser()) {
      readiness.warnings.emplace_back(
          "the index was made with another dictionary or analyser; run torikumi index");
    }
    const SessionPool::Overview overview = sessions_.overview();
    if (!overview.synonyms_fault.empty()) readiness.warnings.push_back(overview.synonyms_fault);
    if (overview.damaged_records > 0) {
      readiness.warnings.push_back(base::counted(overview.damaged_records, "record") +
                                   " cannot be read and are shown without their text; torikumi "
                                   "check names them");
    }
    if (overview.is_outdated) {
      readiness.warnings.emplace_back(
          "a newer index is of a format that this program cannot read, so the one before answers; "
          "start the server again with the program that made it");
    }
    Response response = json(api::to_json(readiness));
    response.generation = stamp.generation;
    return response;
  } catch (const base::Error& error) {
    if (error.code() == base::Code::kShardDown)
      return problem(503, "Service Unavailable", error.what());
    return unready(error.code());
  } catch (const std::exception&) {
    return unready(base::Code::kSystem);
  }
}

Response Service::metrics() {
  Present present;
  try {
    const SessionPool::SessionLease session = sessions_.take();
    const index::Stamp& stamp = session->searcher.database().stamp();
    present.ready = !sessions_.is_damaged();
    present.generation = stamp.generation;
    present.indexed = static_cast<double>(index::seconds_of(stamp));
  } catch (const std::exception&) {
    present.ready = false;  // which the counters tell
  }
  const SessionPool::Overview overview = sessions_.overview();
  present.sessions = overview.free;
  present.waiting = waiting_;
  present.synonyms = overview.synonym_groups;
  present.synonyms_sound = overview.synonyms_fault.empty();
  return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(present)};
}

Response Service::with_session(const Request& request) {
  const auto found = find_route(request.path);
  if (!found) return not_found(request.path, [&] { return sessions_.take(); });
  const Route& route = *found->route;
  const auto routed = [&](Response response) {
    response.route = std::string(route.path);
    return response;
  };
  const std::string allowed(route.methods);
  if (request.method == "OPTIONS") return routed({204, "text/plain", "", {{"Allow", allowed}}});
  if ((", " + allowed + ",").find(", " + request.method + ",") == std::string::npos) {
    Response response = told({405, "Method Not Allowed", "this path answers " + allowed,
                              "この操作は受け付けていません。"},
                             route.page, nullptr);
    response.headers.emplace_back("Allow", allowed);
    return routed(std::move(response));
  }
  if (const auto error = too_costly(request, options_.limits))
    return routed(told(*error, route.page, nullptr));
  SessionPool::SessionLease session;
  try {
    session = sessions_.take();
  } catch (const base::Error& error) {
    const bool shard = error.code() == base::Code::kShardDown;
    return routed(told(shard ? trouble_of(error) : no_database(), route.page, nullptr));
  } catch (const std::exception&) {
    return routed(told(no_database(), route.page, nullptr));
  }
  const bool reads = request.method != "POST";
  const std::string tag = tag_of(*session);
  Response response;
  try {
    RequestContext context(session, request, found->id, options_);
    response = route.answer(context);
    if (reads && response.status == 200) {
      if (names(request.if_none_match, tag)) {
        // A browser takes a 304's headers for those of the page that it has.
        std::erase_if(response.headers, [](const auto& header) {
          return header.first != "Content-Security-Policy" && header.first != "X-Frame-Options";
        });
        response = {304, "text/plain", "", std::move(response.headers)};
      }
      response.headers.emplace_back("ETag", tag);
    }
  } catch (const base::Error& error) {
    const bool damaged = error.code() == base::Code::kBroken;
    if (damaged) sessions_.call_damaged(session->mark);
    const bool down = error.code() == base::Code::kShardDown;
    if (down) sessions_.call_down(error);
    // What it has open is of no more use.
    if (damaged || down) session->mark.clear();
    response = told(trouble_of(error), route.page, session.get());
  } catch (...) {  // Xapian's exceptions are of no common kind
    response = told({500, "Internal Server Error", "this is a fault of the program",
                     "プログラムの誤りです。運営する部署にお知らせください。"},
                    route.page, nullptr);
  }
  // Who asked what is nobody else's business; a browser may keep it, and asks whether it holds.
  if (!options_.shared_cache) response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.generation = session->searcher.database().stamp().generation;
  return routed(std::move(response));
}

}  // namespace torikumi::server::service
