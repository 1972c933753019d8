// SPDX-License-Identifier: GPL-2.0-or-later
// The query server, over its socket.
#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Json = boost::json::object;

const std::string kSupport = "%E8%A6%8B%E5%AE%88%E3%82%8A";  // 見守り

class Serve : public testing::Test {
 protected:
  static std::string table(const std::string& mark) {
    std::string text(kHeader);
    for (int i = 0; i < 12; ++i) {
      text += row(i % 2 == 0 ? "中原区役所" : "総務局", "見守り" + std::to_string(i), "福祉",
                  "高齢者の見守りを進める。" + mark, "続ける。");
    }
    return text;
  }
  void index(const std::string& mark) {
    ASSERT_EQ(torikumi({"index", "--db", db_, folder_.write("t.tsv", table(mark))}).status, 0);
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Serve, AnswersAsTheCommandLineDoes) {
  index("甲");
  const Server server(db_);
  auto same = [](Json a, Json b) {
    a.erase("took_ms");
    b.erase("took_ms");
    return a == b;
  };
  const Json found = server.ask("/api/v1/search?q=" + kSupport + "&limit=3").json();
  EXPECT_EQ(found.at("total").to_number<int>(), 12);
  EXPECT_TRUE(
      same(found,
           torikumi({"search", "--db", db_, "--limit", "3", "--format", "json", "見守り"}).json()));
  const Json filtered =
      server.ask("/api/v1/search?q=&department=%E7%B7%8F%E5%8B%99%E5%B1%80&sort=title").json();
  EXPECT_TRUE(same(filtered, torikumi({"search", "--db", db_, "--department", "総務局", "--sort",
                                       "title", "--format", "json", ""})
                                 .json()));
  const std::string id(found.at("hits").at(0).at("id").as_string());
  EXPECT_EQ(server.ask("/api/v1/initiatives/" + id).json().at("id").as_string(), id);
  EXPECT_TRUE(same(server.ask("/api/v1/initiatives/" + id + "/related").json(),
                   torikumi({"related", "--db", db_, "--format", "json", id}).json()));
  EXPECT_TRUE(same(server.ask("/api/v1/matrix?q=" + kSupport).json(),
                   torikumi({"matrix", "--db", db_, "--format", "json", "見守り"}).json()));
  EXPECT_TRUE(same(server.ask("/api/v1/suggest?q=mimamo").json(),
                   torikumi({"suggest", "--db", db_, "--format", "json", "mimamo"}).json()));
  const std::string other(found.at("hits").at(1).at("id").as_string());
  EXPECT_TRUE(same(server.ask("/api/v1/compare?id=" + id + "&id=" + other).json(),
                   torikumi({"compare", "--db", db_, "--format", "json", id, other}).json()));
  EXPECT_EQ(server.ask("/api/v1/search.csv?q=" + kSupport).body,
            torikumi({"search", "--db", db_, "--format", "csv", "見守り"}).out);
  const Json draft = server.ask("/api/v1/related?limit=2", "POST", "", "高齢者を見守る").json();
  EXPECT_EQ(draft.at("scope").as_string(), "all");
  EXPECT_TRUE(draft.contains("related"));
}

TEST_F(Serve, RefusesWhatItDoesNotUnderstandWithAReason) {
  index("甲");
  const Server server(db_);
  const Server::Answer bad = server.ask("/api/v1/search?q=a&limit=101&colour=red");
  EXPECT_EQ(bad.status, 400);
  EXPECT_NE(bad.head.find("application/problem+json"), std::string::npos);
  const Json told = bad.json();
  ASSERT_EQ(told.at("invalid_params").as_array().size(), 2u);
  EXPECT_EQ(told.at("invalid_params").at(1).at("name").as_string(), "colour");
  EXPECT_EQ(server.ask("/nowhere").status, 404);
  EXPECT_EQ(server.ask("/api/v1/initiatives/nowhere").status, 404);
  EXPECT_EQ(server.ask("/api/v1/initiatives/nowhere/related").status, 404);
  const Server::Answer post = server.ask("/api/v1/search", "POST", "", "x");
  EXPECT_EQ(post.status, 405);
  EXPECT_NE(post.head.find("Allow: GET, HEAD, OPTIONS"), std::string::npos);
  EXPECT_EQ(server.ask("/api/v1/search?q=" + std::string(9000, 'a')).status, 414);
  EXPECT_EQ(server.ask("/api/v1/search", "GET", "X: " + std::string(60000, 'a') + "\r\n").status,
            431);
  EXPECT_EQ(server.ask("/api/v1/related", "POST", "", std::string(300 * 1024, 'a')).status, 413);
  EXPECT_EQ(server.ask("/api/v1/related", "POST", "", " \n").status, 400);
  const auto torn = server.ask("/api/v1/related", "POST", "", "保育\xE3\x81");
  EXPECT_EQ(torn.status, 400);
  EXPECT_NE(torn.body.find("byte 6 begins no character"), std::string::npos) << torn.body;
  EXPECT_EQ(server.ask("/api/v1/compare?id=a").status, 400);
  EXPECT_EQ(server.exchange("nonsense\r\n\r\n").substr(0, 12), "HTTP/1.1 400");
}

TEST_F(Serve, SpeaksHttpAsClientsExpect) {
  index("甲");
  const Server server(db_);
  const Server::Answer got = server.ask("/api/v1/search?q=" + kSupport);
  const Server::Answer head = server.ask("/api/v1/search?q=" + kSupport, "HEAD");
  EXPECT_EQ(head.status, 200);
  EXPECT_TRUE(head.body.empty());
  const std::size_t at = got.head.find("ETag: ");
  ASSERT_NE(at, std::string::npos);
  const std::string tag = got.head.substr(at + 6, got.head.find("\r\n", at) - at - 6);
  EXPECT_EQ(
      server.ask("/api/v1/search?q=" + kSupport, "GET", "If-None-Match: " + tag + "\r\n").status,
      304);
  // A tag in a list, weakly compared; never for what would be refused.
  EXPECT_EQ(server
                .ask("/api/v1/search?q=" + kSupport, "GET",
                     "If-None-Match: \"x\", " + tag.substr(2) + "\r\n")
                .status,
            304);
  EXPECT_EQ(server.ask("/api/v1/search?colour=red", "GET", "If-None-Match: " + tag + "\r\n").status,
            400);
  // What browsers and people send raw.
  for (const char* raw : {"100%", "a|b", "[a]", "見守り"})
    EXPECT_EQ(server.ask(std::string("/api/v1/search?q=") + raw).status, 200) << raw;
  EXPECT_NE(server.ask("/api/v1/search?q=%FF").body.find("\xEF\xBF\xBD"), std::string::npos);
  EXPECT_EQ(server.ask("/healthz", "POST", "", "x").status, 405);
  EXPECT_EQ(server.ask("/metrics", "OPTIONS").status, 204);
  EXPECT_EQ(server.ask("/api/v1/search", "OPTIONS").status, 204);
  EXPECT_EQ(server.ask("/healthz").status, 200);
  // Two requests at once, in one packet, are answered one after the other.
  const std::string both = server.exchange(
      "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\nConnection: "
      "close\r\n\r\n");
  EXPECT_NE(both.find("\"alive\""), std::string::npos);
  EXPECT_NE(both.find("\"ready\""), std::string::npos);
}

TEST_F(Serve, ANewGenerationIsSeenAndNoRequestFails) {
  index("甲");
  const Server server(db_);
  const auto generation = [&] {
    const Server::Answer answer = server.ask("/readyz");
    EXPECT_EQ(answer.status, 200);
    return answer.json().at("generation").to_number<int>();
  };
  EXPECT_EQ(generation(), 1);
  for (int next = 2; next < 5; ++next) {
    index(std::string(static_cast<std::size_t>(next), 'z'));
    int seen = generation();
    for (int tries = 0; tries < 100 && seen != next; ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      EXPECT_EQ(server.ask("/api/v1/search?q=" + kSupport).status, 200);
      seen = generation();
    }
    EXPECT_EQ(seen, next);
  }
}

TEST_F(Serve, WithoutADatabaseItSaysSoAndRecovers) {
  const Server server(db_);
  EXPECT_EQ(server.ask("/healthz").status, 200);
  const Server::Answer none = server.ask("/readyz");
  EXPECT_EQ(none.status, 503);
  EXPECT_NE(none.head.find("Retry-After"), std::string::npos);
  EXPECT_EQ(none.body.find(folder_.path().string()), std::string::npos);
  index("甲");
  EXPECT_EQ(server.ask("/api/v1/search?q=" + kSupport).status, 200);
}

TEST_F(Serve, EndsWithStatusZeroWhenItIsTold) {
  index("甲");
  Server server(db_);
  EXPECT_EQ(server.ask("/healthz").status, 200);
  EXPECT_EQ(server.stop(), 0);
}

TEST_F(Serve, ManyAtOnceAreAllAnswered) {
  index("甲");
  const Server server(db_);
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        if (server.ask("/api/v1/search?q=" + kSupport).status == 200) ++answered;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(answered, 200);
}

TEST(ServeOptions, WrongOnesAreUsage) {
  EXPECT_EQ(torikumi({"serve", "--listen", "nowhere"}).status, 2);
  EXPECT_EQ(torikumi({"serve", "--listen", "127.0.0.1:99999"}).status, 2);
  EXPECT_EQ(torikumi({"serve", "--listen", "192.0.2.1:80"}).status, 1);
}

}  // namespace
}  // namespace torikumi::tests
