// SPDX-License-Identifier: GPL-2.0-or-later
// What became of one edition's initiatives in another, as the program is used.
#include <gtest/gtest.h>
#include <xapian.h>

#include <random>
#include <set>

#include "base/file.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

namespace json = boost::json;

const std::string kWagon =
    "高原区の北部では路線バスの減便が続いており、車を運転しない住民の通院や買い物の足の確保が課題"
    "です。住民が行う移動の調査を支援し、乗合ワゴンの試験運行の計画をまとめます。";

std::string line_of(const std::string& id, const std::string& edition,
                    const std::string& department, const std::string& title,
                    const std::string& text, const std::string& category = "交通") {
  return R"({"id":")" + id + R"(","edition":")" + edition + R"(","department":")" + department +
         R"(","category":")" + category + R"(","title":")" + title + R"(","current":")" + text +
         "\"}\n";
}

const std::string kRows =
    // Dropped, kept, reworded, retitled, moved and added from 令和7年度 to 令和8年度.
    line_of("d7", "令和7年度", "公園課", "花壇", "花壇の手入れをします。", "緑") +
    line_of("u7", "令和7年度", "公園課", "遊具", "遊具を点検します。", "緑") +
    line_of("u8", "令和8年度", "公園課", "遊具", "遊具を点検します。", "緑") +
    line_of("w7", "令和7年度", "区役所", "窓口", "待ち時間は10分です。案内を置きます。") +
    line_of("w8", "令和8年度", "区役所", "窓口", "待ち時間は12分です。案内を置きます。") +
    line_of("r7", "令和7年度", "区役所", "乗合ワゴンの検討", kWagon) +
    line_of("r8", "令和8年度", "区役所", "乗合ワゴンの運行", kWagon) +
    line_of("m7", "令和7年度", "企画課", "猫の相談",
            "飼い主のいない猫についての相談が年に二百件あり、手術の費用を助成しています。") +
    line_of("m8", "令和8年度", "環境課", "猫の相談",
            "飼い主のいない猫についての相談が年に二百件あり、手術の費用を助成しています。") +
    line_of("a8", "令和8年度", "環境課", "清掃", "道を掃きます。") +
    // And a year before, so that there is something between.
    line_of("u6", "令和6年度", "公園課", "遊具", "遊具を見て回ります。", "緑");

class ChangesTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(torikumi({"index", "--db", db_, folder_.write("a.jsonl", kRows)}).status, 0);
  }
  json::object changes(const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"changes", "--db", db_, "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.json();
  }
  /// "added a8, dropped d7", in the order of the answer.
  std::string told(const json::object& answer) {
    std::string all;
    for (const json::value& each : answer.at("changes").as_array()) {
      std::string formers;
      for (const json::value& former : each.at("formers").as_array())
        formers += std::string(former.at("id").as_string());
      const bool is_there = !each.at("later").is_null();
      all += (all.empty() ? "" : ", ") + std::string(each.at("status").as_string()) + " " +
             formers + (is_there && !formers.empty() ? ">" : "") +
             (is_there ? std::string(each.at("later").at("id").as_string()) : "");
    }
    return all;
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(ChangesTest, TellWhatBecameOfEachInitiative) {
  const json::object answer = changes();
  EXPECT_EQ(answer.at("from").as_string(), "令和7年度");
  EXPECT_EQ(answer.at("to").as_string(), "令和8年度");
  EXPECT_EQ(told(answer), "added a8, dropped d7, reworded w7>w8, reworded r7>r8, moved m7>m8");
  EXPECT_EQ(json::serialize(answer.at("counts")),
            R"({"added":1,"dropped":1,"reworded":2,"moved":1,"unchanged":1})");
  EXPECT_EQ(told(changes({"--status", "unchanged"})), "unchanged u7>u8");
}

TEST_F(ChangesTest, MarkTheWordsThatDiffer) {
  const json::object answer = changes({"窓口"});
  const json::array& sentences = answer.at("changes").as_array().at(0).at("sentences").as_array();
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].at("change").as_string(), "changed");
  EXPECT_EQ(json::serialize(sentences[0].at("former")),
            R"([{"text":"待ち時間は","hit":false},{"text":"10","hit":true},)"
            R"({"text":"分です。","hit":false}])");
  EXPECT_EQ(sentences[0].at("later").as_array().at(1).at("text").as_string(), "12");
  const std::string text = torikumi({"changes", "--db", db_, "窓口"}).out;
  EXPECT_NE(text.find("    - 待ち時間は[-10-]分です。\n    + 待ち時間は{+12+}分です。\n"),
            std::string::npos)
      << text;
}

TEST_F(ChangesTest, AreNarrowedByEitherEdition) {
  EXPECT_EQ(told(changes({"--department", "企画課"})), "moved m7>m8");
  EXPECT_EQ(told(changes({"--department", "環境課"})), "added a8, moved m7>m8");
  EXPECT_EQ(told(changes({"--category", "緑"})), "dropped d7");
  EXPECT_EQ(told(changes({"検討"})), "reworded r7>r8");
}

TEST_F(ChangesTest, OneThatMovedCountsInBothDepartments) {
  const json::object answer = changes();
  std::string rows;
  for (const json::value& each : answer.at("departments").as_array())
    rows += std::string(each.at("value").as_string()) + " " +
            std::to_string(each.at("moved").to_number<int>()) + ", ";
  EXPECT_NE(rows.find("企画課 1, "), std::string::npos) << rows;
  EXPECT_NE(rows.find("環境課 1, "), std::string::npos) << rows;
}

TEST_F(ChangesTest, SentencesInAnotherOrderAreNoChange) {
  const std::string db = folder_ / "order";
  ASSERT_EQ(
      torikumi({"index", "--db", db,
                folder_.write("o.jsonl",
                              line_of("o7", "令和7年度", "課", "題", "甲です。乙です。") +
                                  line_of("o8", "令和8年度", "課", "題", "乙です。 甲です。"))})
          .status,
      0);
  EXPECT_EQ(torikumi({"changes", "--db", db}).out,
            "令和7年度 -> 令和8年度: 0 added, 0 dropped, 0 reworded, 0 moved, 1 unchanged\n");
}

TEST_F(ChangesTest, WhatWasMergedOrDividedNeitherCameNorWent) {
  const std::string park =
      "公園の遊具は設置から三十年を過ぎたものが半数に上り、点検のたびに使用を止めるものが増えていま"
      "す。"
      "長寿命化の計画を立てて順に取り替え、花壇の手入れは近くの小学校と行います。";
  const std::string db = folder_ / "merge";
  const std::string a = line_of("p7", "令和7年度", "課", "足の整備", kWagon);
  const std::string b = line_of("q7", "令和7年度", "課", "公園の整備", park);
  const std::string both = line_of("m8", "令和8年度", "課", "足と公園の整備", kWagon + park);
  ASSERT_EQ(torikumi({"index", "--db", db, folder_.write("m.jsonl", a + b + both)}).status, 0);
  for (const auto& [from, to] : {std::pair("令和7年度", "令和8年度"), {"令和8年度", "令和7年度"}}) {
    const Outcome outcome =
        torikumi({"changes", "--db", db, "--format", "json", "--from", from, "--to", to});
    const json::object answer = outcome.json();
    for (const json::value& change : answer.at("changes").as_array()) {
      EXPECT_FALSE(change.at("formers").as_array().empty());
      for (const json::value& each : change.at("sentences").as_array())
        EXPECT_EQ(each.at("field").as_string(), "title") << json::serialize(each);
    }
  }
}

TEST_F(ChangesTest, FollowALineOverTheYearsBetween) {
  EXPECT_EQ(told(changes({"--from", "令和6年度", "--to", "令和8年度", "遊具"})), "reworded u6>u8");
  // One edition alone is compared with the one behind it, or before it.
  EXPECT_EQ(changes({"--from", "令和6年度"}).at("to").as_string(), "令和7年度");
  EXPECT_EQ(changes({"--to", "令和7年度"}).at("from").as_string(), "令和6年度");
}

TEST_F(ChangesTest, TurnedRoundAddedAndDroppedChangePlaces) {
  EXPECT_EQ(told(changes({"--from", "令和8年度", "--to", "令和7年度"})),
            "added d7, dropped a8, reworded w8>w7, reworded r8>r7, moved m8>m7");
}

TEST_F(ChangesTest, ATableHasEverySentence) {
  const std::string csv = torikumi({"changes", "--db", db_, "--format", "csv"}).out;
  EXPECT_NE(csv.find("記載変更,w7,区役所,交通,窓口,w8,区役所,交通,窓口,,,現状：待ち時間は10分です。"
                     " → 待ち時間は12分です。\r\n"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("掲載終了,d7,公園課,緑,花壇,,,,,,,\r\n"), std::string::npos) << csv;
}

TEST_F(ChangesTest, AreAskedOverHttp) {
  const Server server(db_);
  const Server::Answer answer = server.ask("/api/v1/changes?limit=1&offset=2");
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(told(answer.json()), "reworded w7>w8");
  EXPECT_EQ(answer.json().at("total").to_number<int>(), 5);
  EXPECT_EQ(told(server.ask("/api/v1/changes?department=" + percent("企画課")).json()),
            "moved m7>m8");
  EXPECT_EQ(server.ask("/api/v1/changes?status=gone").status, 400);
  EXPECT_EQ(server.ask("/api/v1/changes?from=" + percent("令和9年度")).status, 400);
  EXPECT_NE(server.ask("/api/v1/changes.csv").body.find("掲載終了,d7"), std::string::npos);
  EXPECT_TRUE(server.ask("/api/v1/changes.xlsx").body.starts_with("PK"));
  const std::string feed = server.ask("/changes.atom").body;
  EXPECT_NE(feed.find("<title>新規掲載：清掃</title>"), std::string::npos) << feed;
}

TEST_F(ChangesTest, ThePageShowsThemAsARevision) {
  const Server server(db_);
  std::string page = server.ask("/changes").body;
  EXPECT_NE(page.find("令和7年度から令和8年度への変化"), std::string::npos);
  EXPECT_NE(page.find("待ち時間は<del>10</del>分です。"), std::string::npos) << page;
  EXPECT_NE(page.find("待ち時間は<ins>12</ins>分です。"), std::string::npos);
  EXPECT_NE(page.find("区役所「<a href=\"/initiatives/r7\">乗合ワゴンの検討</a>」"),
            std::string::npos);
  EXPECT_NE(page.find("変更なし <strong>1</strong>件"), std::string::npos);
  // An edition that there is not is told, and others are offered.
  const Server::Answer unknown = server.ask("/changes?from=" + percent("令和9年度"));
  EXPECT_EQ(unknown.status, 400);
  EXPECT_NE(unknown.body.find("指定された版を比べることができません"), std::string::npos);
  page = server.ask("/changes?q=" + percent("宇宙")).body;
  EXPECT_NE(page.find("条件に該当する取組がありません"), std::string::npos);
}

TEST_F(ChangesTest, AnInitiativesPageShowsItsYears) {
  const Server server(db_);
  const std::string page = server.ask("/initiatives/u8").body;
  EXPECT_NE(page.find("版の流れ"), std::string::npos);
  EXPECT_NE(page.find("href=\"/initiatives/u7\""), std::string::npos);
  EXPECT_NE(page.find("href=\"/initiatives/u6\""), std::string::npos);
  EXPECT_EQ(server.ask("/initiatives/a8").body.find("版の流れ"), std::string::npos);
  EXPECT_EQ(json::serialize(server.ask("/api/v1/initiatives/w8").json().at("history")),
            R"([{"id":"w7","edition":"令和7年度","change":"新規掲載"},)"
            R"({"id":"w8","edition":"令和8年度","change":"記載変更"}])");
}

TEST_F(ChangesTest, DamagedLineageIsToldAndTheSearchGoesOn) {
  {
    Xapian::WritableDatabase shard(db_ + "/generation-000001/0", Xapian::DB_OPEN);
    shard.set_metadata("torikumi.lineage", "\x7f\x7f");
    shard.commit();
  }
  EXPECT_EQ(hit_ids(db_, "遊具").size(), 3u);
  EXPECT_EQ(torikumi({"changes", "--db", db_}).status, 1);
  const Server server(db_);
  EXPECT_EQ(server.ask("/initiatives/u8").status, 200);
  EXPECT_EQ(server.ask("/api/v1/initiatives/u8").status, 200);
  EXPECT_EQ(server.ask("/readyz").status, 200);
  EXPECT_NE(torikumi({"check", "--db", db_}).out.find("problem: lineage: "), std::string::npos);
}

TEST_F(ChangesTest, ASearchIsNarrowedToWhatIsNew) {
  const auto ids = [&](const std::string& change) {
    return hit_ids(db_, "", {"--edition", "令和8年度", "--change", change});
  };
  EXPECT_EQ(ids("新規掲載"), std::vector<std::string>{"a8"});
  EXPECT_EQ(ids("所管替え"), std::vector<std::string>{"m8"});
  EXPECT_EQ(ids("変更なし"), std::vector<std::string>{"u8"});
  EXPECT_EQ(ids("記載変更").size(), 2u);
  const auto answer = torikumi({"search", "--db", db_, "--format", "json", "遊具"}).json();
  EXPECT_TRUE(answer.at("facets").as_object().contains("change"));
}

TEST_F(ChangesTest, OneEditionAloneHasNothingToCompare) {
  const std::string one = folder_ / "one";
  ASSERT_EQ(torikumi({"index", "--db", one,
                      folder_.write("b.jsonl", line_of("x", "令和8年度", "課", "題", "文。"))})
                .status,
            0);
  const Server server(one);
  const Server::Answer page = server.ask("/changes");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("令和8年度の版だけです"), std::string::npos);
  EXPECT_EQ(server.ask("/").body.find("版の違いを見る"), std::string::npos);
  EXPECT_EQ(server.ask("/api/v1/changes").status, 404);
  const auto answer = torikumi({"search", "--db", one, "--format", "json", ""}).json();
  EXPECT_FALSE(answer.at("facets").as_object().contains("change"));
}

TEST_F(ChangesTest, WhatCannotBeComparedIsTold) {
  Outcome outcome = torikumi({"changes", "--db", db_, "--from", "令和9年度"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("there is no edition 令和9年度"), std::string::npos);
  EXPECT_NE(outcome.err.find("令和6年度, 令和7年度, 令和8年度"), std::string::npos);
  outcome = torikumi({"changes", "--db", db_, "--from", "令和8年度", "--to", "令和8年度"});
  EXPECT_EQ(outcome.status, 2);
  outcome = torikumi({"changes", "--db", db_, "--status", "gone"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_NE(outcome.err.find("there is no status gone"), std::string::npos);
  const std::string one = folder_ / "one";
  ASSERT_EQ(torikumi({"index", "--db", one,
                      folder_.write("b.jsonl", line_of("x", "令和8年度", "課", "題", "文。"))})
                .status,
            0);
  outcome = torikumi({"changes", "--db", one});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("has one edition, 令和8年度"), std::string::npos);
}

/// Of two random editions.
TEST(ChangesLaws, AddUpAndTurnRound) {
  std::mt19937 random(5);
  const std::vector<std::string> words{"見守り",     "公園",   "窓口", "待機児童", "防災",
                                       "乗合ワゴン", "認知症", "清掃", "図書館",   "相談"};
  for (int round = 0; round < 10; ++round) {
    std::string rows;
    std::size_t of_later = 0;
    for (int i = 0; i < 25; ++i) {
      std::string text;
      for (int n = 0; n < 12; ++n) text += words[random() % words.size()] + "の";
      const std::string number = std::to_string(i);
      const std::string title = words[random() % words.size()] + number;
      const std::string department = "課" + std::to_string(random() % 3);
      if (random() % 5 != 0) rows += line_of("f" + number, "平成31年度", department, title, text);
      if (random() % 5 == 0) continue;
      ++of_later;
      rows += line_of("l" + number, "令和2年度",
                      random() % 4 == 0 ? "課" + std::to_string(random() % 3) : department,
                      random() % 4 == 0 ? words[random() % words.size()] + number : title,
                      random() % 2 == 0 ? text : text + "取組を加えます。");
    }
    TemporaryFolder folder;
    const std::string db = folder / "db";
    ASSERT_EQ(torikumi({"index", "--db", db, folder.write("a.jsonl", rows)}).status, 0);
    const std::vector<std::string> all{"changes",  "--db",     db,         "--format", "json",
                                       "--status", "added",    "--status", "dropped",  "--status",
                                       "reworded", "--status", "moved",    "--status", "unchanged"};
    using Pairs = std::set<std::tuple<std::string, std::string, std::string>>;
    const auto pairs = [&](const std::string& from, const std::string& to, bool turned) {
      std::vector<std::string> asked = all;
      asked.insert(asked.end(), {"--from", from, "--to", to});
      Pairs found;
      std::size_t laters = 0;
      const Outcome outcome = torikumi(asked);
      EXPECT_EQ(outcome.status, 0) << outcome.err;
      const json::object answer = outcome.json();
      for (const json::value& each : answer.at("changes").as_array()) {
        std::string status(each.at("status").as_string());
        const std::string later =
            each.at("later").is_null() ? "" : std::string(each.at("later").at("id").as_string());
        laters += later.empty() ? 0 : 1;
        if (turned && status == "added") {
          status = "dropped";
        } else if (turned && status == "dropped") {
          status = "added";
        }
        const auto add = [&](const std::string& former) {
          found.emplace(status, turned ? later : former, turned ? former : later);
        };
        const json::array& formers = each.at("formers").as_array();
        if (formers.empty()) add("");
        for (const json::value& former : formers) add(std::string(former.at("id").as_string()));
      }
      if (!turned) {
        EXPECT_EQ(laters, of_later);
      }
      return found;
    };
    EXPECT_EQ(pairs("平成31年度", "令和2年度", false), pairs("令和2年度", "平成31年度", true));
  }
}

}  // namespace
}  // namespace torikumi::tests
