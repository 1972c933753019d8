// SPDX-License-Identifier: GPL-2.0-or-later
/// Service: which path answers what, by which parameters.
///
///   GET /api/v1/search?q=見守り → 200 and what torikumi search --format json prints
#pragma once

#include "server/http/message.hpp"
#include "server/service/desks.hpp"

namespace torikumi::server::service {

/// Answers requests over one database directory. Any thread; never throws.
class Service {
 public:
  explicit Service(const std::string& directory) : desks_(directory) {}

  http::Response answer(const http::Request& request);

 private:
  Desks desks_;
};

}  // namespace torikumi::server::service
