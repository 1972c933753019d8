// SPDX-License-Identifier: GPL-2.0-or-later
#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/doctor/finding.hpp"
#include "index/generations.hpp"

namespace torikumi::cli {
namespace {

using Level = Finding::Level;

/// What GET /readyz answers, head and body; nothing where nobody listens there.
std::optional<std::string> readiness(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  std::string host = listen.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const std::string port = colon == std::string::npos ? "" : listen.substr(colon + 1);
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &wanted, &found) != 0) return std::nullopt;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, ::freeaddrinfo);
  const int socket = ::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return std::nullopt;
  const timeval patience{3, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  std::optional<std::string> answer;
  const std::string request =
      "GET /readyz HTTP/1.1\r\nHost: " + listen + "\r\nConnection: close\r\n\r\n";
  if (::connect(socket, found->ai_addr, found->ai_addrlen) == 0 &&
      ::send(socket, request.data(), request.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(request.size())) {
    constexpr std::size_t kMost = 65'536;
    char bytes[4096];
    answer.emplace();
    for (ssize_t n = 1; n > 0 && answer->size() < kMost;) {
      n = ::recv(socket, bytes, sizeof bytes, 0);
      if (n > 0) answer->append(bytes, static_cast<std::size_t>(n));
    }
  }
  ::close(socket);
  return answer;
}

void look_at_port(const std::string& listen, const std::string& directory,
                  std::vector<Finding>& found) {
  const auto answer = readiness(listen);
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
  if (generation == nullptr || !generation->is_int64()) {
    found.push_back({"server", Level::kWrong,
                     "what answers at " + listen + " is not torikumi, or cannot search",
                     "see what listens there: ss -ltnp; and its log: journalctl -u torikumi"});
    return;
  }
  const auto published = index::read_if_sound(directory);
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

std::vector<Finding> look_at_server(const std::string& listen, const std::string& directory) {
  std::vector<Finding> found;
  look_at_port(listen, directory, found);
  look_at_unit(found);
  return found;
}

}  // namespace torikumi::cli
