// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace torikumi::base {
namespace {

TEST(Digest, IsTheSameForEver) {
  // The version-5 UUIDs of these names in the OID name space; another value would give every record
  // a new id.
  EXPECT_EQ(digest(""), "0a68eb57c88a5f349e9d27f85e68af4f");
  EXPECT_EQ(digest("区役所"), "73a3344a9a945c5d9c3d318fde0c33f7");
  EXPECT_NE(digest("区役所"), digest("区役"));
}

}  // namespace
}  // namespace torikumi::base
