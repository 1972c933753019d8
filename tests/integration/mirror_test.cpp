// SPDX-License-Identifier: GPL-2.0-or-later
// The database follows its sources, and can be brought back.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "index/generations.hpp"
#include "support/index_test.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Mirror : public IndexTest {};

TEST_F(Mirror, ARunThatWouldDeleteMoreThanHalfStops) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(20))}).status, 0);
  const Outcome refused = index({folder_.write("t.tsv", table(9))});
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("this would delete 11 of 20 initiatives; nothing was changed. If that "
                             "is meant, run again with --max-delete 100"),
            std::string::npos)
      << refused.err;
  EXPECT_EQ(records(), 20u);
  EXPECT_EQ(index({"--max-delete", "100", folder_ / "t.tsv"}).status, 0);
  EXPECT_EQ(records(), 9u);
}

TEST_F(Mirror, RollbackReturnsToTheFormerContentAtOnce) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(4, "甲"))}).status, 0);
  ASSERT_EQ(index({folder_.write("t.tsv", table(4, "乙"))}).status, 0);
  EXPECT_EQ(hit_ids(db_, "乙").size(), 4u);
  EXPECT_EQ(torikumi({"rollback", "--db", db_}).status, 0);
  EXPECT_EQ(hit_ids(db_, "甲").size(), 4u);
  const Outcome again = torikumi({"rollback", "--db", db_});
  EXPECT_EQ(again.status, 1);
  EXPECT_NE(again.err.find("there is no former generation"), std::string::npos);
}

TEST_F(Mirror, KeepsAsManyFormerGenerationsAsItIsTold) {
  for (const char* mark : {"甲", "乙", "丙", "丁"})
    ASSERT_EQ(index({"--keep", "1", folder_.write("t.tsv", table(3, mark))}).status, 0);
  EXPECT_EQ(torikumi({"rollback", "--db", db_}).status, 0);
  EXPECT_EQ(hit_ids(db_, "丙").size(), 3u);
  EXPECT_EQ(torikumi({"rollback", "--db", db_}).status, 1);
}

TEST_F(Mirror, ADryRunTellsAndChangesNothing) {
  const Outcome first = index({"--dry-run", folder_.write("t.tsv", table(5))});
  EXPECT_EQ(first.status, 0);
  EXPECT_NE(first.out.find("5 added"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(db_));
  ASSERT_EQ(index({folder_ / "t.tsv"}).status, 0);
  EXPECT_NE(index({"--dry-run", folder_.write("t.tsv", table(6))}).out.find("1 added"),
            std::string::npos);
  EXPECT_EQ(records(), 5u);
}

TEST_F(Mirror, StrictMakesAnyFaultFail) {
  const std::string faulty =
      folder_.write("t.tsv", table(3) + row("局", "題", "項", "（何?）", "x"));
  const Outcome outcome = index({"--strict", faulty});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("（何?）"), std::string::npos) << "the faults are told";
  EXPECT_NE(outcome.err.find("nothing was changed"), std::string::npos);
  EXPECT_EQ(torikumi({"search", "--db", db_, "x"}).status, 1);
  EXPECT_EQ(index({faulty}).status, 0);
  EXPECT_EQ(index({"--strict", faulty}).status, 1) << "also where nothing changed";
}

TEST_F(Mirror, ShardsHoldTheSame) {
  const std::string source = folder_.write("t.tsv", table(50));
  ASSERT_EQ(index({source}).status, 0);
  const auto one = hit_ids(db_, "現状");
  const std::string three = folder_ / "three";
  ASSERT_EQ(torikumi({"index", "--db", three, "--shards", "3", "--jobs", "2", source}).status, 0);
  EXPECT_TRUE(exported(three) == exported(db_));
  EXPECT_EQ(hit_ids(three, "現状"), one);
  EXPECT_EQ(torikumi({"check", "--db", three}).status, 0);
  ASSERT_EQ(
      torikumi({"index", "--db", three, "--shards", "3", folder_.write("t.tsv", table(52))}).status,
      0);
  EXPECT_EQ(exported(three).size(), 52u);
  EXPECT_EQ(torikumi({"check", "--db", three}).status, 0);
}

TEST_F(Mirror, JobsMakeNoDifference) {
  const std::string source = folder_.write("t.tsv", table(200));
  ASSERT_EQ(index({"--jobs", "1", source}).status, 0);
  const std::string many = folder_ / "many";
  ASSERT_EQ(torikumi({"index", "--db", many, "--jobs", "8", source}).status, 0);
  EXPECT_TRUE(exported(many) == exported(db_));
  EXPECT_EQ(hit_ids(many, "方向 現状"), hit_ids(db_, "方向 現状"));
}

TEST_F(Mirror, ChangesMendedIntoACopyEqualAFreshBuild) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(60))}).status, 0);
  std::string changed = table(58);
  changed.replace(changed.find("現状の7番"), std::string("現状の7番").size(), "書き換えた7番");
  ASSERT_EQ(index({folder_.write("t.tsv", changed)}).status, 0);
  const std::string fresh = folder_ / "fresh";
  ASSERT_EQ(torikumi({"index", "--db", fresh, folder_ / "t.tsv"}).status, 0);
  EXPECT_TRUE(exported(fresh) == exported(db_));
  for (const char* query : {"現状", "書き換え", "方向", "第3局", ""})
    EXPECT_EQ(hit_ids(fresh, query), hit_ids(db_, query)) << query;
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

TEST_F(Mirror, SeveralSourcesAreOneCollectionAndEachRecordKnowsItsOwn) {
  const std::string first =
      folder_.write("a/first.tsv", std::string(kHeader) + row("局", "一", "項", "x", "y"));
  folder_.write(
      "a/second.jsonl",
      R"({"department":"局","title":"二","category":"項","current":"z","direction":"w"})");
  ASSERT_EQ(index({folder_ / "a"}).status, 0);
  const Outcome found = torikumi({"search", "--db", db_, ""});
  EXPECT_NE(found.out.find(first + ":2"), std::string::npos) << found.out;
  EXPECT_NE(found.out.find("second.jsonl:1"), std::string::npos) << found.out;
}

TEST_F(Mirror, ReadsAPipeThatCanBeReadOnlyOnce) {
  const std::string pipe = folder_ / "pipe.jsonl";
  const Outcome outcome = shell(
      "mkfifo '" + pipe + "' && { echo '{\"department\":\"課\",\"title\":\"見守り\"," +
      "\"current\":\"見守る。\"}' >'" + pipe + "' & } && timeout 20 \"$TORIKUMI\" index --db '" +
      (folder_ / "piped") + "' '" + pipe + "'");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("1 read: 1 added"), std::string::npos) << outcome.out;
}

TEST_F(Mirror, ReadsPackedSourcesAndStandardInput) {
  folder_.write("t.tsv", table(6));
  EXPECT_EQ(shell("cd '" + folder_.path().string() +
                  "' && gzip -k t.tsv && zstd -q t.tsv && $TORIKUMI index --db gz t.tsv.gz && "
                  "$TORIKUMI index --db zst t.tsv.zst && $TORIKUMI index --db in - <t.tsv")
                .status,
            0);
  const auto plain = [&](const char* name) { return exported(folder_ / name); };
  EXPECT_EQ(plain("gz").size(), 6u);
  EXPECT_TRUE(plain("gz") == plain("zst"));
  EXPECT_TRUE(plain("gz") == plain("in"));
}

TEST_F(Mirror, FurtherColumnsAreKeptAndFaceted) {
  const std::string collection =
      folder_.write("c.toml",
                    "name = \"c\"\n[columns]\ndepartment = [\"局・区・室\"]\ntitle = "
                    "[\"課題の名称\"]\ncategory = [\"項目\"]\ncurrent = [\"現状\"]\n"
                    "direction = [\"取組の方向性\"]\n[[further]]\nname = \"phase\"\nlabel = "
                    "\"段階\"\ncolumns = [\"段階\"]\nfacet = true\n"
                    "[[further]]\nname = \"budget\"\nlabel = \"予算\"\ncolumns = [\"予算\"]\n");
  const std::string source =
      folder_.write("t.tsv",
                    "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\t段階\t予算\n局\t一\t項\tx\ty"
                    "\t検討\t100\n局\t二\t項\tx\ty\t実施\t200\n");
  ASSERT_EQ(index({"--collection", collection, source}).status, 0);
  EXPECT_EQ(exported(db_)[1].at("budget").as_string(), "200");
  EXPECT_EQ(hit_titles(db_, "", {"--facet", "phase=実施"}), std::vector<std::string>{"二"});
  const Outcome none = torikumi({"search", "--db", db_, "--facet", "size=1", "x"});
  EXPECT_EQ(none.status, 2);
  EXPECT_NE(none.err.find("there is no facet size"), std::string::npos);
}

TEST_F(Mirror, AChangedCollectionRebuilds) {
  const std::string source = folder_.write("t.tsv", table(6));
  const std::string weights = base::read_file(project_file("index/collections/initiatives.toml"));
  ASSERT_EQ(index({"--collection", folder_.write("c.toml", weights), source}).status, 0);
  const Outcome outcome = index(
      {"--collection", folder_.write("c.toml", weights + "\n[weights]\ntitle = 5\n"), source});
  EXPECT_NE(outcome.out.find("6 unchanged"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("generation 2"), std::string::npos) << outcome.out;
}

TEST_F(Mirror, WhatAKilledRunLeftIsGoneAlsoWhereNothingIsToBeDone) {
  const std::string source = folder_.write("t.tsv", table(5));
  ASSERT_EQ(index({source}).status, 0);
  folder_.write("db/building-000002/part-0/x", "half");
  EXPECT_NE(index({source}).out.find("5 unchanged"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(db_ + "/building-000002"));
}

TEST_F(Mirror, ReadingAgainToBeStrictMakesNoGeneration) {
  const std::string source = folder_.write("t.tsv", table(5));
  for (int i = 0; i < 3; ++i) ASSERT_EQ(index({"--strict", source}).status, 0);
  EXPECT_EQ(torikumi({"rollback", "--db", db_}).status, 1) << "there is one generation only";
}

TEST_F(Mirror, LabelsThatDifferInBlanksOrWidthAreOneFacetValue) {
  const std::string source =
      folder_.write("t.tsv", std::string(kHeader) + row("総務局", "一", "ＤＸ", "x", "y") +
                                 row("総務局　", "二", "DX", "x", "y"));
  ASSERT_EQ(index({source}).status, 0);
  const auto reply = torikumi({"search", "--db", db_, "--format", "json", ""}).json();
  for (const char* facet : {"department", "category"}) {
    const auto& values = reply.at("facets").at(facet).as_array();
    ASSERT_EQ(values.size(), 1u);
    EXPECT_EQ(values[0].at("count").to_number<int>(), 2);
  }
}

TEST_F(Mirror, APackThatIsCutOffFailsTheRunWhereverItIsCut) {
  folder_.write("t.tsv", table(3000));
  ASSERT_EQ(shell("cd '" + folder_.path().string() + "' && gzip -k t.tsv && zstd -q t.tsv").status,
            0);
  for (const char* ending : {".gz", ".zst"}) {
    const std::string whole = base::read_file(folder_ / ("t.tsv" + std::string(ending)));
    for (int tenth = 1; tenth < 10; ++tenth) {
      const std::string cut = folder_.write("cut.tsv" + std::string(ending),
                                            whole.substr(0, whole.size() * tenth / 10));
      const Outcome outcome = index({cut});
      EXPECT_EQ(outcome.status, 1) << ending << tenth;
      EXPECT_NE(outcome.err.find("the packed data is damaged or cut off"), std::string::npos)
          << outcome.err;
    }
  }
}

TEST_F(Mirror, ARunThatNamesNoCollectionGoesByThatOfTheDatabase) {
  const std::string own = folder_.write(
      "own.toml",
      "name = \"own\"\n[columns]\ntitle = [\"題\"]\n"
      "department = [\"課\"]\ncurrent = [\"文\"]\ncategory = [\"項\"]\ndirection = [\"向\"]\n");
  const std::string source = folder_.write("t.tsv", "課\t題\t文\n総務課\t窓口\t改善する。\n");
  ASSERT_EQ(index({"--collection", own, source}).status, 0);
  folder_.write("t.tsv", "課\t題\t文\n総務課\t窓口\t改善した。\n");
  const Outcome again = index({source});
  EXPECT_EQ(again.status, 0) << again.err;
  EXPECT_NE(again.out.find("1 updated"), std::string::npos) << again.out;
}

TEST_F(Mirror, RebuildReplacesWhatIsBroken) {
  const std::string source = folder_.write("t.tsv", table(5));
  ASSERT_EQ(index({source}).status, 0);
  const auto broken = [&](const char* damage) {
    ASSERT_EQ(shell("cd '" + db_ + "' && " + damage).status, 0);
    const Outcome plain = index({source});
    EXPECT_EQ(plain.status, 1) << damage;
    EXPECT_NE(plain.err.find("--rebuild"), std::string::npos) << plain.err;
    EXPECT_EQ(torikumi({"search", "--db", db_, "番"}).status, 1) << damage;
    const Outcome rebuilt = index({"--rebuild", source});
    EXPECT_EQ(rebuilt.status, 0) << damage << rebuilt.err;
    EXPECT_EQ(records(), 5u) << damage;
  };
  broken("rm -r generation-*");
  broken(": > XAPIANDB");
  broken("echo nonsense > XAPIANDB");
}

TEST_F(Mirror, ACollectionIsRememberedWhateverItsName) {
  const std::string own =
      folder_.write("own.toml",
                    "name = \"initiatives\"\n[columns]\ndepartment = [\"課\"]\ntitle = [\"題\"]\n"
                    "category = [\"類\"]\ncurrent = [\"文\"]\ndirection = [\"先\"]\n");
  const std::string source = folder_.write("t.tsv", "課\t題\t文\n総務課\t窓口\tいま。\n");
  ASSERT_EQ(index({"--collection", own, source}).status, 0);
  const Outcome again = index({folder_.write("t.tsv", "課\t題\t文\n総務課\t窓口\t改善。\n")});
  EXPECT_NE(again.out.find("1 updated"), std::string::npos) << again.out << again.err;
}

TEST_F(Mirror, AWarningNamesTheColumnAsItsFileDoes) {
  const Outcome outcome =
      index({folder_.write("t.csv", "所管,取組名,分類,現状と課題\n総務局,窓口,改革,「閉じない\n"),
             "--format", "json"});
  const auto report = outcome.json();
  EXPECT_EQ(report.at("warnings").at(0).at("column").as_string(), "現状と課題");
}

TEST_F(Mirror, ASecondWriterIsRefusedAndReadersAreNot) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(5))}).status, 0);
  const index::Writer writer(db_);
  const Outcome second = index({folder_.write("t.tsv", table(6))});
  EXPECT_EQ(second.status, 1);
  EXPECT_NE(second.err.find("another torikumi index is writing to"), std::string::npos)
      << second.err;
  EXPECT_EQ(records(), 5u);
}

}  // namespace
}  // namespace torikumi::tests
