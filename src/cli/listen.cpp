// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/listen.hpp"

#include <charconv>

#include "base/error.hpp"

namespace torikumi::cli {

void read_listen(const std::string& text, server::http::ServerOptions& options) {
  const std::size_t colon = text.rfind(':');
  unsigned port = 65536;
  if (colon != std::string::npos) {
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, port);
    if (error != std::errc() || stop != end) port = 65536;
  }
  if (port > 65535) {
    throw base::Error(base::Code::kUsage, "--listen " + text + " is no ADDRESS:PORT",
                      "give it as 127.0.0.1:8080 or [::1]:8080");
  }
  options.port = static_cast<std::uint16_t>(port);
  std::string address = text.substr(0, colon);
  if (address.starts_with('[') && address.ends_with(']'))
    address = address.substr(1, address.size() - 2);
  if (!address.empty()) options.address = address;
}

}  // namespace torikumi::cli
