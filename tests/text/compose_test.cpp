// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/compose.hpp"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

/// The bytes of `source` that the first `part` of its form for words came from.
std::string source_of(const std::string& source, const std::string& part) {
  const Normalised normal = for_words(source);
  const auto at = static_cast<std::uint32_t>(normal.text.find(part));
  return std::string(
      base::slice(source, normal.source({at, at + static_cast<std::uint32_t>(part.size())})));
}

TEST(Compose, RadicalsInThePlaceOfKanjiAreKanjiInBothForms) {
  for (const auto& [given, wanted] :
       {std::pair{"⻄部の⺟子", "西部の母子"}, {"⻁と⻤と⻯", "虎と鬼と竜"}, {"⼤会", "大会"}}) {
    EXPECT_EQ(for_words(given).text, wanted);
    EXPECT_EQ(string_form(given), wanted);
  }
  EXPECT_EQ(source_of("東⻄南", "西"), "⻄");
}

TEST(Compose, WhatHasNoInkPartsNothing) {
  int tried = 0;
  for (char32_t c = 0x80; c < 0xE0200; ++c) {
    if (!u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    std::string text = "子育";
    base::append(text, c);
    text += "て";
    ASSERT_EQ(for_words(text).text, "子育て") << std::hex << static_cast<std::uint32_t>(c);
    ASSERT_EQ(string_form(text), "子育て") << std::hex << static_cast<std::uint32_t>(c);
    ++tried;
  }
  EXPECT_GT(tried, 400);
  EXPECT_EQ(comparison_key("\uFEFF局\u200B"), "局");
}

TEST(Compose, AVariationSelectorStaysWithItsBase) {
  EXPECT_EQ(source_of("祇\U000E0100園", "祇"), "祇\U000E0100");
  const StringForm form("祇\U000E0100園");
  EXPECT_EQ(form.text(), "祇園");
  EXPECT_EQ(form.source({0, 3}).size(), 7u);
}

TEST(Compose, SpacingVoicedMarksJoinTheirKana) {
  EXPECT_EQ(string_form("ハ゛ス ﾎ゜スト か゛っこう"), "バス ポスト がっこう");
  EXPECT_EQ(source_of("ハ゛ス", "バ"), "ハ゛");
  EXPECT_EQ(string_form("゛だけ"), " \u3099だけ");  // on nothing, as NFKC has it
}

TEST(Compose, CharactersThatTheEncodingsDisagreeOnAreOneString) {
  EXPECT_EQ(string_form("9〜5時"), string_form("9～5時"));
  EXPECT_EQ(string_form("−3度"), string_form("－3度"));
  EXPECT_EQ(string_form("甲‖乙—丙"), string_form("甲∥乙―丙"));
  EXPECT_NE(string_form("9-5時"), string_form("9～5時"));
}

}  // namespace
}  // namespace torikumi::text
