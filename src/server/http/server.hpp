// SPDX-License-Identifier: GPL-2.0-or-later
/// Server: sockets. A slow client costs no search thread, and overload is told at once.
///
///   serve({"127.0.0.1", 8080}, handler, observer, …) answers until SIGTERM or SIGINT
#pragma once

#include <cstdint>
#include <functional>

#include "server/http/message.hpp"
#include "server/http/options.hpp"

namespace torikumi::server::http {

/// Listens, calls `ready` with the port, answers, and returns after SIGTERM or SIGINT, when what
/// was running is done. Throws Error kSystem where it cannot listen.
void serve(const ServerOptions& options, const Handlers& handlers,
           const std::function<void(std::uint16_t)>& ready);

}  // namespace torikumi::server::http
