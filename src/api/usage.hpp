// SPDX-License-Identifier: GPL-2.0-or-later
/// Usage: what was searched, read back from access logs.
///
///   認知症カフェ: 12 times by 7 people, 0 hits · 見守り: 40 times, opened 31 times
///
/// One person who asks the same within ten minutes, to turn a page or to go back, has asked once.
/// Times are taken as UTC, which the server writes.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace torikumi::api {

/// Milliseconds; a later answer is called slow.
inline constexpr double kSlowAnswer = 1000;

struct UsedQuery {
  std::string query;
  std::uint32_t times = 0;
  std::uint32_t clients = 0;           ///< addresses; 0 where the log holds none
  std::uint32_t hits = 0;              ///< when it was asked last without filters
  bool is_found = true;                ///< false if it was asked without filters and had no hit
  std::uint32_t opened = 0;            ///< times that an initiative was opened within half an hour
  double slowest = 0;                  ///< milliseconds
  std::vector<std::string> proposals;  ///< what the collection says instead, of one without a hit
};

struct UsedDay {
  std::string day;  ///< of Japan, 2026-11-24
  std::uint32_t searches = 0;
  std::uint32_t without_hit = 0;
  std::uint32_t slow = 0;  ///< answered later than kSlowAnswer
};

struct Usage {
  std::uint32_t searches = 0;
  std::uint32_t without_hit = 0;
  std::uint32_t unknown_queries = 0;  ///< searches whose words the log does not hold
  std::uint32_t bad_lines = 0;
  std::vector<UsedDay> days;       ///< ascending
  std::vector<UsedQuery> queries;  ///< the most asked first, then by name
};

/// Gathers lines of access logs, as api::access_line writes them, in the order of time. Lines that
/// are none are counted and passed over. One thread.
class UsageReader {
 public:
  void read(std::istream& log);
  Usage take();

 private:
  struct Line {
    std::int64_t time = 0;  ///< milliseconds since 1970
    std::string client;
    bool is_search = false;
    bool is_opening = false;
    bool has_query = false;
    bool is_answered = false;
    bool is_narrowed = false;
    std::string query;
    std::uint32_t hits = 0;
    double milliseconds = 0;
  };
  bool read_line(const std::string& text);

  std::vector<Line> lines_;
  std::uint32_t bad_lines_ = 0;
};

/// For programs; a workbook's reader takes the CSV, a row for each query.
std::string to_json(const Usage& usage);
std::string to_csv(const Usage& usage);

}  // namespace torikumi::api
