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
    const Outcome outcome = index_sample(db);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    server_ = new Server(db);
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }
  static Server::Answer page(const std::string& path) { return server_->ask(path); }
  static std::vector<std::string> found(const std::string& query) {
    return hit_ids(*folder_ / "db", query);
  }

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
  EXPECT_TRUE(holds(answer, "「特養」の言い換えとして「特別養護老人ホーム」"));
  EXPECT_TRUE(holds(answer, "off=synonym%3A" + percent("特養")));
  const Server::Answer back =
      page("/search?q=" + percent("特養") + "&off=synonym:" + percent("特養"));
  EXPECT_TRUE(holds(back, "「特養」の読み替えは行っていません。"));
  EXPECT_FALSE(holds(back, "「特養」の言い換えとして「特別養護老人ホーム」"));
  const Server::Answer other =
      page("/search?q=" + percent("窓口") + "&off=synonym:" + percent("特養"));
  EXPECT_FALSE(holds(other, "特養")) << "no longer asked for";
}

TEST_F(Pages, AnEmptyAnswerSaysWhichWordFindsNothing) {
  const Server::Answer answer = page("/search?q=" + percent("見守り ロケット発射"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(holds(answer, "キーワードを減らしてお試しください"));
  EXPECT_TRUE(holds(answer, "<th scope=\"row\">ロケット発射</th><td>0件</td>"));
}

TEST_F(Pages, AMisspeltWordShowsWhatTheRightOneFinds) {
  const Server::Answer answer = page("/search?q=" + percent("認知証"));
  EXPECT_TRUE(holds(answer, "<span role=\"status\">0件</span>"));
  EXPECT_TRUE(holds(answer, "「認知症」の検索結果：2件"));
  EXPECT_TRUE(holds(answer, "href=\"/search?q=" + percent("認知症") + "\">この検索結果を開く"));
  EXPECT_FALSE(holds(answer, "一部のキーワードだけを含む"));
  // Of two words, too, what has one of them alone is not counted among those that have both.
  const Server::Answer two = page("/search?q=" + percent("見守リ 研修"));
  EXPECT_TRUE(holds(two, "「見守り 研修」の検索結果：2件"));
  EXPECT_FALSE(holds(two, "一部のキーワードだけを含む"));
}

TEST_F(Pages, EverythingOfABureauIsOnePageForPaper) {
  const auto count = [](const std::string& body, std::string_view what) {
    std::size_t times = 0;
    for (auto at = body.find(what); at != std::string::npos; at = body.find(what, at + 1)) ++times;
    return times;
  };
  const std::string department = percent("総務局");
  const Server::Answer search = page("/search?department=" + department + "&limit=100");
  const Server::Answer paper = page("/print?department=" + department);
  EXPECT_TRUE(holds(search, "href=\"/print?department=" + department + "\""));
  EXPECT_TRUE(holds(paper, "<h1>総務局の取組</h1>"));
  EXPECT_GT(count(paper.body, "<article class=\"sheet\">"), 0u);
  EXPECT_EQ(count(paper.body, "<article class=\"sheet\">"), count(search.body, "<li><article>"));
  EXPECT_TRUE(holds(paper, "「青葉浜市 区政・市政の取組一覧（令和8年度版）」"));
  EXPECT_TRUE(holds(paper, "/search?department=" + department + "</dd>"));
  EXPECT_TRUE(holds(paper, "<dd>資料の掲載順</dd>"));
  EXPECT_TRUE(holds(page("/print?sort=title&department=" + department), "<dd>名称順</dd>"));
  EXPECT_TRUE(
      holds(page("/print?q=" + percent("ロケット発射")), "該当する取組は見つかりませんでした。"));
  EXPECT_EQ(page("/print?sort=sideways").status, 400);
}

TEST_F(Pages, APartStaysWithItsWholeAmongTheFilters) {
  // The whole has initiatives on it, the part has none: neither stands alone.
  const std::string body = page("/search?q=" + percent("学習")).body;
  const auto at = [&](const std::string& value) { return body.find("value=\"" + value + "\""); };
  ASSERT_NE(at("こども未来局"), std::string::npos);
  ASSERT_NE(at("こども未来局保育部"), std::string::npos);
  EXPECT_EQ(body.substr(at("こども未来局"), at("こども未来局保育部") - at("こども未来局"))
                .find("<summary>"),
            std::string::npos);
}

TEST_F(Pages, IgnoreParametersThatTheyDoNotKnow) {
  EXPECT_EQ(page("/search?q=a&utm_source=mail&fbclid=1").status, 200);
  EXPECT_EQ(page("/wards?utm_source=mail").status, 200);
}

TEST_F(Pages, WrongAddressesArePagesThatHelp) {
  const Server::Answer none = page("/nothing");
  EXPECT_EQ(none.status, 404);
  EXPECT_TRUE(holds(none, "お探しのページは見つかりません"));
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

TEST_F(Pages, ThemesAreATableOfWhoSharesWhat) {
  const std::string body = page("/wards").body;
  const std::size_t map = body.find("<th scope=\"col\">テーマ</th>");
  ASSERT_NE(map, std::string::npos);
  const std::string row = body.substr(body.find("<a href=\"#theme-1\">", map));
  const std::string first = row.substr(0, row.find("</tr>"));
  const auto theme = torikumi({"themes", "--db", *folder_ / "db", "--format", "json"}).json();
  std::size_t dots = 0;
  for (std::size_t at = first.find("●"); at != std::string::npos; at = first.find("●", at + 1))
    ++dots;
  EXPECT_EQ(dots, theme.at("themes").at(0).at("wards").as_array().size());
  EXPECT_NE(body.find("id=\"theme-1\""), std::string::npos);
}

TEST_F(Pages, TheFeedHoldsTheHitsOfTheSearch) {
  const Server::Answer feed = page("/search.atom?q=" + percent("見守り"));
  EXPECT_TRUE(feed.has("application/atom+xml"));
  std::size_t entries = 0;
  for (std::size_t at = feed.body.find("<entry>"); at != std::string::npos;
       at = feed.body.find("<entry>", at + 1))
    ++entries;
  const auto found = page("/api/v1/search?group=initiative&q=" + percent("見守り")).json();
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
  EXPECT_EQ(matrix.body.substr(3, 3), "区") << "the corner says what the rows are";
  EXPECT_TRUE(page("/matrix.csv?charset=cp932").has("charset=Shift_JIS"));
  const auto ids = found("見守り");
  const std::string compare = "/compare.csv?id=" + ids[0] + "&id=" + ids[1];
  EXPECT_TRUE(holds(page(compare), "\r\n版,令和"));
  EXPECT_TRUE(page(compare + "&charset=cp932").has("charset=Shift_JIS"));
}

TEST_F(Pages, ChoosingTooManyOrTooFewLosesNoChoice) {
  const auto ids = found("区役所");
  ASSERT_GE(ids.size(), 8u);
  std::string address = "/compare?id=" + ids[0];
  EXPECT_TRUE(holds(page(address), "value=\"" + ids[0] + "\" checked"));
  for (std::size_t i = 1; i < 8; ++i) address += "&id=" + ids[i];
  const Server::Answer answer = page(address);
  EXPECT_EQ(answer.status, 400);
  EXPECT_TRUE(holds(answer, "value=\"" + ids[6] + "\" checked"));
  EXPECT_TRUE(holds(answer, "value=\"" + ids[7] + "\">"));
}

TEST_F(Pages, ATableHasAsManyRowsAsAreWantedAndTheEditions) {
  EXPECT_TRUE(holds(page("/search?view=table"), "limit=100&amp;view=table"));
  const Server::Answer table = page("/search?view=table&limit=50");
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = table.body.find("<th scope=\"row\">", at)) != std::string::npos;
       ++at)
    ++rows;
  EXPECT_EQ(rows, 50u);
  EXPECT_TRUE(holds(table, "<th scope=\"col\">版</th>"));
}

TEST_F(Pages, ThemesFollowTheQuery) {
  const Server::Answer all = page("/wards");
  const Server::Answer some = page("/wards?q=" + percent("窓口の混雑"));
  EXPECT_TRUE(holds(all, "人材育成"));
  EXPECT_TRUE(holds(some, "混雑"));
  EXPECT_FALSE(holds(some, "更なる区役所サービスの向上に向けた人材育成"));
  EXPECT_TRUE(holds(page("/wards?q=H26"), "2014年として検索しました"));
}

TEST_F(Pages, EveryExampleFindsSomething) {
  const Server::Answer about = page("/about");
  std::size_t examples = 0;
  const std::string link = "<a href=\"/search?q=";
  for (std::size_t at = about.body.find(link); at != std::string::npos;
       at = about.body.find(link, at + 1)) {
    const std::size_t begin = at + link.size();
    const std::string query = about.body.substr(begin, about.body.find('"', begin) - begin);
    const auto answer = page("/api/v1/search?q=" + query).json();
    EXPECT_GT(answer.at("total").to_number<int>(), 0) << query;
    ++examples;
  }
  EXPECT_EQ(examples, 12u);
}

}  // namespace
}  // namespace torikumi::tests
