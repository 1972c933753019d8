// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/shared_bytes.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/error.hpp"

namespace torikumi::base {
namespace {

/// As many rows as lie in a file.
std::string many_rows() {
  std::string rows;
  while (rows.size() < (std::size_t{20} << 20U)) rows += "見守り\t区役所\n";
  return rows;
}

TEST(SharedBytes, ASpoolGivesBackWhatItTook) {
  for (const std::string& all : {std::string(), std::string("見守り"), many_rows()}) {
    Spool spool;
    for (std::size_t at = 0; at < all.size(); at += 999'983) spool.append(all.substr(at, 999'983));
    EXPECT_EQ(spool.size(), all.size());
    const SharedBytes read = spool.finish();
    EXPECT_TRUE(read.view() == all);
  }
}

TEST(SharedBytes, APartOutlivesTheWhole) {
  SharedBytes part;
  {
    Spool spool;
    spool.append(many_rows());
    const SharedBytes whole = spool.finish();
    part = whole.part(whole.view().substr(0, 9));
  }
  EXPECT_EQ(part.view(), "見守り");
}

TEST(SharedBytes, AFolderThatIsNotThereIsNamed) {
  const char* const own = std::getenv("TMPDIR");
  const std::string former = own != nullptr ? own : "";
  ::setenv("TMPDIR", "/nowhere", 1);
  try {
    Spool spool;
    spool.append(many_rows());
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::kSystem);
    EXPECT_NE(std::string(error.what()).find("/nowhere"), std::string::npos);
    EXPECT_NE(error.hint().find("TMPDIR"), std::string::npos);
  }
  own != nullptr ? ::setenv("TMPDIR", former.c_str(), 1) : ::unsetenv("TMPDIR");
}

}  // namespace
}  // namespace torikumi::base
