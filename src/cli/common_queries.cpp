// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/common_queries.hpp"

#include <algorithm>
#include <functional>
#include <random>

#include "text/normalise.hpp"

namespace torikumi::cli {
namespace {

std::string random_text() {
  std::random_device random;
  std::string text;
  for (int i = 0; i < 4; ++i) text += std::to_string(random()) + "/";
  return text;
}

}  // namespace

CommonQueries::CommonQueries() : secret_(random_text()) {}

bool CommonQueries::add(const std::string& query, const std::string& client) {
  const std::string key = text::comparison_key(query);
  if (common_.contains(key)) return true;
  if (rare_.size() >= kMostQueries && !rare_.contains(key)) rare_.clear();
  std::vector<std::size_t>& clients = rare_[key];
  const std::size_t number = std::hash<std::string>()(secret_ + key + "/" + client);
  if (std::find(clients.begin(), clients.end(), number) == clients.end()) clients.push_back(number);
  if (clients.size() < kLeastClients) return false;
  rare_.erase(key);
  if (common_.size() < kMostQueries) common_.insert(key);
  return true;
}

}  // namespace torikumi::cli
