// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/shard_server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <string_view>

namespace torikumi::tests {
namespace {

/// Messages of Xapian's remote protocol in what a client sent: a type, a length, that many bytes.
std::size_t messages_in(const std::string& bytes) {
  std::size_t messages = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++messages) {
    ++at;
    std::size_t length = static_cast<unsigned char>(bytes[at++]);
    if (length == 0xFF) {
      unsigned shift = 0;
      for (bool more = true; more && at < bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        length += static_cast<std::size_t>(byte & 0x7FU) << shift;
        more = (byte & 0x80U) == 0;
      }
    }
    at += length;
  }
  return messages;
}

/// Carries bytes until one side ends; `see` is shown them first.
template <typename See>
void pump(int from, int to, See see) {
  std::array<char, 1 << 14> bytes{};
  for (ssize_t read = 0; (read = ::read(from, bytes.data(), bytes.size())) > 0;) {
    see(std::string_view(bytes.data(), static_cast<std::size_t>(read)));
    for (ssize_t done = 0; done < read;) {
      const ssize_t sent =
          ::send(to, bytes.data() + done, static_cast<std::size_t>(read - done), MSG_NOSIGNAL);
      if (sent <= 0) return;
      done += sent;
    }
  }
  ::shutdown(to, SHUT_WR);
}

}  // namespace

ShardServer::ShardServer(std::string path) : path_(std::move(path)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
  ::listen(listener_, 16);
  socklen_t size = sizeof address;
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { accept_all(); });
}

ShardServer::~ShardServer() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
  close_all();
  for (std::thread& client : clients_) client.join();
  for (const int each : open_) ::close(each);
}

void ShardServer::behave(Manner manner) {
  manner_ = manner;
  close_all();
}

void ShardServer::serve_path(const std::string& path) {
  {
    const std::lock_guard lock(mutex_);
    path_ = path;
  }
  close_all();
}

void ShardServer::keep(int descriptor) {
  const std::lock_guard lock(mutex_);
  open_.push_back(descriptor);
}

/// Who reads them meets their end; the numbers stay taken until the end of the test.
void ShardServer::close_all() {
  const std::lock_guard lock(mutex_);
  for (const int each : open_) ::shutdown(each, SHUT_RDWR);
}

void ShardServer::accept_all() {
  for (int client = 0; (client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
    keep(client);
    clients_.emplace_back([this, client] { serve(client); });
  }
}

void ShardServer::serve(int client) {
  const Manner manner = manner_;
  if (manner == Manner::kShut) {
    ::shutdown(client, SHUT_RDWR);
  } else if (manner == Manner::kSilent) {
    std::array<char, 256> bytes{};
    while (::read(client, bytes.data(), bytes.size()) > 0) continue;
  } else if (manner == Manner::kGarbage) {
    const std::string garbage(4096, '\xA7');
    [[maybe_unused]] const auto sent = ::send(client, garbage.data(), garbage.size(), MSG_NOSIGNAL);
    ::shutdown(client, SHUT_WR);
  } else {
    int ends[2];
    ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    std::string path;
    {
      const std::lock_guard lock(mutex_);
      path = path_;
    }
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(ends[1], STDIN_FILENO);
      ::dup2(ends[1], STDOUT_FILENO);
      ::execlp("xapian-progsrv", "xapian-progsrv", path.c_str(), nullptr);
      ::_exit(127);
    }
    ::close(ends[1]);
    keep(ends[0]);
    std::thread back([&] { answer(ends[0], client); });
    std::string sent;
    pump(client, ends[0], [&](std::string_view bytes) { sent += bytes; });
    back.join();
    ::waitpid(child, nullptr, 0);
    messages_ += messages_in(sent);
    ++ended_;
  }
}

void ShardServer::answer(int from, int to) {
  pump(from, to, [&](std::string_view) {
    if (manner_ == Manner::kSlow) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  });
}

}  // namespace torikumi::tests
