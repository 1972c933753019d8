// SPDX-License-Identifier: GPL-2.0-or-later
#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/descriptor.hpp"
#include "base/error.hpp"
#include "cli/doctor/finding.hpp"
#include "index/generations.hpp"

namespace torikumi::cli {
namespace {

using Level = Finding::Level;

/// What GET /readyz answers, head and body, as far as it comes within five seconds; nothing where
/// nobody listens there.
std::optional<std::string> readiness(const std::string& address, const std::string& port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(address.c_str(), port.c_str(), &wanted, &found) != 0) return std::nullopt;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, ::freeaddrinfo);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
    const base::Descriptor socket(::socket(each->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const timeval patience{1, 0};
    ::setsockopt(socket.number, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket.number, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const std::string request =
        "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    if (socket.number < 0 || ::connect(socket.number, each->ai_addr, each->ai_addrlen) != 0 ||
        ::send(socket.number, request.data(), request.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(request.size()))
      continue;
    constexpr std::size_t kMost = 65'536;
    char bytes[4096];
    std::string answer;
    while (answer.size() < kMost && std::chrono::steady_clock::now() < end) {
      const ssize_t n = ::recv(socket.number, bytes, sizeof bytes, 0);
      if (n <= 0) break;
      answer.append(bytes, static_cast<std::size_t>(n));
    }
    return answer;
  }
  return std::nullopt;
}

void look_at_port(const std::string& address, std::uint16_t port, const std::string& directory,
                  std::vector<Finding>& found) {
  const bool is_v6 = address.find(':') != std::string::npos;
  const std::string listen = (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
  const auto answer = readiness(address, std::to_string(port));
  if (!answer) {
    found.push_back({"server", Level::kWarning, "nothing answers at " + listen,
                     "torikumi serve --db " + directory + " --listen " + listen +
                         ", or name the address with --listen"});
    return;
  }
  const std::size_t body = answer->find("\r\n\r\n");
  boost::system::error_code error;
  const auto parsed = boost::json::parse(
      body == std::string::npos ? std::string_view() : std::string_view(*answer).substr(body + 4),
      error);
  const auto* object = error ? nullptr : parsed.if_object();
  const auto* generation = object == nullptr ? nullptr : object->if_contains("generation");
  if (!answer->starts_with("HTTP/1.1 200") || generation == nullptr || !generation->is_int64()) {
    found.push_back({"server", Level::kWrong,
                     "what answers at " + listen + " is not torikumi, or cannot search",
                     "see what listens there: ss -ltnp; and its log: journalctl -u torikumi"});
    return;
  }
  std::optional<index::Published> published;
  try {
    published = index::read_if_sound(directory);
  } catch (const base::Error&) {
    // Told by the look at the database.
  }
  if (published && published->present != generation->as_int64()) {
    found.push_back({"server", Level::kWarning,
                     listen + " answers with generation " + std::to_string(generation->as_int64()) +
                         ", " + directory + " holds " + std::to_string(published->present),
                     "see whether the server has another --db: systemctl cat torikumi"});
    return;
  }
  if (const auto* warnings = object->if_contains("warnings");
      warnings != nullptr && warnings->is_array() && !warnings->get_array().empty() &&
      warnings->get_array().front().is_string()) {
    found.push_back(
        {"server", Level::kWarning, std::string(warnings->get_array().front().as_string()), ""});
    return;
  }
  found.push_back({"server", Level::kGood,
                   listen + " answers with generation " + std::to_string(generation->as_int64()),
                   ""});
}

void look_at_unit(std::vector<Finding>& found) {
  // Only a machine that systemd runs has units.
  if (!std::filesystem::exists("/run/systemd/system")) return;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
      ::popen("systemctl is-active torikumi 2>/dev/null", "r"), ::pclose);
  char line[64] = "";
  if (!pipe || std::fgets(line, sizeof line, pipe.get()) == nullptr) return;
  std::string state(line);
  while (state.ends_with('\n')) state.pop_back();
  if (state == "active") {
    found.push_back({"unit", Level::kGood, "torikumi.service is active", ""});
  } else {
    found.push_back({"unit", Level::kWarning, "torikumi.service is " + state,
                     "systemctl status torikumi tells why; systemctl enable --now torikumi"});
  }
}

}  // namespace

std::vector<Finding> look_at_server(const std::string& address, std::uint16_t port,
                                    const std::string& directory) {
  std::vector<Finding> found;
  look_at_port(address, port, directory, found);
  look_at_unit(found);
  return found;
}

}  // namespace torikumi::cli
