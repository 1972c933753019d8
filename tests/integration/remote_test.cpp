// SPDX-License-Identifier: GPL-2.0-or-later
// Shards behind Xapian's own servers answer as one local database does.
#include <gtest/gtest.h>

#include "store/generations.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Remote : public testing::Test {
 protected:
  void SetUp() override {
    if (shell("command -v xapian-progsrv").status != 0) GTEST_SKIP() << "xapian-tools is absent";
    for (const auto& [db, shards] : {std::pair{one_, "1"}, std::pair{three_, "3"}}) {
      ASSERT_EQ(
          torikumi({"index", "--db", db, "--shards", shards, "--collection",
                    project_file("index/collections/aobahama.toml"), project_file("index/sample")})
              .status,
          0);
    }
    std::string lines;
    for (std::uint32_t shard = 0; shard < 3; ++shard)
      lines += "remote :xapian-progsrv " + store::shard_path(three_, 1, shard).string() + "\n";
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

TEST_F(Remote, AShardThatDoesNotAnswerIsNamed) {
  const std::string stub =
      folder_.write("dead", "remote :xapian-progsrv " + store::shard_path(three_, 1, 0).string() +
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
