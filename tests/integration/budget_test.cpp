// SPDX-License-Identifier: GPL-2.0-or-later
// The worst that can be asked costs no more than its budget: bytes of an answer, memory of the
// server.
#include <gtest/gtest.h>

#include "support/index_test.hpp"
#include "support/server.hpp"

namespace torikumi::tests {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

class Budget : public IndexTest {
 protected:
  void SetUp() override {
    // 3,000 records of 60 departments and 40 categories, 12 MB of text.
    std::string text(kHeader);
    for (int i = 0; i < 3000; ++i) {
      text +=
          row("第" + std::to_string(i % 60) + "推進局", "課題" + std::to_string(i),
              "分類" + std::to_string(i % 40),
              repeated("高齢者と障害者の見守りを" + std::to_string(i) + "番の窓口で支援する。", 60),
              "方向を示します。");
    }
    ASSERT_EQ(index({folder_.write("t.tsv", text)}).status, 0);
  }

  static std::string times(const std::string& parameter, int number) {
    std::string all;
    for (int i = 0; i < number; ++i)
      all += "&" + parameter + percent("第" + std::to_string(i) + "推進局");
    return all;
  }
};

TEST_F(Budget, NoPageIsLongHoweverMuchIsAsked) {
  const Server server(db_);
  struct Case {
    std::string target;
    int status;
  };
  const Case table[] = {
      {"/search?q=" + percent("支援") + times("department=", 50), 200},
      {"/search?q=" + percent("支援") + times("department=", 51), 400},
      {"/search?q=" + percent("支援") + times("off=era:", 50), 200},
      {"/search?q=" + percent("支援") + times("off=", 300), 400},
      {"/search?q=" + percent(repeated("支", 2600)), 200},
      {"/search?q=" + percent(repeated("(", 3000)), 200},
      {"/search?q=a&category=" + repeated("x", 7000) + "&department=" + repeated("y", 7000) +
           "&edition=" + repeated("z", 7000),
       414},
      {"/search?q=" + repeated("%22abc%22", 400), 400},
      {"/search?q=&limit=100&view=table" + times("department=", 40), 200},
      {"/wards?rows=departments&q=" + percent(repeated("支", 2600)), 200},
      {"/wards?rows=departments&q=" + percent("支援") + times("off=era:", 50), 200},
      {"/initiatives/x?from=" + percent(repeated("あ", 2600)), 404},
      {"/about", 200}};
  for (const Case& each : table) {
    const Server::Answer answer = server.ask(each.target);
    EXPECT_EQ(answer.status, each.status) << each.target.substr(0, 60);
    EXPECT_LT(answer.body.size(), 2 * kMegabyte) << each.target.substr(0, 60);
  }
}

TEST_F(Budget, TheTableOfAllHitsIsNeverHeldAsAWhole) {
  const Server server(db_);
  ASSERT_EQ(server.ask("/api/v1/search?q=" + percent("支援")).status, 200);
  const long before = server.peak_kilobytes();
  const Server::Answer csv = server.ask("/api/v1/search.csv?q=");
  EXPECT_EQ(csv.status, 200);
  EXPECT_TRUE(csv.has("Transfer-Encoding: chunked"));
  EXPECT_GT(csv.body.size(), 12 * kMegabyte);
  EXPECT_EQ(std::count(csv.body.begin(), csv.body.end(), '\n'), 3001);
  // The records that readers keep for each other (24 MB, and what the allocator adds: 33 to 38 MB
  // were seen) are part of it, the answer of 12 MB is not.
  EXPECT_LT(server.peak_kilobytes() - before, 44 * 1024);
  // One that knows no chunks has it whole; of a HEAD there are headers alone.
  const std::string old = server.exchange("GET /api/v1/search.csv?q= HTTP/1.0\r\nHost: x\r\n\r\n");
  EXPECT_EQ(old.substr(old.find("\r\n\r\n") + 4), csv.body);
  EXPECT_TRUE(server.ask("/api/v1/search.csv?q=", "HEAD").body.empty());
  const Server::Answer zipped =
      server.ask("/api/v1/search.csv?q=", "GET", "Accept-Encoding: gzip\r\n");
  EXPECT_TRUE(zipped.has("Content-Encoding: gzip"));
  EXPECT_LT(zipped.body.size(), csv.body.size() / 4);
}

TEST_F(Budget, SuggestionsForManyWordsAskForTheLastAlone) {
  const Server server(db_);
  const std::string words = repeated("高齢者 支援 ", 9);
  const auto few = server.ask("/api/v1/suggest?limit=100&q=" + percent(words + "み")).json();
  EXPECT_FALSE(few.at("suggestions").as_array().empty());
  const auto many = server.ask("/api/v1/suggest?limit=100&q=" + percent(repeated(words, 9) + "み"));
  EXPECT_EQ(many.status, 200);
  EXPECT_TRUE(many.json().at("suggestions").as_array().empty());
}

TEST_F(Budget, PathsWithoutParametersRefuseThem) {
  const Server server(db_);
  for (const char* path : {"/healthz", "/readyz", "/metrics", "/openapi.json"}) {
    EXPECT_EQ(server.ask(path).status, 200) << path;
    const Server::Answer answer = server.ask(std::string(path) + "?x=1");
    EXPECT_EQ(answer.status, 400) << path;
    EXPECT_EQ(answer.json().at("invalid_params").as_array().size(), 1u) << path;
  }
  const Server::Answer compare = server.ask("/api/v1/compare?id=a");
  EXPECT_EQ(compare.status, 400);
  EXPECT_EQ(compare.json().at("invalid_params").as_array()[0].at("name"), "id");
  EXPECT_EQ(
      server.ask("/api/v1/related", "POST", "Content-Type: text/plain\r\n", repeated("あ", 20001))
          .status,
      413);
}

}  // namespace
}  // namespace torikumi::tests
