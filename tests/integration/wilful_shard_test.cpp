// SPDX-License-Identifier: GPL-2.0-or-later
// Shards that misbehave: each is told with its address, in time, and all is well once it is.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "index/generations.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/shard_server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Manner = ShardServer::Manner;
using std::chrono::seconds;

class WilfulShard : public testing::Test {
 protected:
  void SetUp() override {
    if (shell("command -v xapian-progsrv").status != 0) GTEST_SKIP() << "xapian-tools is absent";
    ASSERT_EQ(index_sample(db_, {"--shards", "2"}).status, 0);
    for (std::uint32_t shard = 0; shard < 2; ++shard)
      shards_.push_back(std::make_unique<ShardServer>(path_of(1, shard)));
    stub_ = folder_.write(
        "stub", "remote " + shards_[0]->address() + "\nremote " + shards_[1]->address() + "\n");
  }
  std::string path_of(index::GenerationNumber generation, std::uint32_t shard) const {
    return index::shard_path(db_, generation, shard).string();
  }

  /// What the server answers to a search, and how long it took.
  static std::pair<Server::Answer, double> timed(const Server& server,
                                                 const std::string& query = "見守り") {
    const auto start = std::chrono::steady_clock::now();
    Server::Answer answer = server.ask("/api/v1/search?q=" + percent(query));
    return {std::move(answer),
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()};
  }

  /// Once the shard is well again, the server finds it by itself.
  static bool recovers(const Server& server) {
    const auto end = std::chrono::steady_clock::now() + seconds(30);
    while (std::chrono::steady_clock::now() < end) {
      if (server.ask("/api/v1/search?q=" + percent("見守り")).status == 200) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return false;
  }

  /// The shard misbehaves before the server is there, and again while it answers.
  void try_out(Manner manner) {
    shards_[1]->behave(manner);
    const Server server(stub_);
    expect_refusal(server);
    shards_[1]->behave(Manner::kSound);
    ASSERT_TRUE(recovers(server));
    shards_[1]->behave(manner);
    // What is kept of former answers needs no shard: another query does.
    const auto [answer, time] = timed(server, "避難所");
    EXPECT_EQ(answer.status, 503) << answer.body;
    EXPECT_NE(answer.body.find(shards_[1]->address()), std::string::npos) << answer.body;
    EXPECT_LT(time, kDeadline);
    shards_[1]->behave(Manner::kSound);
    EXPECT_TRUE(recovers(server));
  }

  void expect_refusal(const Server& server) {
    for (int times = 0; times < 3; ++times) {
      const auto [answer, time] = timed(server);
      EXPECT_EQ(answer.status, 503);
      EXPECT_NE(answer.body.find(shards_[1]->address()), std::string::npos) << answer.body;
      EXPECT_LT(time, kDeadline);
    }
  }

  static constexpr double kDeadline = 11;  // seconds: an answer's ten, and one to notice
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  std::string stub_;
  std::vector<std::unique_ptr<ShardServer>> shards_;
};

TEST_F(WilfulShard, OneThatClosesItsConnections) { try_out(Manner::kShut); }

TEST_F(WilfulShard, OneThatAnswersGarbage) { try_out(Manner::kGarbage); }

TEST_F(WilfulShard, OneThatSaysNothing) { try_out(Manner::kSilent); }

TEST_F(WilfulShard, OneThatSaysNothingKeepsOneThreadWaitingAndNoMore) {
  shards_[1]->behave(Manner::kSilent);
  const Server server(stub_);
  expect_refusal(server);
  // While one thread tries it, the other goes on answering what needs no shard.
  std::thread trying([&] {
    std::this_thread::sleep_for(seconds(1));
    timed(server);
  });
  const auto end = std::chrono::steady_clock::now() + seconds(5);
  double longest = 0;
  while (std::chrono::steady_clock::now() < end) {
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(server.ask("/healthz").status, 200);
    longest = std::max(
        longest, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  trying.join();
  EXPECT_LT(longest, 4) << "a shard is waited for five seconds";
}

TEST_F(WilfulShard, OneThatIsSlowIsWaitedFor) {
  shards_[1]->behave(Manner::kSlow);
  const Server server(stub_);
  EXPECT_TRUE(recovers(server));
}

TEST_F(WilfulShard, OneOfAnotherGenerationIsRefused) {
  const Server server(stub_);
  ASSERT_TRUE(recovers(server));
  ASSERT_EQ(index_sample(db_, {"--shards", "2", "--rebuild"}).status, 0);
  shards_[1]->serve_path(path_of(2, 1));
  const Server later(stub_);
  const auto [answer, time] = timed(later);
  EXPECT_EQ(answer.status, 503) << answer.body;
  EXPECT_EQ(timed(server, "避難所").first.status, 503);
  shards_[0]->serve_path(path_of(2, 0));
  EXPECT_TRUE(recovers(later));
  EXPECT_TRUE(recovers(server));
}

}  // namespace
}  // namespace torikumi::tests
