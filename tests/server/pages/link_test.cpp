// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/link.hpp"

#include <gtest/gtest.h>

namespace torikumi::server::pages {
namespace {

TEST(Link, EncodesWhatAnAddressCannotHold) {
  EXPECT_EQ(Link("/search").with("q", "見守り &=#").text(),
            "/search?q=%E8%A6%8B%E5%AE%88%E3%82%8A%20%26%3D%23");
  EXPECT_EQ(initiative_link("a b/c?", "x").text(), "/initiatives/a%20b%2Fc%3F?q=x");
}

TEST(Link, TakesParametersAwayAgain) {
  const Link link = Link("/search").with("q", "a").with("department", "x").with("department", "y");
  EXPECT_EQ(link.without("department").text(), "/search?q=a");
  EXPECT_EQ(link.without("department", "x").text(), "/search?q=a&department=y");
  EXPECT_EQ(link.at("/search.atom").part("end").text(),
            "/search.atom?q=a&department=x&department=y#end");
  EXPECT_EQ(Link("/").with("q", "").text(), "/");
}

}  // namespace
}  // namespace torikumi::server::pages
