// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/normalise.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.hpp"

namespace torikumi::text {
namespace {

TEST(Normalise, WordFormMakesSpellingsRegular) {
  const std::pair<const char*, const char*> table[] = {
      {"ＮＰＯ　法人", "NPO 法人"},
      {"ﾏｲﾅﾝﾊﾞｰ", "マイナンバー"},
      {"㈱と㍿と㋀", "(株)と株式会社と1月"},
      {"ｶﾞｲﾄﾞ", "ガイド"},
      {"か\u3099くせい", "がくせい"},
      {"E S C O 事業", "ESCO 事業"},
      {"Ｅ Ｓ Ｃ Ｏ", "ESCO"},
      {"A B", "A B"},
      {"ＷＥＢ サイト", "WEB サイト"},
      {"サ−バ―", "サーバー"},
      {"データーー", "データー"},
      {"2014−2016", "2014-2016"},
      {"平成26〜28年", "平成26~28年"},
      {"こゝろ", "こころ"},
      {"みすゞ", "みすず"},
      {"バナヽ", "バナナ"},
      {"民主々義", "民主主義"},
      {"佐々木", "佐々木"},
      {"人々の", "人々の"},
      {"一行目\r\n\r\n二行目", "一行目\n二行目"},
      {"低CO2 と①", "低CO2 と1"},
  };
  for (const auto& [given, wanted] : table) EXPECT_EQ(for_words(given).text, wanted) << given;
}

TEST(Normalise, StringFormFoldsCaseAndBlanksOnly) {
  EXPECT_EQ(string_form("ＩＣＴ　の\n  活用−"), "ict の 活用-");
  EXPECT_EQ(string_form("E S C O"), "e s c o");
  EXPECT_EQ(string_form("サーバーー"), "サーバーー");
}

TEST(Normalise, EveryByteKnowsItsSource) {
  const std::string source = "市の㍿とｶﾞス";
  const Normalised normal = for_words(source);
  EXPECT_EQ(normal.text, "市の株式会社とガス");
  const auto at = static_cast<std::uint32_t>(normal.text.find("会社"));
  EXPECT_EQ(base::slice(source, normal.source({at, at + 6})), "㍿");
  const auto gas = static_cast<std::uint32_t>(normal.text.find("ガ"));
  EXPECT_EQ(base::slice(source, normal.source({gas, gas + 3})), "ｶﾞ");
}

TEST(Normalise, ComparisonKeyIsTheSameInEveryEncoding) {
  EXPECT_EQ(comparison_key("９〜５時 − ‖"), comparison_key("9～5時 － ∥"));
  EXPECT_EQ(comparison_key(" 局・区・室\t"), "局・区・室");
}

/// Random texts of what breaks normalisers: marks, widths, controls, broken bytes, emoji.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "区",     "役",   "所",     "か",      "\u3099",
      "\u309A", "ｶ",    "ﾞ",      "ー",      "−",
      "―",      "々",   "ゝ",     "ゞ",      "ヾ",
      "ヽ",     " ",    "　",     "\n",      "\r",
      "\t",     "E",    "S",      "c",       "Ｃ",
      "1",      "９",   "㍿",     "㋀",      "①",
      "Ⅲ",      "～",   "é",      "e\u0301", "👨‍👩‍👧",
      "𠮷",     "\xE5", "\x8C",   "\xFF",    "\xED\xA0\x80",
      "\x01",   "ｰ",    "ハ",     "サ",      "は",
      "\u200B", "Ω",    "\u00AD", "\uFE0F",  "゛",
      "゜",     "⻑",   "-",      "ケ",      "ッ",
      "人",     "つ",   "━"};
  std::string text;
  for (auto left = random() % 40; left > 0; --left) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(Normalise, LawsHoldOverRandomText) {
  std::mt19937 random(20260401);
  for (int i = 0; i < 20000; ++i) {
    const std::string source = random_text(random);
    const Normalised normal = for_words(source);
    ASSERT_EQ(base::first_invalid(normal.text), std::string::npos);
    ASSERT_EQ(for_words(normal.text).text, normal.text) << source;
    ASSERT_EQ(normal.begin.size(), normal.text.size());
    std::uint32_t before = 0;
    for (std::size_t b = 0; b < normal.text.size(); ++b) {
      ASSERT_LE(normal.begin[b], normal.end[b]);
      ASSERT_LE(normal.end[b], source.size());
      ASSERT_GE(normal.begin[b], before);
      before = normal.begin[b];
      // Where the source is well formed, both ends lie between its characters.
      if (base::first_invalid(source) != std::string::npos) continue;
      ASSERT_TRUE(base::is_boundary(source, normal.begin[b]));
      ASSERT_TRUE(base::is_boundary(source, normal.end[b]));
    }
  }
}

TEST(Normalise, TheStringFormKnowsItsSource) {
  const std::u32string pieces =
      U"\u200B\u00AD゜⻑−かﾞＡa　 \n(（①々ゝガｶﾞ゛\u3099\u309A\u0301é㈱局区2Ⅲ～ー😀";
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string source;
    for (std::size_t n = random() % 12; n > 0; --n)
      base::append(source, pieces[random() % pieces.size()]);
    if (random() % 10 == 0) source += static_cast<char>(random());
    const StringForm form(source);
    ASSERT_EQ(form.text(), string_form(source)) << source;
    ASSERT_EQ(base::first_invalid(form.text()), std::string::npos);
    ASSERT_EQ(string_form(form.text()), form.text()) << source;
    for (std::uint32_t begin = 0; begin < form.text().size(); ++begin) {
      if (!base::is_boundary(form.text(), begin)) continue;
      for (std::uint32_t end = begin + 1; end <= form.text().size(); ++end) {
        if (!base::is_boundary(form.text(), end)) continue;
        const base::ByteRange range = form.source({begin, end});
        ASSERT_LE(range.end, source.size());
        if (base::first_invalid(source) != std::string::npos) continue;
        ASSERT_TRUE(base::is_boundary(source, range.begin));
        ASSERT_TRUE(base::is_boundary(source, range.end));
        const std::string part = form.text().substr(begin, end - begin);
        ASSERT_NE(string_form(base::slice(source, range)).find(part), std::string::npos)
            << source << " / " << part;
      }
    }
  }
}

}  // namespace
}  // namespace torikumi::text
