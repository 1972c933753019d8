// SPDX-License-Identifier: GPL-2.0-or-later
/// Listen: where the server listens, as --listen has it.
///
///   127.0.0.1:8080 · [::1]:8080 · :8080, which is loopback
#pragma once

#include <string>

#include "server/http/options.hpp"

namespace torikumi::cli {

/// Throws Error kUsage for what is no ADDRESS:PORT.
void read_listen(const std::string& text, server::http::ServerOptions& options);

}  // namespace torikumi::cli
