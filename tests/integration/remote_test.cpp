// SPDX-License-Identifier: GPL-2.0-or-later
// Shards behind Xapian's own servers answer as one local database does.
#include <gtest/gtest.h>
#include <unistd.h>

#include <memory>
#include <thread>

#include "index/generations.hpp"
#include "support/index_test.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/shard_server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Remote : public testing::Test {
 protected:
  void SetUp() override {
    if (shell("command -v xapian-progsrv").status != 0) GTEST_SKIP() << "xapian-tools is absent";
    for (const auto& [db, shards] : {std::pair{one_, "1"}, std::pair{three_, "3"}}) {
      ASSERT_EQ(index_sample(db, {"--shards", shards}).status, 0);
    }
    std::string lines;
    for (std::uint32_t shard = 0; shard < 3; ++shard)
      lines += "remote :xapian-progsrv " + index::shard_path(three_, 1, shard).string() + "\n";
    stub_ = folder_.write("stub", lines);
  }

  /// An answer without how long it took.
  static std::string timeless(std::string answer) {
    const std::size_t at = answer.find("\"took_ms\":");
    if (at != std::string::npos) answer.erase(at, answer.find(',', at) - at);
    return answer;
  }

  std::string search(const std::string& db, const std::string& query) {
    const Outcome outcome = torikumi({"search", "--db", db, "--format", "json", "--", query});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return timeless(outcome.out);
  }

  TemporaryFolder folder_;
  std::string one_ = folder_ / "one";
  std::string three_ = folder_ / "three";
  std::string stub_;
};

TEST_F(Remote, ShardsAnswerAsOneDatabaseDoes) {
  for (const char* query : {"", "見守り", "取組", "\"避難\"", "平成26年", "特養", "見守*", "環境局",
                            "ひとり暮らしの高齢者を地域で見守るには", "高齢者 -見守り"})
    EXPECT_EQ(search(stub_, query), search(one_, query)) << query;
  const Server server(stub_);
  const Server local(one_);
  const std::string path = "/api/v1/search?sort=title&q=" + percent("高齢者");
  EXPECT_EQ(timeless(server.ask(path).body), timeless(local.ask(path).body));
}

TEST_F(Remote, OpeningTakesAsManyMessagesHoweverManyRecordsThereAre) {
  const auto messages = [&](int rows) {
    const std::string name = std::to_string(rows);
    const std::string db = folder_ / ("db" + name);
    EXPECT_EQ(torikumi({"index", "--db", db, "--shards", "3",
                        folder_.write("t" + name + ".tsv", table(rows))})
                  .status,
              0);
    std::string lines;
    std::vector<std::unique_ptr<ShardServer>> shards;
    for (std::uint32_t shard = 0; shard < 3; ++shard) {
      shards.push_back(std::make_unique<ShardServer>(index::shard_path(db, 1, shard).string()));
      lines += "remote " + shards.back()->address() + "\n";
    }
    const std::string stub = folder_.write("stub" + name, lines);
    const Outcome found = torikumi(
        {"search", "--db", stub, "--format", "json", "--sort", "title", "--", "現状 方向"});
    EXPECT_EQ(found.status, 0) << found.err;
    EXPECT_EQ(found.json().at("total").to_number<int>(), rows);
    EXPECT_EQ(torikumi({"matrix", "--db", stub, "--rows", "departments"}).status, 0);
    std::size_t all = 0;
    for (auto& shard : shards) {
      // A connection's messages are counted when it has ended.
      for (int tries = 0; tries < 500 && shard->ended() < 2; ++tries) ::usleep(10'000);
      all += shard->messages();
    }
    return all;
  };
  const std::size_t few = messages(60);
  EXPECT_GT(few, 20u);
  EXPECT_LE(messages(5000), few + few / 4);
}

TEST_F(Remote, AReplicatedShardAnswersAsItsMaster) {
  if (shell("command -v xapian-replicate").status != 0) GTEST_SKIP() << "xapian-tools is absent";
  // Any free port will do; another process may take the one that is tried.
  std::string copy;
  for (int port = 17100; copy.empty() && port < 17120; ++port) {
    const std::string at = std::to_string(port);
    const std::string folder = folder_ / ("copy" + at);
    const Outcome outcome =
        shell("setsid xapian-replicate-server --interface=127.0.0.1 --port=" + at + " '" +
              index::shard_path(one_, 1, 0).parent_path().string() +
              "' & server=$!; for try in 1 2 3 4 5 6 7 8 9 10; do sleep 0.2; xapian-replicate "
              "--host=127.0.0.1 --port=" +
              at + " --master=0 --one-shot '" + folder +
              "' 2>/dev/null && break; done; kill -- -$server; test -f '" + folder + "/XAPIANDB'");
    if (outcome.status == 0) copy = folder;
  }
  ASSERT_FALSE(copy.empty());
  const std::string stub = folder_.write("replica", "remote :xapian-progsrv " + copy + "\n");
  for (const char* query : {"", "見守り", "平成26年", "\"避難\""})
    EXPECT_EQ(search(stub, query), search(one_, query)) << query;
}

TEST_F(Remote, SeveralFrontsServeTheSameShardsAlike) {
  const Server first(stub_);
  const Server second(stub_);
  for (const char* path : {"/api/v1/search?q=%E8%A6%8B%E5%AE%88%E3%82%8A", "/api/v1/matrix",
                           "/api/v1/suggest?q=%E3%81%8F", "/api/v1/themes"}) {
    const Server::Answer one = first.ask(path);
    EXPECT_EQ(one.status, 200) << path;
    EXPECT_EQ(timeless(one.body), timeless(second.ask(path).body)) << path;
  }
}

TEST_F(Remote, ServeShardsFollowsNewGenerations) {
  const std::string stub = folder_ / "served.stub";
  const std::string wait_for =
      "for try in $(seq 100); do grep -qs \":$1\" '" + stub + "' && break; sleep 0.1; done; ";
  const std::string more = folder_.write(
      "more.tsv",
      std::string(kHeader) + row("港南区役所", "灯台守", "福祉", "灯台を守る。", "続ける。"));
  const std::string source = "--collection '" + project_file("index/collections/aobahama.toml") +
                             "' '" + project_file("index/sample") + "' ";
  const Outcome outcome =
      shell("wait_for() { " + wait_for + "}; '" + project_file("tools/service/serve-shards") +
            "' '" + three_ + "' '" + stub +
            "' 17201 >/dev/null & served=$!; wait_for 17201; $TORIKUMI search --db '" + stub +
            "' 灯台守 | head -n 1; $TORIKUMI index --db '" + three_ + "' --shards 3 " + source +
            "'" + more + "' >/dev/null 2>&1; wait_for 17204; $TORIKUMI search --db '" + stub +
            "' 灯台守 | head -n 1; kill $served; wait $served");
  EXPECT_EQ(outcome.out, "0 initiatives\n1 initiative\n") << outcome.err;
}

TEST_F(Remote, AShardThatDoesNotAnswerIsNamed) {
  const std::string stub =
      folder_.write("dead", "remote :xapian-progsrv " + index::shard_path(three_, 1, 0).string() +
                                "\nremote 127.0.0.1:1\n");
  const Outcome outcome = torikumi({"search", "--db", stub, "見守り"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("the shard 127.0.0.1:1 does not answer"), std::string::npos)
      << outcome.err;
  const Server server(stub);
  const Server::Answer answer = server.ask("/api/v1/search?q=a");
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("127.0.0.1:1 "), std::string::npos) << answer.body;
  EXPECT_EQ(torikumi({"search", "--db", folder_.write("bad", "nonsense\n"), "a"}).status, 1);
}

}  // namespace
}  // namespace torikumi::tests
