// SPDX-License-Identifier: GPL-2.0-or-later
/// ServerOptions: where the server listens, and its limits.
///
///   {address "127.0.0.1", port 8080, threads 2, most_connections 512, …}
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace torikumi::server::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any that is free
  unsigned threads = 1;       ///< that answer

  std::uint32_t most_header = 48 * 1024;  ///< bytes, the request line included
  std::uint32_t most_body = 256 * 1024;   ///< bytes: 20,000 characters as a form sends them
  std::uint32_t most_connections = 512;
  std::uint32_t most_connections_each = 64;  ///< of one address
  std::uint32_t most_requests_each = 50;  ///< of one address a second; ten seconds' worth at once
  std::chrono::seconds time_to_send{10};  ///< a request, or to take an answer
  std::chrono::seconds time_to_answer{10};
  std::chrono::seconds idle{60};  ///< between requests

  /// Addresses whose X-Forwarded-For tells the client. Loopback addresses are not counted as one
  /// client unless they are proxies, and then what they forward is.
  std::vector<std::string> proxies;
  std::vector<std::string> origins;  ///< that may ask from their own pages; "*" for any
};

}  // namespace torikumi::server::http
