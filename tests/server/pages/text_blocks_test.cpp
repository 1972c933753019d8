// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/text_blocks.hpp"

#include <gtest/gtest.h>

namespace torikumi::server::pages {
namespace {

/// Blocks as "p:text" and "li:text", matches in brackets.
std::vector<std::string> shown(const std::vector<search::Fragment>& fragments) {
  std::vector<std::string> all;
  const Data blocks = text_blocks(fragments);
  for (const Data& block : blocks.list_value()) {
    const bool list = block.get("list")->is_true();
    for (const Data& item : block.get("items")->list_value()) {
      std::string text = list ? "li:" : "p:";
      for (const Data& each : item.get("fragments")->list_value()) {
        const std::string piece = each.get("text")->string_value();
        text += each.get("hit")->is_true() ? "[" + piece + "]" : piece;
      }
      all.push_back(text);
    }
  }
  return all;
}

TEST(TextBlocks, LinesAreParagraphsAndMarkedLinesAreItems) {
  EXPECT_EQ(shown({{"次を進めます。\n・見守り\n①研修\n（1）窓口\n以上です。\n", false}}),
            (std::vector<std::string>{"p:次を進めます。", "li:・見守り", "li:①研修", "li:（1）窓口",
                                      "p:以上です。"}));
}

TEST(TextBlocks, MatchesStayMarkedAcrossLines) {
  EXPECT_EQ(shown({{"高齢者の", false}, {"見守り\n見守る", true}, {"人", false}}),
            (std::vector<std::string>{"p:高齢者の[見守り]", "p:[見守る]人"}));
}

TEST(TextBlocks, EmptyLinesAreLeftOut) {
  EXPECT_EQ(shown({{"\n\n一\n \n　\n二", false}}), (std::vector<std::string>{"p:一", "p:二"}));
  EXPECT_TRUE(shown({}).empty());
}

}  // namespace
}  // namespace torikumi::server::pages
