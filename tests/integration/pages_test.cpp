// SPDX-License-Identifier: GPL-2.0-or-later
// The pages without a browser: what they hold, and what they do with wrong addresses.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Pages : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string db = *folder_ / "db";
    const Outcome outcome =
        torikumi({"index", "--db", db, "--collection",
                  project_file("index/collections/aobahama.toml"), project_file("index/sample")});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    server_ = new Server(db);
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }
  static Server::Answer page(const std::string& path) { return server_->ask(path); }

  static TemporaryFolder* folder_;
  static Server* server_;
};
TemporaryFolder* Pages::folder_ = nullptr;
Server* Pages::server_ = nullptr;

bool holds(const Server::Answer& answer, const std::string& text) {
  return answer.body.find(text) != std::string::npos;
}

TEST_F(Pages, AreHtmlInJapaneseWithoutInlineScripts) {
  for (const char* path : {"/", "/search", "/wards", "/draft", "/compare", "/about"}) {
    const Server::Answer answer = page(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_TRUE(answer.has("Content-Type: text/html; charset=utf-8"));
    EXPECT_TRUE(answer.has("script-src 'self'"));
    EXPECT_TRUE(holds(answer, "<html lang=\"ja\">"));
    EXPECT_FALSE(holds(answer, "<script>"));
    EXPECT_FALSE(holds(answer, "{{")) << path;
    EXPECT_FALSE(holds(answer, "style=")) << path;
  }
}

TEST_F(Pages, TellWhatWasUnderstoodAndHowToTakeItBack) {
  const Server::Answer answer = page("/search?q=" + percent("特養"));
  EXPECT_TRUE(holds(answer, "「特養」は「特別養護老人ホーム」"));
  EXPECT_TRUE(holds(answer, "off=synonym%3A" + percent("特養")));
  const Server::Answer back =
      page("/search?q=" + percent("特養") + "&off=synonym:" + percent("特養"));
  EXPECT_TRUE(holds(back, "「特養」の読み替えをやめています。"));
  EXPECT_FALSE(holds(back, "「特養」は「特別養護老人ホーム」"));
}

TEST_F(Pages, AnEmptyAnswerSaysWhichWordFindsNothing) {
  const Server::Answer answer = page("/search?q=" + percent("見守り ロケット発射"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(holds(answer, "ことばを減らすと見つかります"));
  EXPECT_TRUE(holds(answer, "<th scope=\"row\">ロケット発射</th><td>0件</td>"));
}

TEST_F(Pages, IgnoreParametersThatTheyDoNotKnow) {
  EXPECT_EQ(page("/search?q=a&utm_source=mail&fbclid=1").status, 200);
  EXPECT_EQ(page("/wards?utm_source=mail").status, 200);
}

TEST_F(Pages, WrongAddressesArePagesThatHelp) {
  const Server::Answer none = page("/nothing");
  EXPECT_EQ(none.status, 404);
  EXPECT_TRUE(holds(none, "お探しのページはありません"));
  EXPECT_TRUE(holds(none, "<form class=\"box\""));
  const Server::Answer initiative = page("/initiatives/nothing");
  EXPECT_EQ(initiative.status, 404);
  EXPECT_TRUE(holds(initiative, "この取組は見つかりません"));
  EXPECT_EQ(page("/compare?id=a&id=b").status, 400);
  EXPECT_EQ(page("/search?q=" + std::string(9000, 'a')).status, 414);
  EXPECT_EQ(server_->ask("/search", "POST", "", "x").status, 405);
  EXPECT_EQ(page("/assets/nothing.css").status, 404);
  EXPECT_EQ(page("/assets/../about.html").status, 404);
}

TEST_F(Pages, KeepTheirStylesWhenTheyAreAskedForAgain) {
  const Server::Answer first = page("/search");
  const std::size_t at = first.head.find("ETag: ") + 6;
  const std::string tag = first.head.substr(at, first.head.find("\r\n", at) - at);
  const Server::Answer again = server_->ask("/search", "GET", "If-None-Match: " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.has("style-src 'self'"));
}

TEST_F(Pages, AssetsCanBeKeptForEver) {
  const Server::Answer css = page("/assets/torikumi.css?x");
  EXPECT_EQ(css.status, 200);
  EXPECT_TRUE(css.has("immutable"));
  EXPECT_TRUE(css.has("text/css"));
}

TEST_F(Pages, TheFeedHoldsTheHitsOfTheSearch) {
  const Server::Answer feed = page("/search.atom?q=" + percent("見守り"));
  EXPECT_TRUE(feed.has("application/atom+xml"));
  std::size_t entries = 0;
  for (std::size_t at = feed.body.find("<entry>"); at != std::string::npos;
       at = feed.body.find("<entry>", at + 1))
    ++entries;
  const auto found = page("/api/v1/search?q=" + percent("見守り")).json();
  EXPECT_EQ(entries, found.at("total").to_number<std::size_t>());
}

TEST_F(Pages, TablesComeAsCsvForSpreadsheets) {
  const Server::Answer matrix = page("/matrix.csv");
  EXPECT_TRUE(matrix.has("attachment"));
  EXPECT_EQ(matrix.body.substr(0, 3), "\xEF\xBB\xBF");
  EXPECT_TRUE(holds(matrix, "汐見区役所,"));
  const Server::Answer cp932 = page("/api/v1/search.csv?charset=cp932&q=" + percent("見守り"));
  EXPECT_TRUE(cp932.has("charset=Shift_JIS"));
  EXPECT_EQ(cp932.body.substr(0, 4), "\x8F\x87\x88\xCA") << "順位";
}

}  // namespace
}  // namespace torikumi::tests
