// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/usage.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "api/csv.hpp"
#include "api/json_text.hpp"
#include "base/time.hpp"
#include "text/normalise.hpp"

namespace torikumi::api {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMinute = 60'000;  // milliseconds
constexpr std::int64_t kSameAsking = 10 * kMinute;
constexpr std::int64_t kOpenedWithin = 30 * kMinute;

/// Milliseconds since 1970.
std::optional<std::int64_t> time_of(const std::string& text) {
  constexpr std::size_t kToSeconds = 19;  // 2026-11-24T04:00:00
  const auto seconds = base::seconds_of_utc(text.substr(0, kToSeconds) + "Z");
  if (!seconds) return std::nullopt;
  const bool has_fraction = text.size() > kToSeconds && text[kToSeconds] == '.';
  const int fraction = has_fraction ? std::atoi(text.substr(kToSeconds + 1, 3).c_str()) : 0;
  return std::int64_t{*seconds} * 1000 + fraction;
}

std::string day_of(std::int64_t time) {
  const std::tm parts = base::in_japan(time / 1000);
  char day[16];
  std::strftime(day, sizeof day, "%Y-%m-%d", &parts);
  return day;
}

std::string text_of(const json::object& line, const char* name) {
  const json::value* value = line.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

/// From 0 to `most`; 0 where it is no number.
double number_of(const json::object& line, const char* name, double most) {
  const json::value* value = line.if_contains(name);
  if (value == nullptr || !value->is_number()) return 0;
  const double number = value->to_number<double>();
  return number > 0 ? std::min(number, most) : 0;  // NaN is no number either
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
  // A browser that has the page still gets 304; what took too long gets 503.
  const double status = number_of(*object, "status", 999);
  if (status != 200 && status != 304 && status != 503) return true;
  Line line;
  line.time = *time;
  line.client = text_of(*object, "client");
  line.is_search = route == "/search" || route == "/api/v1/search";
  line.is_opening = route == "/initiatives/{id}";
  line.is_answered = status == 200 && object->contains("hits");
  if (const json::value* narrowed = object->if_contains("narrowed"))
    line.is_narrowed = narrowed->is_bool() && narrowed->get_bool();
  if (!line.is_search && !line.is_opening) return true;
  line.query = text_of(*object, "query");
  line.has_query = object->contains("query");
  // The list of everything is no search.
  if (line.is_search && line.has_query && text::comparison_key(line.query).empty()) return true;
  line.hits = static_cast<std::uint32_t>(number_of(*object, "hits", 1e9));
  line.milliseconds = number_of(*object, "ms", 1e9);
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
    bool is_answered = false;  ///< without filters, so that the number of hits tells something
  };
  std::map<std::string, Asked> by_key;
  std::map<std::string, UsedDay> days;
  struct Client {
    std::map<std::string, std::int64_t> asked;  ///< when each query was last counted
    std::string last;                           ///< query
    std::int64_t time = 0;
    bool is_opened = true;
  };
  std::map<std::string, Client> clients;
  for (const Line& line : lines_) {
    // Who asked is not known: nothing can be told of what came before.
    Client nobody;
    Client& client = line.client.empty() ? nobody : clients[line.client];
    if (line.is_opening) {
      // Where no address is kept, the query that led there may be.
      const auto led = by_key.find(text::comparison_key(line.query));
      if (line.client.empty() && line.has_query && led != by_key.end()) ++led->second.query.opened;
      if (!client.is_opened && line.time - client.time <= kOpenedWithin)
        ++by_key[client.last].query.opened;
      client.is_opened = true;
      continue;
    }
    const std::string key = text::comparison_key(line.query);
    if (line.has_query) {
      Asked& asked = by_key[key];
      asked.query.query = line.query;
      // Filters leave nothing of much that is there.
      if (line.is_answered && !line.is_narrowed) {
        asked.query.hits = line.hits;
        asked.is_answered = true;
      }
      asked.query.slowest = std::max(asked.query.slowest, line.milliseconds);
      if (!line.client.empty()) asked.clients.insert(line.client);
      const auto known = client.asked.find(key);
      const bool is_same = known != client.asked.end() && line.time - known->second <= kSameAsking;
      if (is_same) continue;
      client.asked[key] = line.time;
      client.last = key;
      client.time = line.time;
      client.is_opened = false;
      ++asked.query.times;
    } else {
      ++usage.unknown_queries;
    }
    UsedDay& day = days[day_of(line.time)];
    ++usage.searches;
    ++day.searches;
    if (line.is_answered && !line.is_narrowed && line.hits == 0) {
      ++usage.without_hit;
      ++day.without_hit;
    }
    if (line.milliseconds > kSlowAnswer) ++day.slow;
  }
  for (auto& [name, day] : days) {
    day.day = name;
    usage.days.push_back(day);
  }
  for (auto& [key, asked] : by_key) {
    asked.query.clients = static_cast<std::uint32_t>(asked.clients.size());
    asked.query.is_found = !asked.is_answered || asked.query.hits > 0;
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
    if (!each.is_found) query["proposals"] = json::value_from(each.proposals);
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
                  "資料にある近い語"},
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
