// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/parse.hpp"

#include <gtest/gtest.h>

namespace torikumi::query {
namespace {

std::string tree(const std::string& query) { return print(parse(query).root); }

TEST(Parse, ReadsWhatPeopleType) {
  const std::pair<const char*, const char*> table[] = {
      {"", "*"},
      {" 　", "*"},
      {"高齢者", "高齢者"},
      {"高齢者 見守り", "(and 高齢者 見守り)"},
      {"ＮＰＯ　法人", "(and ＮＰＯ 法人)"},
      {"高齢者 OR 障害者", "(or 高齢者 障害者)"},
      {"高齢者｜障害者", "高齢者｜障害者"},
      {"高齢者 ｜ 障害者", "(or 高齢者 障害者)"},
      {"a b OR c", "(or (and a b) c)"},
      {"高齢者 (見守り OR 見回り) -施設", "(and 高齢者 (or 見守り 見回り) (not 施設))"},
      {"高齢者 －施設", "(and 高齢者 (not 施設))"},
      {"高齢者 NOT 施設", "(and 高齢者 (not 施設))"},
      {"e-Tax", "e-Tax"},
      {"平成26（2014）年度", "平成26（2014）年度"},
      {"（高齢者　見守り）", "(and 高齢者 見守り)"},
      {"\"市民会議\"", "\"市民会議\""},
      {"“市民 会議” x", "(and \"市民 会議\" x)"},
      {"＂ＡＢ＂", "\"ＡＢ\""},
      {"「計画」", "「計画」"},
      {"現状:高齢化 方向性：担い手", "(and current:高齢化 direction:担い手)"},
      {"title:\"人材 育成\"", "title:\"人材 育成\""},
      {"局:総務局", "department:総務局"},
      {"due:2029 見守り", "(and due:2029 見守り)"},
      {"期限：令和8年度", "due:令和8年度"},
      {"ＤＵＥ:2026", "due:2026"},
      {"-期日:2026..2028", "(not due:2026..2028)"},
      {"期限:\"2026\"", "due:2026"},
      {"due:(2026 OR R9)", "(or due:2026 due:R9)"},
      {"due:2026*", "due:2026"},
      {"10:30", "10:30"},
      {"見守* 現状:ＡＢ＊", "(and 見守* current:ＡＢ*)"},
      {"\"見守*\"", "\"見守*\""},
      {"-", "-"},
      {"-(a b)", "(not (and a b))"},
      {"title:(区役所 OR 人材)", "(or title:区役所 title:人材)"},
      {"課題：（区役所　現状:人材）x", "(and title:（区役所 current:人材）x)"},
      {"課題：（区役所　現状:人材） x", "(and (and title:区役所 current:人材) x)"},
      {"課題:（仮称）計画", "title:（仮称）計画"},
      {"E S C O 事業", "(and E S C O 事業)"},
      {"Ｅ　Ｓ　Ｃ", "Ｅ　Ｓ　Ｃ"},
      {"E S", "(and E S)"},
      {"A B CD", "(and A B CD)"},
      {"子ども ・ 若者", "(and 子ども 若者)"},
      {"→ 子ども", "子ども"},
      {"子ども＆若者", "子ども＆若者"},
      {"・", "・"},
      {"子ども ①", "(and 子ども ①)"},
  };
  for (const auto& [given, wanted] : table) EXPECT_EQ(tree(given), wanted) << given;
}

TEST(Parse, NothingThatCanBeTypedIsAnError) {
  const std::pair<const char*, const char*> table[] = {
      {"a OR", "a"}, {"OR a", "a"}, {"OR", "*"},      {"NOT", "*"},    {"(a", "a"},    {"a )", "a"},
      {"()", "*"},   {"\"", "*"},   {"\"a", "\"a\""}, {"\"\" a", "a"}, {"現状:", "*"}, {"*", "*"},
  };
  for (const auto& [given, wanted] : table) {
    EXPECT_EQ(tree(given), wanted) << given;
    const bool complained = !parse(given).complaints.empty();
    EXPECT_EQ(complained, std::string(given) != "()") << given;
  }
}

TEST(Parse, TenThousandBracketsDoNoHarm) {
  for (const char* unit : {"(", ")", "( ", "a)", "(a ", "-", "- ", "NOT ", "OR ", "\"", "現状:"}) {
    std::string query;
    for (int i = 0; i < 10000; ++i) query += unit;
    EXPECT_LE(parse(query).complaints.size(), 10001u);
  }
}

}  // namespace
}  // namespace torikumi::query
