// SPDX-License-Identifier: GPL-2.0-or-later
// What the query server refuses, keeps, and tells its operator.
#include <gtest/gtest.h>

#include <boost/asio.hpp>
#include <thread>

#include "base/file.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using boost::asio::ip::tcp;

class ServeLimits : public testing::Test {
 protected:
  void SetUp() override {
    const std::string text = std::string(kHeader) + row("中原区役所", "見守り", "福祉",
                                                        "高齢者の見守りを進める。", "続ける。");
    ASSERT_EQ(torikumi({"index", "--db", db_, folder_.write("t.tsv", text)}).status, 0);
  }

  static std::string from(const std::string& client) {
    return "X-Forwarded-For: 203.0.113.9, " + client + "\r\n";
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(ServeLimits, AClientThatAsksTooOftenIsSentAwayAndOthersAreNot) {
  const Server server(db_, {"--proxy", "127.0.0.1", "--max-requests-each", "1"});
  int refused = 0;
  for (int i = 0; i < 20; ++i) {
    const Server::Answer answer = server.ask("/healthz", "GET", from("198.51.100.7"));
    if (answer.status == 429) {
      ++refused;
      EXPECT_TRUE(answer.has("Retry-After: "));
    }
  }
  EXPECT_GE(refused, 5);
  EXPECT_EQ(server.ask("/healthz", "GET", from("198.51.100.8")).status, 200);
}

TEST_F(ServeLimits, WithoutATrustedProxyAForwardedAddressIsNotBelieved) {
  const Server server(db_, {"--max-requests-each", "1"});
  for (int i = 0; i < 30; ++i)
    EXPECT_EQ(server.ask("/healthz", "GET", from("198.51.100.7")).status, 200);
}

TEST_F(ServeLimits, HeaderAndBodyMayBeMadeSmaller) {
  const Server server(db_, {"--max-header", "1024", "--max-body", "2048"});
  EXPECT_EQ(server.ask("/healthz", "GET", "X: " + std::string(2000, 'a') + "\r\n").status, 431);
  EXPECT_EQ(server.ask("/api/v1/related", "POST", "", std::string(3000, 'a')).status, 413);
}

TEST_F(ServeLimits, WhoAskedForAPageIsToldByAPage) {
  const Server server(db_, {"--proxy", "127.0.0.1", "--max-requests-each", "1"});
  const Server::Answer large = server.ask("/search?q=" + std::string(60'000, 'a'));
  EXPECT_EQ(large.status, 431);
  EXPECT_TRUE(large.has("Content-Type: text/html"));
  EXPECT_NE(large.body.find("アドレスが長すぎます"), std::string::npos);
  EXPECT_EQ(server.ask("/draft", "POST", "", std::string(300'000, 'a')).status, 413);
  Server::Answer last;
  for (int i = 0; i < 20; ++i) last = server.ask("/search?q=a", "GET", from("198.51.100.7"));
  EXPECT_EQ(last.status, 429);
  EXPECT_NE(last.body.find("少し待って"), std::string::npos);
}

TEST_F(ServeLimits, ARequestNamesItsHostOnce) {
  const Server server(db_);
  EXPECT_EQ(server.exchange("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").substr(9, 3), "400");
  EXPECT_EQ(server.ask("/", "GET", "Host: other\r\n").status, 400);
  EXPECT_EQ(server.exchange("GET /healthz HTTP/1.0\r\n\r\n").substr(9, 3), "200");
}

TEST_F(ServeLimits, LinksOfAFeedAreAsItsReaderReachesIt) {
  const Server server(db_, {"--proxy", "127.0.0.1"});
  const std::string target = "/search.atom?q=" + percent("見守り");
  EXPECT_NE(server.ask(target, "GET", "X-Forwarded-Proto: https\r\n").body.find("https://x/"),
            std::string::npos);
  EXPECT_NE(server.ask(target).body.find("http://x/"), std::string::npos);
}

TEST_F(ServeLimits, AnUnusedConnectionIsClosed) {
  const Server server(db_, {"--idle-seconds", "1"});
  // It comes back only because the server closes.
  const std::string answer = server.exchange("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(answer.substr(9, 3), "200");
}

TEST_F(ServeLimits, AClientThatSendsAByteNowAndThenIsDroppedAndOthersAreServed) {
  const Server server(db_, {"--send-seconds", "1"});
  boost::asio::io_context io;
  tcp::socket slow(io);
  slow.connect({boost::asio::ip::make_address("127.0.0.1"), server.port()});
  boost::system::error_code error;
  for (int i = 0; i < 40 && !error; ++i) {
    boost::asio::write(slow, boost::asio::buffer("G", 1), error);
    EXPECT_EQ(server.ask("/healthz").status, 200);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_TRUE(error) << "it was let stay";
}

TEST_F(ServeLimits, OnlySoManyAreOpenAtOnce) {
  const Server server(db_, {"--max-connections", "3"});
  boost::asio::io_context io;
  std::vector<tcp::socket> idle;
  for (int i = 0; i < 3; ++i) {
    idle.emplace_back(io);
    idle.back().connect({boost::asio::ip::make_address("127.0.0.1"), server.port()});
    boost::asio::write(
        idle.back(), boost::asio::buffer(std::string("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")));
    char first = 0;
    boost::asio::read(idle.back(), boost::asio::buffer(&first, 1));
  }
  EXPECT_EQ(server.ask("/healthz").status, 0) << "closed without an answer";
  idle.clear();
  int status = 0;
  for (int tries = 0; tries < 100 && status != 200; ++tries) {
    status = server.ask("/healthz").status;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(status, 200);
}

TEST_F(ServeLimits, AnswersAreZippedForThoseWhoTakeIt) {
  const Server server(db_);
  const Server::Answer zipped = server.ask("/", "GET", "Accept-Encoding: gzip, br\r\n");
  EXPECT_TRUE(zipped.has("Content-Encoding: gzip"));
  EXPECT_TRUE(zipped.has("Vary: Accept-Encoding"));
  EXPECT_EQ(zipped.body.substr(0, 2), "\x1F\x8B");
  EXPECT_FALSE(server.ask("/").has("Content-Encoding"));
}

TEST_F(ServeLimits, OtherSitesMayAskOnlyWhereTheyAreNamed) {
  const std::string origin = "Origin: https://city.example\r\n";
  const Server closed(db_);
  EXPECT_FALSE(closed.ask("/api/v1/search?q=a", "GET", origin).has("Access-Control"));
  const Server open(db_, {"--cors", "https://city.example"});
  EXPECT_TRUE(open.ask("/api/v1/search?q=a", "GET", origin)
                  .has("Access-Control-Allow-Origin: https://city.example"));
  EXPECT_FALSE(open.ask("/api/v1/search?q=a", "GET", "Origin: https://other.example\r\n")
                   .has("Access-Control"));
}

TEST_F(ServeLimits, TheLogHoldsALineForEachRequestAndNoQueryWhereNoneIsWanted) {
  const std::string with = folder_ / "with.log";
  const std::string without = folder_ / "without.log";
  {
    const Server server(db_, {"--access-log", with, "--log-queries", "yes"});
    const Server quiet(db_, {"--access-log", without, "--log-queries", "no"});
    const std::string target = "/api/v1/search?q=" + percent("見守り");
    EXPECT_EQ(server.ask(target).status, 200);
    EXPECT_EQ(server.ask("/nothing").status, 404);
    EXPECT_EQ(quiet.ask(target).status, 200);
  }
  const std::string lines = base::read_file(with);
  const auto first = boost::json::parse(lines.substr(0, lines.find('\n'))).as_object();
  EXPECT_EQ(first.at("route").as_string(), "/api/v1/search");
  EXPECT_EQ(first.at("query").as_string(), "見守り");
  EXPECT_EQ(first.at("hits").to_number<int>(), 1);
  EXPECT_EQ(first.at("status").to_number<int>(), 200);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  EXPECT_EQ(base::read_file(without).find("見守り"), std::string::npos);
}

TEST_F(ServeLimits, AQueryIsLoggedOnceManyHaveAskedItAndNoAddressIs) {
  const std::string file = folder_ / "counted.log";
  {
    const Server server(db_, {"--access-log", file, "--proxy", "127.0.0.1"});
    const auto ask = [&](const std::string& query, int client) {
      const std::string address = "X-Forwarded-For: 192.0.2." + std::to_string(client) + "\r\n";
      EXPECT_EQ(server.ask("/search?q=" + percent(query), "GET", address).status, 200);
    };
    for (int client = 1; client <= 4; ++client) ask("見守り", client);
    for (int again = 0; again < 9; ++again) ask("私の名前", 1);
    EXPECT_EQ(base::read_file(file).find("見守り"), std::string::npos);
    ask("見守り", 5);
    ask("見守り", 1);
  }
  const std::string lines = base::read_file(file);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 15);
  std::size_t told = 0;
  for (auto at = lines.find("見守り"); at != std::string::npos; at = lines.find("見守り", at + 1))
    ++told;
  EXPECT_EQ(told, 2u);
  EXPECT_EQ(lines.find("私の名前"), std::string::npos) << "asked often, but by one";
  EXPECT_EQ(lines.find("192.0.2."), std::string::npos);
}

TEST_F(ServeLimits, MetricsCountWhatWasAsked) {
  const Server server(db_);
  server.ask("/api/v1/search?q=" + percent("見守り"));
  server.ask("/api/v1/search?q=" + percent("ロケット"));
  const Server::Answer metrics = server.ask("/metrics");
  for (const char* line :
       {"torikumi_requests_total{route=\"/api/v1/search\",status=\"200\"} 2",
        "torikumi_searches_without_hit_total 1", "torikumi_hits_total 1", "torikumi_ready 1",
        "torikumi_index_generation 1", "torikumi_requests_waiting 0"}) {
    EXPECT_NE(metrics.body.find(line), std::string::npos) << line << "\n" << metrics.body;
  }
}

}  // namespace
}  // namespace torikumi::tests
