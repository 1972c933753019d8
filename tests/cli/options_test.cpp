// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/options.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::cli {
namespace {

using tests::torikumi;

TEST(Options, WrongUsageIsStatusTwoAndSaysWhatMayBeGiven) {
  const std::pair<std::vector<std::string>, const char*> table[] = {
      {{}, "no command is given"},
      {{"serach"}, "there is no command \"serach\""},
      {{"index"}, "no source is named"},
      {{"search", "--limt", "3", "x"}, "--limt"},
      {{"search", "--limit", "0", "x"}, "--limit must be a whole number from 1 to 1000, not \"0\""},
      {{"search", "--limit", "many", "x"}, "not \"many\""},
      {{"search", "--sort", "size", "x"},
       "--sort must be one of relevance, department, category, title, source"},
      {{"search", "--format", "xml", "x"}, "--format must be one of text, json, csv"},
      {{"index", "--max-delete", "200", "x"}, "--max-delete must be"},
      {{"run"}, "--topics is needed"},
      {{"analyse"}, "no text is given"},
  };
  for (const auto& [words, wanted] : table) {
    const tests::Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, kWrongUsage) << wanted;
    EXPECT_NE(outcome.err.find(wanted), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.err.find('\n'), outcome.err.size() - 1) << "one line";
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(Options, EveryCommandHasHelp) {
  EXPECT_EQ(torikumi({"help"}).status, kDone);
  for (const char* command :
       {"index", "search", "export", "analyse", "check", "rollback", "run", "eval"}) {
    const tests::Outcome outcome = torikumi({command, "--help"});
    EXPECT_EQ(outcome.status, kDone);
    EXPECT_NE(outcome.out.find(std::string("Usage: torikumi ") + command), std::string::npos);
    EXPECT_NE(torikumi({"help"}).out.find(command), std::string::npos);
  }
}

TEST(Options, ComeFromAFileAndTheEnvironmentToo) {
  const tests::TemporaryFolder folder;
  const std::string config = folder.write("torikumi.conf", "db = /nowhere/from-file\n");
  EXPECT_NE(torikumi({"search", "--config", config, "x"}).err.find("/nowhere/from-file"),
            std::string::npos);
  EXPECT_NE(torikumi({"search", "--config", config, "--db", "/nowhere/from-words", "x"})
                .err.find("from-words"),
            std::string::npos);
  ::setenv("TORIKUMI_DB", "/nowhere/from-environment", 1);
  EXPECT_NE(torikumi({"search", "x"}).err.find("from-environment"), std::string::npos);
  ::unsetenv("TORIKUMI_DB");
  EXPECT_NE(torikumi({"search", "--config", "/nowhere.conf", "x"}).err.find("/nowhere.conf"),
            std::string::npos);
}

TEST(Options, AWordThatBeginsWithAMinusIsPartOfTheQuery) {
  EXPECT_NE(torikumi({"search", "--db", "/nowhere", "高齢者", "-施設"}).err.find("/nowhere"),
            std::string::npos);
}

}  // namespace
}  // namespace torikumi::cli
