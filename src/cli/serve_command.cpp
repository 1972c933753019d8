// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi serve: the query server.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <mutex>
#include <ostream>
#include <thread>

#include "api/access_json.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/common_queries.hpp"
#include "cli/listen.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "server/http/rate_limiter.hpp"
#include "server/http/server.hpp"
#include "server/service/service.hpp"

namespace torikumi::cli {
namespace {

/// Requests that take longer are marked in the log.
constexpr double kSlow = 500;  // milliseconds

/// Whether a search's parameter leaves hits out: every one that is no word, order or place.
bool narrows(const std::string& name) {
  for (const char* other : {"q", "sort", "limit", "offset", "view", "charset"}) {
    if (name == other) return false;
  }
  return !name.starts_with("utm_");
}

/// Scheme, host and perhaps port, and nothing that would be more than one word of a header.
bool is_origin(const std::string& text) {
  if (!text.starts_with("http://") && !text.starts_with("https://")) return false;
  const std::string host = text.substr(text.find("://") + 3);
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(".-:[]").find(c) != std::string_view::npos;
  });
}

/// Which queries the log holds: all; those that many ask, without addresses; none.
enum class LoggedQueries { kAll, kCommon, kNone };

LoggedQueries logged_queries(const std::string& choice) {
  if (choice == "yes") return LoggedQueries::kAll;
  return choice == "counted" ? LoggedQueries::kCommon : LoggedQueries::kNone;
}

/// Takes each request down, one line a request.
class AccessLog {
 public:
  /// `file` "-" is standard output; empty: nothing is taken down. Throws Error kSystem.
  AccessLog(const std::string& file, LoggedQueries queries, std::ostream& out) : queries_(queries) {
    if (file == "-") {
      stream_ = &out;
    } else if (!file.empty()) {
      file_.open(file, std::ios::app);
      if (!file_) {
        throw base::Error(base::Code::kSystem, "cannot write to " + file,
                          "name another file, or - for standard output");
      }
      stream_ = &file_;
    }
  }

  void operator()(const server::http::Request& request, const server::http::Response& response,
                  double milliseconds) {
    if (stream_ == nullptr) return;
    const std::lock_guard lock(mutex_);
    api::Access access{std::chrono::system_clock::now(),
                       request.id,
                       request.client,
                       request.method,
                       response.route,
                       response.status,
                       milliseconds,
                       milliseconds >= kSlow,
                       false,
                       response.hits,
                       response.generation,
                       {}};
    const bool is_search = response.route == "/search" || response.route == "/api/v1/search";
    // A search without words asks for everything, which is known too.
    if (is_search) access.query.emplace();
    for (const auto& [name, value] : request.parameters) {
      if (name == "q") access.query = value;
      if (is_search && narrows(name) && !value.empty()) access.narrowed = true;
    }
    if (access.query && !may_hold(*access.query, access.client)) access.query.reset();
    if (queries_ == LoggedQueries::kCommon) access.client.clear();
    *stream_ << api::access_line(access) << std::endl;
  }

 private:
  bool may_hold(const std::string& query, const std::string& client) {
    if (queries_ != LoggedQueries::kCommon) return queries_ == LoggedQueries::kAll;
    return query.empty() || common_.add(query, client);
  }

  const LoggedQueries queries_;
  CommonQueries common_;
  std::mutex mutex_;
  std::ofstream file_;
  std::ostream* stream_ = nullptr;
};

}  // namespace

int run_serve(const Words& words, const Streams& streams) {
  using std::chrono::seconds;
  Options options("serve", "[OPTION]...",
                  "Answers web pages and the JSON API over HTTP until SIGTERM or an interrupt. A "
                  "finished torikumi index and\n"
                  "edited synonyms are seen within a second, without a restart.");
  options.database()
      .text("listen", "ADDR:PORT",
            "where to listen (127.0.0.1:8080); port 0 takes any that is free")
      .text("threads", "N", "threads that search (one a processor)")
      .text("access-log", "FILE", "one JSON line a request; - is standard output (none)")
      .text("log-queries", "counted|yes|no",
            "what the log holds of queries: those that five addresses or more have asked, and no "
            "address; all; none (counted)")
      .list("proxy", "ADDR", "its X-Forwarded-For tells the client's address; may be repeated")
      .list("cors", "ORIGIN", "a site whose pages may ask the API, * for any; may be repeated")
      .list("frame-ancestors", "ORIGIN",
            "a site that may show /embed/search in a frame; may be repeated")
      .flag("shared-cache",
            "let a cache that all clients share keep answers: leave out Cache-Control: private")
      .text("max-connections", "N", "open at once (512)")
      .text("max-connections-each", "N", "of one address, loopback aside (64)")
      .text("max-requests-each", "N",
            "of one address a second, over ten seconds, loopback aside (50)")
      .text("max-header", "BYTES", "of a request, its address included (49152)")
      .text("max-query", "BYTES", "of a query or another parameter (8000)")
      .text("max-words", "N", "of a query (300)")
      .text("max-wildcards", "N", "words of a query that end in * (20)")
      .text("max-body", "BYTES", "of a request (262144)")
      .text("send-seconds", "N", "a client may take to send a request or take an answer (10)")
      .text("answer-seconds", "N", "an answer may take before 503 is told (10)")
      .text("idle-seconds", "N", "a connection may stay unused (60)");
  if (!options.parse(words, streams)) return kDone;
  server::http::ServerOptions wanted;
  read_listen(options.text_of("listen", "127.0.0.1:8080"), wanted);
  wanted.threads = options.number_of(
      "threads", std::max(1U, std::min(64U, std::thread::hardware_concurrency())), 1, 64);
  constexpr std::uint32_t kMany = 1'000'000;
  const auto number = [&](const char* name, std::uint32_t& value, std::uint32_t least) {
    value = options.number_of(name, value, least, kMany * std::max(1U, least / 1024));
  };
  number("max-connections", wanted.most_connections, 1);
  number("max-connections-each", wanted.most_connections_each, 1);
  number("max-requests-each", wanted.most_requests_each, 1);
  number("max-header", wanted.most_header, 1024);
  number("max-body", wanted.most_body, 1024);
  server::service::ServiceOptions offered;
  server::service::QueryLimits& limits = offered.limits;
  number("max-query", limits.bytes, 16);
  number("max-words", limits.words, 1);
  number("max-wildcards", limits.wildcards, 0);
  const auto time = [&](const char* name, seconds& value) {
    value = seconds(
        options.number_of(name, static_cast<std::uint32_t>(value.count()), 1, 24 * 60 * 60));
  };
  time("send-seconds", wanted.time_to_send);
  time("answer-seconds", wanted.time_to_answer);
  time("idle-seconds", wanted.idle);
  wanted.proxies = options.list_of("proxy");
  for (const std::string& proxy : wanted.proxies) {
    if (!server::http::is_address(proxy)) {
      throw base::Error(base::Code::kUsage, "--proxy " + proxy + " is no address",
                        "give an address such as 192.0.2.1; networks are not known here");
    }
  }
  wanted.origins = options.list_of("cors");
  for (const std::string& origin : wanted.origins) {
    if (origin != "*" && !is_origin(origin)) {
      throw base::Error(base::Code::kUsage, "--cors " + origin + " is no origin",
                        "give one such as https://www.example.jp, or *");
    }
  }
  offered.shared_cache = options.has("shared-cache");
  offered.frame_ancestors = options.list_of("frame-ancestors");
  for (const std::string& origin : offered.frame_ancestors) {
    if (!is_origin(origin)) {
      throw base::Error(base::Code::kUsage, "--frame-ancestors " + origin + " is no origin",
                        "give one such as https://www.example.jp");
    }
  }
  AccessLog log(options.text_of("access-log"),
                logged_queries(options.choice_of("log-queries", {"counted", "yes", "no"})),
                streams.out);
  // A client that goes away in the middle of an answer is no reason to end.
  std::signal(SIGPIPE, SIG_IGN);
  server::service::Service service(options.database_directory(), offered,
                                   [&](const std::string& fault) {
                                     streams.err << "torikumi: " << in_one_line(fault) << std::endl;
                                   });
  using server::http::Request;
  using server::http::Response;
  const server::http::Handlers handlers{
      [&](const Request& request) { return service.answer(request); },
      [&](const Request& request, unsigned status) { return service.refuse(request, status); },
      [&](const Request& request, const Response& response, std::chrono::nanoseconds took) {
        service.count(response, took);
        log(request, response, std::chrono::duration<double, std::milli>(took).count());
      },
      [&](std::uint32_t waiting) { service.load(waiting); }};
  server::http::serve(wanted, handlers, [&](std::uint16_t port) {
    const bool six = wanted.address.find(':') != std::string::npos;
    streams.err << "torikumi serves " << options.database_directory() << " at http://"
                << (six ? "[" + wanted.address + "]" : wanted.address) << ":" << port << "/"
                << std::endl;
  });
  return kDone;
}

}  // namespace torikumi::cli
