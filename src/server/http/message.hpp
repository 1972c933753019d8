// SPDX-License-Identifier: GPL-2.0-or-later
/// Message: a request and its answer, without sockets.
///
///   GET /api/v1/search?q=%E8%A6%8B%E5%AE%88%E3%82%8A&limit=5
///   → Request{"GET", "/api/v1/search", {{"q", "見守り"}, {"limit", "5"}}, ""}
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace torikumi::server::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;
  std::string path;  ///< percent-decoded
  Pairs parameters;  ///< percent-decoded, in their order; a name may come again
  std::string body;
  std::string if_none_match;
  std::string host;     ///< what the client calls this server
  bool secure = false;  ///< a trusted proxy had it by https
  std::string client;   ///< its address, as a trusted proxy forwarded it
  std::string id;       ///< names the request in the log and to the client
};

struct Response {
  unsigned status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  Pairs headers{};
  /// The rest of a long body, piece by piece until one is empty. One thread at a time; may throw,
  /// and then the client sees that the answer breaks off.
  std::function<std::string()> more{};

  // For the log and the counters.
  std::string route{};                  ///< the pattern of the path; empty where none was met
  std::optional<std::uint32_t> hits{};  ///< how many a search found
  std::uint32_t generation = 0;         ///< of the index that answered; 0: none
};

/// What the network asks of those who know the content. Any thread, several at once; none throws.
struct Handlers {
  /// At most as many at once as may search. Under a base::Deadline.
  std::function<Response(const Request&)> answer;
  /// For a request that was not understood, too large (then little of it is known), or one too
  /// many: status 400, 413, 429, 431 or 503.
  std::function<Response(const Request&, unsigned status)> refuse;
  /// Called for each request when its answer is known, also for those that were refused.
  std::function<void(const Request&, const Response&, std::chrono::nanoseconds took)> observe;
  /// How many wait to be answered, whenever one begins to be.
  std::function<void(std::uint32_t waiting)> load;
};

/// Path and parameters of a request's target; nothing where it is no well-formed one.
struct Target {
  std::string path;
  Pairs parameters;
};
std::optional<Target> parse_target(std::string_view target);

/// The fields of a form (application/x-www-form-urlencoded), as in an address.
Pairs parse_form(std::string_view body);

}  // namespace torikumi::server::http
