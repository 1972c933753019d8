// SPDX-License-Identifier: GPL-2.0-or-later
/// A running torikumi serve on a port of its own, and what it answers.
#pragma once

#include <sys/types.h>

#include <boost/json.hpp>
#include <string>
#include <vector>

namespace torikumi::tests {

class Server {
 public:
  explicit Server(const std::string& database, const std::vector<std::string>& options = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  unsigned short port() const { return port_; }
  pid_t process() const { return child_; }
  /// The most memory that it ever had.
  long peak_kilobytes() const;

  /// Ends it and returns its exit status.
  int stop();

  /// Sends these bytes and returns all that comes back until the server closes.
  std::string exchange(const std::string& bytes) const;

  struct Answer {
    int status = 0;
    std::string head;
    std::string body;
    boost::json::object json() const { return boost::json::parse(body).as_object(); }
    bool has(const std::string& header) const { return head.find(header) != std::string::npos; }
  };
  Answer ask(const std::string& target, const std::string& method = "GET",
             const std::string& more = "", const std::string& body = "") const;

 private:
  pid_t child_ = 0;
  unsigned short port_ = 0;
};

/// As a path or query has it.
std::string percent(const std::string& text);

}  // namespace torikumi::tests
