// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/collation.hpp"

#include <gtest/gtest.h>

namespace torikumi::text {
namespace {

TEST(Collation, OrdersAsAJapaneseReaderExpects) {
  EXPECT_LT(sort_key("あおば"), sort_key("かわべ"));
  EXPECT_LT(sort_key("アオバ"), sort_key("かわべ"));
  EXPECT_LT(sort_key("NPO"), sort_key("あおば"));
  EXPECT_LT(sort_key("亜"), sort_key("唖"));
  EXPECT_EQ(sort_key("区役所").find('\0'), std::string::npos);
}

}  // namespace
}  // namespace torikumi::text
