// SPDX-License-Identifier: GPL-2.0-or-later
/// Server: sockets and their limits. A slow client costs no search thread, and overload is told at
/// once.
///
///   serve({"127.0.0.1", 8080}, handler, …) answers until SIGTERM or SIGINT
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "server/http/message.hpp"

namespace torikumi::server::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any that is free
  unsigned threads = 1;       ///< that answer
};

/// Listens, calls `ready` with the port, answers, and returns after SIGTERM or SIGINT, when what
/// was running is done. Throws Error kSystem where it cannot listen.
void serve(const ServerOptions& options, const Handler& handler,
           const std::function<void(std::uint16_t)>& ready);

}  // namespace torikumi::server::http
