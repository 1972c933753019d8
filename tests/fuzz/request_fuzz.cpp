// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever a request's first line and body are: an answer comes, well formed, and none is a fault
// of the program. The first line of the input is "METHOD TARGET", the rest is the body.
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "base/utf8.hpp"
#include "server/service/service.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

using namespace torikumi;

namespace {

/// A service over a small index that lasts as long as the process.
server::service::Service& service() {
  static const tests::TemporaryFolder folder;
  static const bool made = [] {
    return tests::torikumi({"index", "--db", folder / "db", "--collection",
                            tests::project_file("index/collections/aobahama.toml"),
                            tests::project_file("index/sample")})
               .status == 0;
  }();
  if (!made) std::abort();
  static server::service::Service service(folder / "db", {}, [](const std::string&) {});
  return service;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string line = bytes.substr(0, bytes.find('\n'));
  const std::size_t blank = std::min(line.find(' '), line.size());
  server::http::Request request;
  request.method = line.substr(0, blank);
  const auto target = server::http::parse_target(line.substr(std::min(blank + 1, line.size())));
  if (!target) return 0;
  request.path = target->path;
  request.parameters = target->parameters;
  request.host = "x";
  if (line.size() < bytes.size()) request.body = bytes.substr(line.size() + 1);
  server::http::Response response = service().answer(request);
  if (response.more) {
    for (std::string piece = response.more(); !piece.empty(); piece = response.more())
      response.body += piece;
  }
  const bool text = response.type.find("Shift_JIS") == std::string::npos &&
                    response.type.find("image/") == std::string::npos;
  if (response.status == 500 || response.status < 200 ||
      (text && base::first_invalid(response.body) != std::string::npos)) {
    std::cerr << "broken: " << response.status << " to " << line << std::endl;
    std::abort();
  }
  return 0;
}
