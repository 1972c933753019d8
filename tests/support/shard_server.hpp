// SPDX-License-Identifier: GPL-2.0-or-later
/// A shard behind a port, which may misbehave: what stands between a server and xapian-progsrv.
#pragma once

#include <atomic>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace torikumi::tests {

class ShardServer {
 public:
  enum class Manner {
    kSound,
    kSilent,   ///< takes connections and says nothing
    kGarbage,  ///< answers with bytes that mean nothing
    kSlow,     ///< a tenth of a second before each answer
    kShut,     ///< closes connections at once
  };

  explicit ShardServer(std::string path);
  ~ShardServer();
  ShardServer(const ShardServer&) = delete;
  ShardServer& operator=(const ShardServer&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  /// How it answers from now on; connections of another manner are closed.
  void behave(Manner manner);
  /// Messages of Xapian's remote protocol that clients have sent, counted when their connection has
  /// ended; and how many have.
  std::size_t messages() const { return messages_; }
  int ended() const { return ended_; }

  /// Serves another shard from now on.
  void serve_path(const std::string& path);

 private:
  void accept_all();
  void serve(int client);
  void answer(int from, int to);
  void keep(int descriptor);
  void close_all();

  std::mutex mutex_;
  std::string path_;
  std::atomic<Manner> manner_ = Manner::kSound;
  std::atomic<std::size_t> messages_ = 0;
  std::atomic<int> ended_ = 0;
  std::list<int> open_;
  std::list<std::thread> clients_;
  int listener_ = -1;
  unsigned port_ = 0;
  std::thread thread_;
};

}  // namespace torikumi::tests
