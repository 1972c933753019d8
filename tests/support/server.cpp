// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/server.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio.hpp>
#include <fstream>
#include <stdexcept>

namespace torikumi::tests {

using boost::asio::ip::tcp;

Server::Server(const std::string& database, const std::vector<std::string>& options) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::vector<std::string> words{"torikumi", "serve",       "--db",      database,
                                 "--listen", "127.0.0.1:0", "--threads", "2"};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    ::execv(TORIKUMI_PROGRAM, arguments.data());
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string line;
  for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) line.push_back(c);
  ::close(ends[0]);
  const std::size_t slash = line.rfind('/');
  const std::size_t colon = line.rfind(':');
  if (colon == std::string::npos || slash < colon) throw std::runtime_error("no port: " + line);
  port_ = static_cast<unsigned short>(std::stoi(line.substr(colon + 1, slash - colon - 1)));
}

Server::~Server() {
  if (child_ > 0) stop();
}

int Server::stop() {
  ::kill(child_, SIGTERM);
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Server::exchange(const std::string& bytes) const {
  boost::asio::io_context io;
  tcp::socket socket(io);
  socket.connect({boost::asio::ip::make_address("127.0.0.1"), port_});
  boost::system::error_code end;
  boost::asio::write(socket, boost::asio::buffer(bytes), end);
  std::string answer;
  boost::asio::read(socket, boost::asio::dynamic_buffer(answer), end);
  return answer;
}

namespace {

/// A chunked body as one; as far as it goes, without its end. (RFC 9112, 7.1)
std::string joined_chunks(const std::string& body) {
  std::string joined;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t line = body.find("\r\n", at);
    if (line == std::string::npos) break;
    const std::size_t size = std::stoul(body.substr(at, line - at), nullptr, 16);
    joined += body.substr(line + 2, size);
    at = line + 2 + size + 2;
  }
  return joined;
}

}  // namespace

Server::Answer Server::ask(const std::string& target, const std::string& method,
                           const std::string& more, const std::string& body) const {
  const std::string all =
      exchange(method + " " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + more +
               (body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") +
               "\r\n" + body);
  Answer answer;
  const std::size_t blank = all.find("\r\n\r\n");
  if (all.size() < 12 || blank == std::string::npos) return answer;
  answer.status = std::stoi(all.substr(9, 3));
  answer.head = all.substr(0, blank);
  answer.body = all.substr(blank + 4);
  if (answer.has("Transfer-Encoding: chunked")) answer.body = joined_chunks(answer.body);
  return answer;
}

long Server::peak_kilobytes() const {
  std::ifstream status("/proc/" + std::to_string(child_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  }
  return 0;
}

std::string percent(const std::string& text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

}  // namespace torikumi::tests
