// SPDX-License-Identifier: GPL-2.0-or-later
// What people mean by what they type: which records come first, and what is told of it.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Answer = boost::json::object;

class Meaning : public testing::Test {
 protected:
  void index(const std::vector<std::pair<std::string, std::string>>& titles_and_texts) {
    std::string table = "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n";
    int number = 0;
    for (const auto& [title, text] : titles_and_texts) {
      table += (number++ % 2 == 0 ? "磯辺区役所\t" : "環境局\t");
      table += title + "\t地域福祉\t" + text + "\t以上\n";
    }
    const Outcome outcome =
        torikumi({"index", "--db", db_, "--max-delete", "100", folder_.write("table.tsv", table)});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }

  Answer answer(const std::string& query, std::vector<std::string> options = {}) {
    std::vector<std::string> words{"search", "--db", db_, "--format", "json", "--limit", "100"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), {"--", query});
    const Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    return outcome.json();
  }

  /// Kinds of what was understood, and of what.
  static std::vector<std::string> understood(const Answer& answer) {
    std::vector<std::string> all;
    for (const auto& each : answer.at("interpretation").as_array())
      all.push_back(std::string(each.at("kind").as_string()) + " " +
                    std::string(each.at("from").as_string()));
    return all;
  }

  static bool has(const std::vector<std::string>& all, const std::string& wanted) {
    return std::find(all.begin(), all.end(), wanted) != all.end();
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Meaning, TheNounStandsBeforeItsVerb) {
  index({{"動詞", "課題に取り組む。取り組む。取り組む。"},
         {"名詞", "長い文のどこかに取組がある。それだけの文である。"}});
  EXPECT_EQ(hit_titles(db_, "取組"), (std::vector<std::string>{"名詞", "動詞"}));
  EXPECT_EQ(hit_titles(db_, "取り組み"), (std::vector<std::string>{"名詞", "動詞"}));
}

TEST_F(Meaning, AFiscalYearIsMetByItsMonthsFirstAndByTheCalendarLast) {
  index({{"暦", "平成27年3月に終えた。"},
         {"年", "平成27年に始めた。"},
         {"年度", "平成28年3月に終えた。"}});
  EXPECT_EQ(hit_titles(db_, "平成27年度"), (std::vector<std::string>{"年度", "年", "暦"}));
}

TEST_F(Meaning, ANumberInACircleFindsItselfFirst) {
  index({{"数", "1つ目。1つ目。"}, {"丸", "長い文のなかの①だけが丸である。"}});
  EXPECT_EQ(hit_titles(db_, "①").front(), "丸");
}

TEST_F(Meaning, ATitlePastedFindsItsRecordFirst) {
  index({{"見守りの推進", "x"},
         {"別", "見守りの推進、見守りの推進、見守りの推進。"},
         {"窓口 -改善 (1)", "y"}});
  EXPECT_EQ(hit_titles(db_, "見守りの推進").front(), "見守りの推進");
  EXPECT_EQ(hit_titles(db_, "窓口 -改善 (1)").front(), "窓口 -改善 (1)");
}

TEST_F(Meaning, EveryTitleOfTheKawasakiTableFindsItsRecordFirst) {
  const std::string source = shared_file("data/kawasaki/shiryo3.txt");
  if (source.empty()) GTEST_SKIP() << "the shared Kawasaki table is absent";
  ASSERT_EQ(torikumi({"index", "--db", db_, source}).status, 0);
  for (const auto& record : exported(db_)) {
    const std::string title(record.at("title").as_string());
    EXPECT_EQ(hit_titles(db_, title).front(), title);
  }
}

TEST_F(Meaning, ADepartmentThatIsNamedIsOfferedAndItsRecordsStandFirst) {
  index({{"こちら", "磯辺の窓口。"}, {"あちら", "磯辺、磯辺、磯辺の話。"}});
  for (const char* name : {"磯辺", "磯辺区", "磯辺区役所"}) {
    const Answer found = answer(name);
    EXPECT_TRUE(has(understood(found), std::string("department ") + name)) << name;
  }
  EXPECT_EQ(hit_titles(db_, "磯辺").front(), "こちら");
}

TEST_F(Meaning, WhatMakesNoSenseIsToldAndTheRestIsSought) {
  index({{"甲", "高齢者を見守る。見守りの会。"}});
  EXPECT_TRUE(has(understood(answer("foo:見守り")), "complaint foo:見守り"));
  EXPECT_EQ(hit_titles(db_, "foo:見守り"), std::vector<std::string>{"甲"});
  EXPECT_TRUE(has(understood(answer("高齢者 -")), "complaint -"));
  EXPECT_EQ(hit_titles(db_, "高齢者 -"), std::vector<std::string>{"甲"});
  EXPECT_EQ(answer("高齢者 AND 見守り").at("total"), answer("高齢者 見守り").at("total"));
}

TEST_F(Meaning, SoundsAreSpelledMarkedAndWeighed) {
  index({{"甲", "長い前置きがある。認知症の人を支える。"}, {"乙", "区の話。"}});
  for (const char* sound : {"にんちしょう", "ninchishou"}) {
    const Answer found = answer(sound);
    ASSERT_EQ(found.at("total").to_number<int>(), 1) << sound;
    EXPECT_EQ(found.at("interpretation").at(0).at("to").at(0).as_string(), "認知症");
    const auto& hit = found.at("hits").at(0);
    EXPECT_GT(hit.at("score").to_number<double>(), 0);
    EXPECT_NE(boost::json::serialize(hit.at("snippets")).find("{\"text\":\"認知症\",\"hit\":true}"),
              std::string::npos);
  }
  EXPECT_EQ(answer("てれわーく").at("total").to_number<int>(), 0);
}

TEST_F(Meaning, OtherSpellingsAreToldAndCanBeTakenBack) {
  index({{"甲", "取り組みを進める。"}, {"乙", "取組を進める。"}});
  EXPECT_TRUE(has(understood(answer("取組")), "variant 取組"));
  EXPECT_EQ(answer("取組", {"--off", "variant:取組"}).at("total").to_number<int>(), 1);
  index({{"丙", "2014年のこと。"}, {"丁", "平成26年のこと。"}});
  EXPECT_EQ(answer("平成26年").at("total").to_number<int>(), 2);
  EXPECT_EQ(answer("平成26年", {"--off", "era:平成26年"}).at("total").to_number<int>(), 1);
}

TEST_F(Meaning, SuggestionsAreSpelledAsTheTextsSpellThem) {
  index({{"甲", "マイナンバーカードとＮＰＯ法人。"}});
  EXPECT_NE(torikumi({"suggest", "--db", db_, "マイナ"}).out.find("マイナンバー"),
            std::string::npos);
  EXPECT_NE(torikumi({"suggest", "--db", db_, "npo"}).out.find("NPO"), std::string::npos);
}

TEST_F(Meaning, TheKindOfThingNeedNotBeNamed) {
  index({{"施策", "交通安全の施策を進める。"},
         {"対策", "交通安全対策を進める。"},
         {"別", "対策を交通だけに限る。"}});
  EXPECT_EQ(hit_titles(db_, "交通安全対策").front(), "対策");
  const Answer found = answer("交通安全対策");
  EXPECT_EQ(found.at("total").as_int64(), 2);
  EXPECT_TRUE(has(understood(found), "normalised 交通安全対策"));
  EXPECT_EQ(answer("交通安全対策", {"--off", "normalised:交通安全対策"}).at("total").as_int64(), 1);
  // Of what is not wanted, all is meant.
  EXPECT_EQ(answer("交通 -交通安全対策").at("total").as_int64(), 2);
  EXPECT_EQ(answer("現状:交通安全対策").at("total").as_int64(), 1);
}

TEST_F(Meaning, ASignInASentenceDoesNotLeadIt) {
  std::vector<std::pair<std::string, std::string>> rows(40, {"他", "公園を直す。"});
  rows.emplace_back("別", "①海の催しを開く。");
  rows.emplace_back("海峡", "海峡を航行する船の安全を守る。海難をなくす。");
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].second += std::to_string(i) + "件ある。";
  index(rows);
  EXPECT_EQ(hit_titles(db_, "①海峡を航行する船の海難をなくす").front(), "海峡");
}

TEST_F(Meaning, BracketsBehindAColumnKeepToIt) {
  index({{"人材育成", "窓口を改める。"}, {"窓口", "人材育成を進める。"}, {"公園", "公園を直す。"}});
  EXPECT_EQ(hit_titles(db_, "課題:(人材 OR 公園)"), (std::vector<std::string>{"公園", "人材育成"}));
  EXPECT_FALSE(has(understood(answer("課題:(人材 OR 公園)")), "complaint )"));
}

TEST_F(Meaning, SpacedLettersAreAWord) {
  index({{"事業", "ＥＳＣＯ事業を行う。"}, {"別", "eとsとcとoを並べる。"}});
  EXPECT_EQ(hit_titles(db_, "E S C O"), (std::vector<std::string>{"事業"}));
}

TEST_F(Meaning, OldFormsAndNumbersInKanjiAreWhatTheyMean) {
  index({{"大学", "国学院大学と結ぶ協定の第1条を改める。"}});
  for (const char* query : {"國學院大學", "第一条", "第１条"})
    EXPECT_EQ(answer(query).at("hits").as_array().at(0).as_object().at("match").as_string(), "word")
        << query;
}

TEST_F(Meaning, PercentSignsAreWords) {
  index({{"甲", "満足度は66%である。"}, {"乙", "満足度は66パーセントである。"}});
  EXPECT_EQ(answer("66%").at("total").to_number<int>(), 2);
  EXPECT_EQ(answer("66パーセント").at("total").to_number<int>(), 2);
}

TEST_F(Meaning, AYearInKanjiNumeralsIsAYear) {
  index({{"一", "平成26年に始めた。"}, {"二", "平成28年に始めた。"}});
  const Answer found = answer("平成二十六年");
  ASSERT_EQ(found.at("total").to_number<int>(), 1);
  EXPECT_EQ(found.at("hits").at(0).at("match").as_string(), "word");
}

TEST_F(Meaning, AWordOfOneKanjiIsMarkedInASentence) {
  index({{"一", "この町は人が集まる。"}, {"二", "道を直す。"}});
  const Answer found = answer("町を育てるには");
  ASSERT_EQ(found.at("total").to_number<int>(), 1);
  bool marked = false;
  for (const auto& snippet : found.at("hits").at(0).at("snippets").as_array()) {
    for (const auto& each : snippet.at("fragments").as_array())
      marked = marked || (each.at("hit").as_bool() && each.at("text").as_string() == "町");
  }
  EXPECT_TRUE(marked);
}

TEST_F(Meaning, ASoundFindsTheWholeWordAlone) {
  index({{"一", "区役所で待つ。"}, {"二", "市の役所は区にもある。"}});
  EXPECT_EQ(hit_titles(db_, "くやくしょ"), std::vector<std::string>{"一"});
  EXPECT_EQ(answer("くやくしょ", {"--off", "reading:くやくしょ"}).at("total").to_number<int>(), 0);
}

TEST_F(Meaning, ARangeOfYearsThatIsNoneIsToldOf) {
  index({{"一", "平成26年に始めた。"}, {"二", "平成28年に始めた。"}});
  EXPECT_TRUE(has(understood(answer("2016..2014")), "complaint 2016..2014"));
  EXPECT_TRUE(has(understood(answer("2014..")), "complaint 2014.."));
  EXPECT_FALSE(has(understood(answer("2014..2016")), "complaint 2014..2016"));
  EXPECT_EQ(answer("2014..2016").at("total").to_number<int>(), 2);
}

}  // namespace
}  // namespace torikumi::tests
