// SPDX-License-Identifier: GPL-2.0-or-later
/// AccessJson: one line of the access log for one request.
///
///   {"time":"2026-11-24T04:00:00.123Z","id":"1f3a-2","route":"/api/v1/search","status":200,"ms":1.8,
///    "hits":12,"generation":3,"query":"見守り"}
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace torikumi::api {

struct Access {
  std::chrono::system_clock::time_point time;
  std::string id;
  std::string client;  ///< empty where addresses are not to be kept
  std::string method;
  std::string route;  ///< the pattern of the path; empty where none was met
  unsigned status = 0;
  double milliseconds = 0;
  bool slow = false;
  bool narrowed = false;  ///< by a filter, or by what was taken back
  std::optional<std::uint32_t> hits;
  std::uint32_t generation = 0;      ///< 0: no index answered
  std::optional<std::string> query;  ///< nothing where queries are not to be kept
};

/// Without a line end.
std::string access_line(const Access& access);

}  // namespace torikumi::api
