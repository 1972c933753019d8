// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/usage.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <ctime>
#include <map>
#include <optional>
#include <set>

#include "api/csv.hpp"
#include "api/json_text.hpp"
#include "text/normalise.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMinute = 60'000;  // milliseconds
constexpr std::int64_t kSameAsking = 10 * kMinute;
constexpr std::int64_t kOpenedWithin = 30 * kMinute;
constexpr double kSlow = 1000;  // milliseconds

std::optional<std::int64_t> time_of(const std::string& text) {
  std::tm parts{};
  const char* rest = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
  if (rest == nullptr) return std::nullopt;
  std::int64_t milliseconds = 0;
  if (*rest == '.') milliseconds = std::atoi(std::string(rest + 1).substr(0, 3).c_str());
  return static_cast<std::int64_t>(timegm(&parts)) * 1000 + milliseconds;
}

std::string day_of(std::int64_t time) {
  constexpr std::int64_t kJapanAhead = 9 * 60 * kMinute;
  const std::time_t seconds = (time + kJapanAhead) / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char day[16];
  std::strftime(day, sizeof day, "%Y-%m-%d", &parts);
  return day;
}

std::string text_of(const json::object& line, const char* name) {
  const json::value* value = line.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

double number_of(const json::object& line, const char* name) {
  const json::value* value = line.if_contains(name);
  return value != nullptr && value->is_number() ? value->to_number<double>() : 0;
}

}  // namespace

void UsageReader::read(std::istream& log) {
  for (std::string line; std::getline(log, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (!read_line(line)) ++bad_lines_;
  }
}

bool UsageReader::read_line(const std::string& text) {
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  const json::object* object = error ? nullptr : value.if_object();
  if (object == nullptr) return false;
  const auto time = time_of(text_of(*object, "time"));
  const std::string route = text_of(*object, "route");
  if (!time || !object->contains("status")) return false;
  if (number_of(*object, "status") != 200) return true;
  Line line;
  line.time = *time;
  line.client = text_of(*object, "client");
  line.is_search = route == "/search" || route == "/api/v1/search";
  line.is_opening = route == "/initiatives/{id}";
  if (!line.is_search && !line.is_opening) return true;
  line.query = text_of(*object, "query");
  line.has_query = object->contains("query");
  // The list of everything is no search.
  if (line.is_search && line.has_query && text::comparison_key(line.query).empty()) return true;
  line.hits = static_cast<std::uint32_t>(std::max(0.0, number_of(*object, "hits")));
  line.milliseconds = number_of(*object, "ms");
  lines_.push_back(std::move(line));
  return true;
}

Usage UsageReader::take() {
  std::stable_sort(lines_.begin(), lines_.end(),
                   [](const Line& a, const Line& b) { return a.time < b.time; });
  Usage usage;
  usage.bad_lines = bad_lines_;
  struct Asked {
    UsedQuery query;
    std::set<std::string> clients;
  };
  std::map<std::string, Asked> by_key;
  std::map<std::string, UsedDay> days;
  struct Last {
    std::string key;
    std::int64_t time = 0;
    bool is_opened = false;
  };
  std::map<std::string, Last> last_of;  // by client
  for (const Line& line : lines_) {
    Last& last = last_of[line.client];
    if (line.is_opening) {
      if (!last.key.empty() && !last.is_opened && line.time - last.time <= kOpenedWithin) {
        ++by_key[last.key].query.opened;
        last.is_opened = true;
      }
      continue;
    }
    const std::string key = text::comparison_key(line.query);
    const bool is_same = line.has_query && !line.client.empty() && last.key == key &&
                         line.time - last.time <= kSameAsking;
    last.time = line.time;
    if (is_same) continue;
    last.key = key;
    last.is_opened = false;
    UsedDay& day = days[day_of(line.time)];
    ++usage.searches;
    ++day.searches;
    if (line.hits == 0) {
      ++usage.without_hit;
      ++day.without_hit;
    }
    if (line.milliseconds > kSlow) ++day.slow;
    if (!line.has_query) {
      ++usage.unknown_queries;
      continue;
    }
    Asked& asked = by_key[key];
    asked.query.query = line.query;
    ++asked.query.times;
    asked.query.hits = line.hits;
    asked.query.slowest = std::max(asked.query.slowest, line.milliseconds);
    if (!line.client.empty()) asked.clients.insert(line.client);
  }
  for (auto& [name, day] : days) {
    day.day = name;
    usage.days.push_back(day);
  }
  for (auto& [key, asked] : by_key) {
    asked.query.clients = static_cast<std::uint32_t>(asked.clients.size());
    usage.queries.push_back(std::move(asked.query));
  }
  std::stable_sort(usage.queries.begin(), usage.queries.end(),
                   [](const UsedQuery& a, const UsedQuery& b) { return a.times > b.times; });
  return usage;
}

std::string to_json(const Usage& usage) {
  json::array days;
  for (const UsedDay& each : usage.days) {
    days.push_back(json::object{{"day", each.day},
                                {"searches", each.searches},
                                {"without_hit", each.without_hit},
                                {"slow", each.slow}});
  }
  json::array queries;
  for (const UsedQuery& each : usage.queries) {
    json::object query{{"query", each.query},     {"times", each.times},
                       {"clients", each.clients}, {"hits", each.hits},
                       {"opened", each.opened},   {"slowest_ms", each.slowest}};
    if (each.hits == 0) query["proposals"] = json::value_from(each.proposals);
    queries.push_back(std::move(query));
  }
  return json_text(json::object{{"searches", usage.searches},
                                {"without_hit", usage.without_hit},
                                {"unknown_queries", usage.unknown_queries},
                                {"bad_lines", usage.bad_lines},
                                {"days", std::move(days)},
                                {"queries", std::move(queries)}});
}

std::string to_csv(const Usage& usage) {
  std::string csv = kByteOrderMark;
  csv += csv_row({"検索語", "回数", "利用者数", "件数", "開かれた回数", "最も遅い応答（ミリ秒）",
                  "資料にある近い言葉"},
                 Formulas::kDefuse);
  for (const UsedQuery& each : usage.queries) {
    std::string proposals;
    for (const std::string& proposal : each.proposals)
      proposals += (proposals.empty() ? "" : "、") + proposal;
    csv += csv_row({each.query, std::to_string(each.times), std::to_string(each.clients),
                    std::to_string(each.hits), std::to_string(each.opened),
                    std::to_string(std::lround(each.slowest)), proposals},
                   Formulas::kDefuse);
  }
  return csv;
}

}  // namespace torikumi::api
