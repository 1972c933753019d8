// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/source.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/temporary.hpp"

namespace torikumi::corpus {
namespace {

using namespace std::string_literals;

std::string failure(const std::vector<std::string>& paths) {
  try {
    find_sources(paths);
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Source, AFolderIsItsTablesInOrder) {
  const tests::TemporaryFolder folder;
  folder.write("b.csv", "x");
  folder.write("a/c.jsonl.gz", "x");
  folder.write("a.TSV", "x");
  folder.write("絵.png", "x");
  folder.write(".hidden.tsv", "x");
  const Found found = find_sources({folder.path().string()});
  EXPECT_EQ(found.files, (std::vector<std::string>{folder / "a/c.jsonl.gz", folder / "a.TSV",
                                                   folder / "b.csv"}));
  EXPECT_EQ(found.skipped,
            (std::vector<std::string>{folder / "絵.png: no reader for this kind of file"}));
}

TEST(Source, WhatIsNotThereIsTold) {
  const tests::TemporaryFolder folder;
  EXPECT_EQ(failure({"/nowhere.tsv"}), "no such file or folder: /nowhere.tsv");
  EXPECT_EQ(failure({folder.path().string()}),
            "nothing to read in the folder " + folder.path().string());
  const std::string file = folder.write("a.tsv", "x");
  EXPECT_EQ(failure({file, folder.path().string()}), "named twice: " + file);
}

TEST(Source, DamagedPacksAreTold) {
  EXPECT_THROW(unpack("\x1F\x8B broken"s, "a.gz"), base::Error);
  EXPECT_THROW(unpack("\x28\xB5\x2F\xFD broken"s, "a.zst"), base::Error);
  EXPECT_THROW(unpack(" \n"s, "a.tsv"), base::Error);
  EXPECT_EQ(unpack("plain"s, "a.tsv").view(), "plain");
}

}  // namespace
}  // namespace torikumi::corpus
