// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/generations.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/temporary.hpp"

namespace torikumi::index {
namespace {

namespace fs = std::filesystem;

void publish_one(const std::string& directory, std::uint32_t keep) {
  Writer writer(directory);
  fs::create_directory(writer.begin() / "0");
  writer.publish(1, keep);
}

TEST(Generations, ArePublishedKeptAndSwept) {
  const tests::TemporaryFolder folder;
  const std::string directory = folder / "db";
  EXPECT_FALSE(read_published(directory));
  for (int i = 0; i < 5; ++i) publish_one(directory, 2);
  const auto published = read_published(directory);
  ASSERT_TRUE(published);
  EXPECT_EQ(published->present, 5u);
  EXPECT_EQ(published->former, (std::vector<GenerationNumber>{4, 3}));
  EXPECT_TRUE(fs::exists(shard_path(directory, 3, 0)));
  EXPECT_FALSE(fs::exists(shard_path(directory, 2, 0)));
}

TEST(Generations, RollBackGoesThroughTheFormerOnes) {
  const tests::TemporaryFolder folder;
  const std::string directory = folder / "db";
  for (int i = 0; i < 3; ++i) publish_one(directory, 2);
  EXPECT_EQ(Writer(directory).roll_back(), 2u);
  EXPECT_EQ(read_published(directory)->present, 2u);
  publish_one(directory, 2);
  EXPECT_EQ(read_published(directory)->present, 4u);
  // Generation 3 was taken back, so it is no longer a former one.
  EXPECT_EQ(read_published(directory)->former, (std::vector<GenerationNumber>{2, 1}));
  EXPECT_FALSE(fs::exists(shard_path(directory, 3, 0)));
  EXPECT_EQ(Writer(directory).roll_back(), 2u);
  EXPECT_EQ(Writer(directory).roll_back(), 1u);
  EXPECT_THROW(Writer(directory).roll_back(), base::Error);
}

TEST(Generations, WhatAKilledWriterLeftIsGoneAtTheNextRun) {
  const tests::TemporaryFolder folder;
  const std::string directory = folder / "db";
  publish_one(directory, 2);
  folder.write("db/building-000002/part-0/x", "half");
  folder.write("db/XAPIANDB.new", "half");
  publish_one(directory, 2);
  EXPECT_FALSE(fs::exists(directory + "/building-000002"));
  EXPECT_EQ(read_published(directory)->present, 2u);
}

TEST(Generations, ASecondWriterAndAStrangeFolderAreRefused) {
  const tests::TemporaryFolder folder;
  const std::string directory = folder / "db";
  const Writer first(directory);
  EXPECT_THROW(Writer{directory}, base::Error);
  folder.write("other/手紙.txt", "x");
  EXPECT_THROW(Writer{folder / "other"}, base::Error);
  EXPECT_THROW(read_published(folder / "other"), base::Error);
  folder.write("stub/XAPIANDB", "auto /somewhere\n");
  EXPECT_THROW(read_published(folder / "stub"), base::Error);
  EXPECT_TRUE(fs::exists(folder / "other/手紙.txt"));
}

}  // namespace
}  // namespace torikumi::index
