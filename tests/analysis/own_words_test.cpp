// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/own_words.hpp"

#include <gtest/gtest.h>

#include "analysis/analyser.hpp"
#include "analysis/foreign_words.hpp"
#include "base/error.hpp"

namespace torikumi::analysis {
namespace {

std::string words_of(const std::string& text, const std::string& own) {
  const Dictionary dictionary(own);
  Analyser analyser(dictionary);
  std::string words;
  for (const Token& token : analyser.analyse(text).tokens)
    words += "[" + text.substr(token.source.begin, token.source.size()) + "]";
  return words;
}

std::vector<std::string> faults_of(const std::string& text) {
  std::vector<std::string> faults;
  parse_own_words(text, "user.csv", &faults);
  return faults;
}

TEST(OwnWords, AreOneWordWithTheirReading) {
  EXPECT_EQ(words_of("こども誰でも通園", ""), "[こども][誰][でも][通園]");
  EXPECT_EQ(words_of("こども誰でも通園", "こども誰でも通園,こどもだれでもつうえん\n"),
            "[こども誰でも通園]");
  const Dictionary dictionary("汐見っ子,シオミッコ # 汐見区の子ども\n");
  Analyser analyser(dictionary);
  const Analysis analysis = analyser.analyse("汐見っ子");
  ASSERT_EQ(analysis.tokens.size(), 1u);
  EXPECT_EQ(analysis.tokens.front().entry->reading, "しおみっこ");
}

TEST(OwnWords, ChangeWhatTheAnalyserIsCalled) {
  const auto called = [](const std::string& own) {
    return fingerprint(Dictionary(text_of(parse_own_words(own, "user.csv"))));
  };
  EXPECT_EQ(called(""), fingerprint(Dictionary()));
  EXPECT_NE(called("汐見っ子,しおみっこ\n"), called(""));
  EXPECT_EQ(called("汐見っ子,しおみっこ\n"), called("# 子ども\n汐見っ子 , シオミッコ\n"));
}

TEST(OwnWords, ALineThatIsNoneIsToldWithItsNumber) {
  const std::vector<std::pair<std::string, std::string>> lines{
      {"汐見っ子", "user.csv: line 1: a line is a word, a comma and its reading in kana"},
      {"汐見っ子,しおみっこ,名詞",
       "user.csv: line 1: a line is a word, a comma and its reading in kana"},
      {",しおみっこ", "user.csv: line 1: the word is missing"},
      {"汐見っ子,汐見っ子", "user.csv: line 1: the reading of 汐見っ子 is not kana"},
      {"の,の", "user.csv: line 1: の alone would cut other words"},
      {"汐見 っ子,しおみっこ", "user.csv: line 1: a blank or a sign stands in the word 汐見 っ子"},
      {"汐見っ子,しおみっこ\n汐見っ子,しおみっこ", "user.csv: line 2: 汐見っ子 stands here twice"},
      {std::string(150, 'x') + ",えっくす", "user.csv: line 1: the word is longer than 120 bytes"}};
  for (const auto& [line, fault] : lines) {
    EXPECT_EQ(faults_of(line), std::vector<std::string>{fault}) << line;
    EXPECT_THROW(parse_own_words(line, "user.csv"), base::Error) << line;
  }
  EXPECT_EQ(faults_of("\x8E\xA9,\x82\xB6"),
            std::vector<std::string>{"user.csv is not UTF-8; save it as CSV UTF-8"});
  EXPECT_TRUE(faults_of("\xEF\xBB\xBF# 注\r\n\r\n汐見っ子,しおみっこ\r\n").empty());
}

TEST(ForeignWords, OfKuromojiBecomeWordsOfOwn) {
  const Dictionary dictionary;
  const ConvertedWords converted = convert_words(
      "# 施設\n"
      "関西国際空港,関西 国際 空港,カンサイ コクサイ クウコウ,カスタム名詞\n"
      "汐見っ子教室,汐見っ子 教室,シオミッコ キョウシツ,カスタム名詞\n"
      "ぱたか,ぱたか,パタカ,カスタム動詞\n"
      "汐見,汐 見,シオミ,カスタム名詞\n"
      "二つ,だけ\n",
      dictionary);
  EXPECT_EQ(converted.text, "# 施設\n汐見っ子,しおみっこ\nぱたか,ぱたか\n");
  EXPECT_EQ(converted.words, 2u);
  EXPECT_EQ(converted.remarks,
            (std::vector<std::string>{"line 4: ぱたか is taken for a noun, not for カスタム動詞",
                                      "line 5: 汐見 has not as many readings as tokens",
                                      "line 6: this is not text, tokens, readings and class"}));
  EXPECT_TRUE(faults_of(converted.text).empty());
}

}  // namespace
}  // namespace torikumi::analysis
