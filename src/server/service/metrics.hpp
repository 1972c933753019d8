// SPDX-License-Identifier: GPL-2.0-or-later
/// Metrics: counters for operators, as Prometheus reads them. The only door to prometheus-cpp.
///
///   torikumi_requests_total{route="/api/v1/search",status="200"} 812
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "server/http/message.hpp"

namespace torikumi::server::service {

/// What is so just now, and not counted.
struct Present {
  std::uint32_t generation = 0;
  double indexed = 0;  ///< time of the index, seconds since 1970
  std::size_t sessions = 0;
  std::uint32_t waiting = 0;  ///< requests, when the last one began to be answered
  std::size_t synonyms = 0;   ///< groups
  bool synonyms_sound = true;
  bool ready = false;
};

/// Any thread.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  void count(const http::Response& response, std::chrono::nanoseconds took);
  /// The text format, version 0.0.4.
  std::string text(const Present& present);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace torikumi::server::service
