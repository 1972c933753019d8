// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/sentences.hpp"

#include <gtest/gtest.h>

namespace torikumi::text {
namespace {

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> all;
  for (const base::ByteRange& range : sentences(text)) all.emplace_back(base::slice(text, range));
  return all;
}

TEST(Sentences, EndBehindFullStopsAndLines) {
  EXPECT_EQ(pieces("取組を進めます。次に、窓口を"),
            (std::vector<std::string>{"取組を進めます。", "次に、窓口を"}));
  EXPECT_EQ(pieces("（困る。）と\n次"), (std::vector<std::string>{"（困る。）", "と\n", "次"}));
  EXPECT_EQ(pieces("本当!?はい"), (std::vector<std::string>{"本当!?", "はい"}));
  EXPECT_TRUE(pieces("").empty());
}

TEST(Sentences, CoverAnyTextInBoundedPieces) {
  for (const std::string unit : {"a", "区", "、区", " ", "！", "。", "👨", "1", "。」"}) {
    std::string text;
    while (text.size() < 20000) text += unit;
    std::uint32_t at = 0;
    for (const base::ByteRange& range : sentences(text)) {
      ASSERT_EQ(range.begin, at);
      ASSERT_GT(range.end, range.begin);
      ASSERT_LE(range.size(), kLongestPiece);
      ASSERT_TRUE(base::is_boundary(text, range.end));
      at = range.end;
    }
    ASSERT_EQ(at, text.size());
  }
}

}  // namespace
}  // namespace torikumi::text
