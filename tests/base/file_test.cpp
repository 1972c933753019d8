// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/file.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/temporary.hpp"

namespace torikumi::base {
namespace {

TEST(File, ReplacesAWholeFileAndLeavesNothingBeside) {
  const tests::TemporaryFolder folder;
  replace_file(folder / "a", "一");
  replace_file(folder / "a", "二");
  EXPECT_EQ(read_file(folder / "a"), "二");
  EXPECT_FALSE(std::filesystem::exists(folder / "a.new"));
}

TEST(File, TellsThePathThatIsNotThere) {
  try {
    read_file("/nowhere/計画.tsv");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::kNotFound);
    EXPECT_NE(std::string(error.what()).find("/nowhere/計画.tsv"), std::string::npos);
  }
}

TEST(File, ALockIsHeldByOne) {
  const tests::TemporaryFolder folder;
  {
    const auto first = FileLock::try_acquire(folder / "lock");
    ASSERT_TRUE(first);
    EXPECT_FALSE(FileLock::try_acquire(folder / "lock"));
  }
  EXPECT_TRUE(FileLock::try_acquire(folder / "lock"));
}

}  // namespace
}  // namespace torikumi::base
