// SPDX-License-Identifier: GPL-2.0-or-later
/// Message: a request and its answer, without sockets.
///
///   GET /api/v1/search?q=%E8%A6%8B%E5%AE%88%E3%82%8A&limit=5
///   → Request{"GET", "/api/v1/search", {{"q", "見守り"}, {"limit", "5"}}, ""}
#pragma once

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
  std::string host;  ///< what the client calls this server
};

struct Response {
  unsigned status = 200;
  std::string type = "application/json; charset=utf-8";
  std::string body;
  Pairs headers;
};

/// Called on a search thread; must not throw.
using Handler = std::function<Response(const Request&)>;

/// Path and parameters of a request's target; nothing where it is no well-formed one.
struct Target {
  std::string path;
  Pairs parameters;
};
std::optional<Target> parse_target(std::string_view target);

/// The fields of a form (application/x-www-form-urlencoded), as in an address.
Pairs parse_form(std::string_view body);

}  // namespace torikumi::server::http
