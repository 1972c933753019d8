// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/cp932.hpp"

#include <gtest/gtest.h>

#include "text/encoding.hpp"

namespace torikumi::text {
namespace {

TEST(Cp932, ComesBackAsItWas) {
  const std::string text = "髙齢者の見守り①㈱ｶﾅ～−・\r\n\"a\"";
  const Cp932 converted = to_cp932(text);
  EXPECT_TRUE(converted.missing.empty());
  EXPECT_EQ(decode_text(converted.bytes, "CP932", "t").text.view(),
            "髙齢者の見守り①㈱ｶﾅ～－・\r\n\"a\"");
}

TEST(Cp932, WhatItCannotHoldIsToldAndSeen) {
  const Cp932 converted = to_cp932("丁寧✓😀字");
  EXPECT_EQ(converted.missing, (std::set<char32_t>{U'✓', U'😀'}));
  EXPECT_EQ(decode_text(converted.bytes, "CP932", "t").text.view(), "丁寧〓〓字");
}

TEST(Cp932, KanaWithMarksOfTheirOwnAreComposed) {
  const Cp932 converted = to_cp932("か\u3099ん、ハ\u309Aン");
  EXPECT_TRUE(converted.missing.empty());
  EXPECT_EQ(decode_text(converted.bytes, "CP932", "t").text.view(), "がん、パン");
}

}  // namespace
}  // namespace torikumi::text
