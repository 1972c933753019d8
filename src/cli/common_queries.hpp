// SPDX-License-Identifier: GPL-2.0-or-later
/// Common queries: tells which of them so many people have asked that writing one down tells of
/// nobody.
///
///   認知症 of five addresses → the fifth asking and all later ones may be kept
///
/// What fewer have asked stays in memory, as numbers made of query and address with a secret that
/// ends with the process. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace torikumi::cli {

class CommonQueries {
 public:
  /// Clients of whom a query must come.
  static constexpr std::size_t kLeastClients = 5;
  /// Queries that are remembered; the rare ones are forgotten where there are more.
  static constexpr std::size_t kMostQueries = 50'000;

  CommonQueries();

  /// Counts the asking; true where the query is common. Blanks, width and case make no difference.
  bool add(const std::string& query, const std::string& client);

 private:
  const std::string secret_;
  /// Clients of each rare query, by its comparison key.
  std::unordered_map<std::string, std::vector<std::size_t>> rare_;
  std::unordered_set<std::string> common_;
};

}  // namespace torikumi::cli
