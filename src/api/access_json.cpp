// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/access_json.hpp"

#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <cstdio>

#include "api/json_text.hpp"
#include "base/time.hpp"

namespace torikumi::api {
namespace {

std::string utc(std::chrono::system_clock::time_point time) {
  std::string text = base::utc_text(std::chrono::system_clock::to_time_t(time));
  const auto since = time.time_since_epoch() / std::chrono::milliseconds(1);
  std::array<char, 8> fraction{};
  std::snprintf(fraction.data(), fraction.size(), ".%03d", static_cast<int>(since % 1000));
  text.insert(text.size() - 1, fraction.data());
  return text;
}

}  // namespace

std::string access_line(const Access& access) {
  boost::json::object line{
      {"time", utc(access.time)}, {"id", access.id},
      {"method", access.method},  {"route", access.route},
      {"status", access.status},  {"ms", std::round(access.milliseconds * 1000) / 1000}};
  if (!access.client.empty()) line["client"] = access.client;
  if (access.slow) line["slow"] = true;
  if (access.narrowed) line["narrowed"] = true;
  if (access.hits) line["hits"] = *access.hits;
  if (access.generation != 0) line["generation"] = access.generation;
  if (access.query) line["query"] = *access.query;
  return json_text(line);
}

}  // namespace torikumi::api
