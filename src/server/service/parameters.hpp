// SPDX-License-Identifier: GPL-2.0-or-later
/// Parameters: those of one request, each checked when it is asked for; what nobody asked for is
/// refused.
///
///   ?q=見守り&limit=500 → invalid: limit must be a whole number from 1 to 100
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "api/problem.hpp"
#include "server/http/message.hpp"

namespace torikumi::server::service {

class Parameters {
 public:
  explicit Parameters(const http::Pairs& given) : given_(given) {}

  std::string text(const std::string& name);
  std::vector<std::string> list(const std::string& name);
  std::uint32_t number(const std::string& name, std::uint32_t otherwise, std::uint32_t least,
                       std::uint32_t most);
  /// The first of `choices` where nothing is given.
  std::string choice(const std::string& name, const std::vector<std::string>& choices);

  /// Those of `choices` that are given, each as often as it is; others are refused.
  std::vector<std::string> choices(const std::string& name,
                                   const std::vector<std::string>& choices);

  /// Calls a value that was asked for wrong.
  void refuse(const std::string& name, const std::string& reason) {
    bad_.emplace_back(name, reason);
  }

  /// What is wrong with them, once all were asked for: bad values, names that come twice where one
  /// is meant, unknown names.
  api::InvalidParameters invalid() const;

 private:
  const http::Pairs& given_;
  std::set<std::string> known_;
  api::InvalidParameters bad_;
};

}  // namespace torikumi::server::service
