// SPDX-License-Identifier: GPL-2.0-or-later
/// Service: which path answers what, by which parameters.
///
///   GET /api/v1/search?q=見守り → 200 and what torikumi search --format json prints
#pragma once

#include "server/http/message.hpp"
#include "server/service/desks.hpp"
#include "server/service/metrics.hpp"

namespace torikumi::server::service {

/// Answers requests over one database directory. Any thread; never throws.
class Service {
 public:
  Service(const std::string& directory, std::function<void(const std::string&)> complain)
      : desks_(directory, std::move(complain)) {}

  http::Response answer(const http::Request& request);

  /// Takes down what was answered, for /metrics.
  void count(const http::Response& response, std::chrono::nanoseconds took) {
    metrics_.count(response, took);
  }

 private:
  http::Response at_a_desk(const http::Request& request);
  http::Response metrics();
  http::Response ready();

  Desks desks_;
  Metrics metrics_;
};

}  // namespace torikumi::server::service
