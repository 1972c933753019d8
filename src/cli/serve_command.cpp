// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi serve: the query server.
#include <algorithm>
#include <charconv>
#include <ostream>
#include <thread>

#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "server/http/server.hpp"
#include "server/service/service.hpp"

namespace torikumi::cli {
namespace {

/// "127.0.0.1:8080", "[::1]:8080", or ":8080" for the loopback address.
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

}  // namespace

int run_serve(const Words& words, const Streams& streams) {
  Options options("serve", "[--db DIR] [--listen ADDR:PORT] [--threads N]",
                  "Answers the JSON API over HTTP until SIGTERM or an interrupt. A finished "
                  "torikumi index is seen\n"
                  "within a second, without a restart.");
  options.database()
      .text("listen", "ADDR:PORT",
            "where to listen (127.0.0.1:8080); port 0 takes any that is free")
      .text("threads", "N", "threads that search (one a processor)");
  if (!options.parse(words, streams)) return kDone;
  server::http::ServerOptions wanted;
  read_listen(options.text_of("listen", "127.0.0.1:8080"), wanted);
  wanted.threads = options.number_of(
      "threads", std::max(1U, std::min(64U, std::thread::hardware_concurrency())), 1, 64);
  server::service::Service service(options.database_directory());
  const server::http::Handler handler = [&](const server::http::Request& request) {
    return service.answer(request);
  };
  server::http::serve(wanted, handler, [&](std::uint16_t port) {
    streams.err << "torikumi serves " << options.database_directory() << " at http://"
                << (wanted.address.find(':') == std::string::npos ? wanted.address
                                                                  : "[" + wanted.address + "]")
                << ":" << port << "/" << std::endl;
  });
  return kDone;
}

}  // namespace torikumi::cli
