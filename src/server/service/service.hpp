// SPDX-License-Identifier: GPL-2.0-or-later
/// Service: which path answers what, by which parameters.
///
///   GET /api/v1/search?q=見守り → 200 and what torikumi search --format json prints
#pragma once

#include <atomic>

#include "server/http/message.hpp"
#include "server/service/metrics.hpp"
#include "server/service/service_options.hpp"
#include "server/service/session_pool.hpp"

namespace torikumi::server::service {

/// Answers requests over one database directory. Any thread; never throws.
class Service {
 public:
  Service(const std::string& directory, ServiceOptions options,
          std::function<void(const std::string&)> complain)
      : options_(std::move(options)), sessions_(directory, std::move(complain)) {}

  http::Response answer(const http::Request& request);

  /// What is told to a request that the network refuses: a problem, or a page to who asked for one.
  http::Response refuse(const http::Request& request, unsigned status);

  /// Takes down what was answered, and how many wait, for /metrics.
  void count(const http::Response& response, std::chrono::nanoseconds took) {
    metrics_.count(response, took);
  }
  void load(std::uint32_t waiting) { waiting_ = waiting; }

 private:
  http::Response with_session(const http::Request& request);
  http::Response metrics();
  http::Response ready();

  const ServiceOptions options_;
  SessionPool sessions_;
  Metrics metrics_;
  std::atomic<std::uint32_t> waiting_ = 0;
};

}  // namespace torikumi::server::service
