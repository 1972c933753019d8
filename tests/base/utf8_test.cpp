// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace torikumi::base {
namespace {

TEST(Utf8, DecodesEachLength) {
  EXPECT_EQ(decode("a", 0).code_point, U'a');
  EXPECT_EQ(decode("é", 0).bytes, 2u);
  EXPECT_EQ(decode("区", 0).code_point, U'区');
  EXPECT_EQ(decode("𠮷", 0).code_point, U'𠮷');
}

TEST(Utf8, RefusesWhatIsIllFormed) {
  for (const char* bad : {"\x80", "\xC0\xAF", "\xE5\x8C", "\xED\xA0\x80", "\xF5\x80\x80\x80",
                          "\xFF", "\xE0\x80\x80"}) {
    EXPECT_FALSE(decode(bad, 0).valid);
    EXPECT_EQ(decode(bad, 0).bytes, 1u);
    EXPECT_EQ(first_invalid(std::string("区") + bad), 3u);
  }
}

TEST(Utf8, AppendsWhatItDecodes) {
  for (char32_t c = 1; c < 0x110000; c += 7) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append(text, c);
    EXPECT_EQ(decode(text, 0).code_point, c);
    EXPECT_EQ(decode(text, 0).bytes, text.size());
  }
}

TEST(Utf8, ClipsBetweenCharacters) {
  EXPECT_EQ(clip("区役所", 100), "区役所");
  EXPECT_EQ(clip("区役所", 5), "区");
  EXPECT_EQ(clip("区役所", 2), "");
  EXPECT_EQ(count_code_points("区役所a"), 4u);
}

}  // namespace
}  // namespace torikumi::base
