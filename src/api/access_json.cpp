// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/access_json.hpp"

#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "api/json_text.hpp"

namespace torikumi::api {
namespace {

std::string utc(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> day{};
  std::strftime(day.data(), day.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  const auto since = time.time_since_epoch() / std::chrono::milliseconds(1);
  std::array<char, 48> all{};
  std::snprintf(all.data(), all.size(), "%s.%03dZ", day.data(), static_cast<int>(since % 1000));
  return all.data();
}

}  // namespace

std::string access_line(const Access& access) {
  boost::json::object line{{"time", utc(access.time)},
                           {"id", access.id},
                           {"client", access.client},
                           {"method", access.method},
                           {"route", access.route},
                           {"status", access.status},
                           {"ms", std::round(access.milliseconds * 1000) / 1000}};
  if (access.slow) line["slow"] = true;
  if (access.narrowed) line["narrowed"] = true;
  if (access.hits) line["hits"] = *access.hits;
  if (access.generation != 0) line["generation"] = access.generation;
  if (access.query) line["query"] = *access.query;
  return json_text(line);
}

}  // namespace torikumi::api
