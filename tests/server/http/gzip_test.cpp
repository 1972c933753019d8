// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/gzip.hpp"

#include <gtest/gtest.h>

namespace torikumi::server::http {
namespace {

TEST(Gzip, IsTakenWhereItIsNamedAndNotRefused) {
  for (const char* yes : {"gzip", "GZIP", "br, gzip", "gzip;q=0.5", "*", "deflate, x-gzip"})
    EXPECT_TRUE(takes_gzip(yes)) << yes;
  for (const char* no : {"", "br", "identity", "gzip;q=0", "gzip; q=0.0", "gzipped", ",,"})
    EXPECT_FALSE(takes_gzip(no)) << no;
}

TEST(Gzip, MakesTextSmaller) {
  const std::string text(10'000, 'a');
  const std::string zipped = gzipped(text);
  EXPECT_LT(zipped.size(), 200U);
  EXPECT_EQ(zipped.substr(0, 2), "\x1F\x8B");
}

}  // namespace
}  // namespace torikumi::server::http
