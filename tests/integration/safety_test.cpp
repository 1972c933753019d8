// SPDX-License-Identifier: GPL-2.0-or-later
// Nothing of a planner's is lost: not her files, not the rows that cannot be read, not the index
// when its files are damaged, and not the ids under which others know her initiatives.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.hpp"
#include "support/index_test.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Safety : public IndexTest {
 protected:
  /// Changes one byte in the middle of a file.
  static void damage(const std::string& file) {
    std::string bytes = base::read_file(file);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x10);
    base::replace_file(file, bytes);
  }
};

TEST_F(Safety, CheckFindsOneFlippedBitInAnyFile) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(200))}).status, 0);
  ASSERT_EQ(torikumi({"check", "--db", db_}).status, 0);
  const std::string shard = db_ + "/generation-000001/0/";
  for (const char* file : {"postlist.glass", "docdata.glass", "termlist.glass"}) {
    const std::string sound = base::read_file(shard + file);
    for (const std::size_t at : {sound.size() / 3, sound.size() - 9}) {
      std::string flipped = sound;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
      base::replace_file(shard + file, flipped);
      const Outcome found = torikumi({"check", "--db", db_});
      EXPECT_EQ(found.status, 1) << file << " " << at;
    }
    base::replace_file(shard + file, sound);
  }
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

TEST_F(Safety, RowsOfOneIdentityKeepTheirIdsInAnyOrder) {
  const std::string a = row("局", "題", "項", "甲の文。", "x");
  const std::string b = row("局", "題", "項", "乙の文。", "x");
  ASSERT_EQ(index({folder_.write("t.tsv", std::string(kHeader) + a + b)}).status, 0);
  const auto before = hit_ids(db_, "甲");
  const Outcome swapped = index({folder_.write("t.tsv", std::string(kHeader) + b + a)});
  EXPECT_NE(swapped.out.find("2 unchanged, 0 deleted"), std::string::npos) << swapped.out;
  EXPECT_EQ(hit_ids(db_, "甲"), before);
}

TEST_F(Safety, NothingOfASourceReachesTheTerminalAsAControl) {
  const Outcome unknown = index({folder_.write("t.tsv", "あ\x1B[2J\tい\tう\n1\t2\t3\n")});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_EQ(unknown.err.find('\x1B'), std::string::npos);
  EXPECT_EQ(index({folder_ / "\x1B[2J.tsv"}).err.find('\x1B'), std::string::npos);
  EXPECT_EQ(index({folder_.write("\x1B]0;.csv", "\x8b\xc7\n")}).err.find('\x1B'),
            std::string::npos);
}

TEST_F(Safety, RejectedRowsAreKeptAsTheyStand) {
  const std::string odd =
      "{\"id\":\"a/b\",  \"title\":\"題\",\"department\":\"局\",\"現状\":\"あ\"}";
  const Outcome outcome = index({"--rejects", folder_ / "r", folder_.write("t.jsonl", odd + "\n")});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const auto rejected = boost::json::parse(base::read_file(folder_ / "r")).as_object();
  EXPECT_EQ(std::string(rejected.at("row").as_string()), odd);
}

TEST_F(Safety, RejectsReplaceNothingOfValueAndFailBeforeTheRun) {
  const std::string source = folder_.write("t.tsv", table(5));
  for (const std::string& target :
       {source, db_ + "/x.jsonl", std::string("/dev/null"), folder_ / "none/x"}) {
    EXPECT_NE(index({"--rejects", target, source}).status, 0) << target;
  }
  EXPECT_EQ(base::read_file(source), table(5));
  EXPECT_FALSE(std::filesystem::exists(db_ + "/XAPIANDB")) << "a run that fails publishes nothing";
}

TEST_F(Safety, RejectedRowsAreKeptInAFile) {
  const std::string source = folder_.write("t.tsv", table(3) + row("", "", "項", "失うまい", "x"));
  const Outcome outcome = index({"--rejects", folder_ / "rejects.jsonl", source});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.out.find("4 read: 3 added, 0 updated, 0 unchanged, 0 deleted, 1 rejected"),
            std::string::npos)
      << outcome.out;
  const auto rejected = boost::json::parse(base::read_file(folder_ / "rejects.jsonl")).as_object();
  EXPECT_EQ(rejected.at("line").to_number<int>(), 5);
  EXPECT_NE(std::string(rejected.at("row").as_string()).find("失うまい"), std::string::npos);
}

TEST_F(Safety, RejectsNeverReplaceAFileOfTheUsers) {
  folder_.write("city/a.tsv", table(2));
  const std::string notes = folder_.write("notes.csv", "大切,な,表\n");
  const std::string toml = folder_.write("c.toml", "name = \"c\"\n");
  ASSERT_EQ(index({folder_ / "city"}).status, 0);
  for (const std::string& target : {folder_ / "city/a.tsv", folder_ / "city/rejects.jsonl", notes,
                                    toml, db_ + "/generation-000001/0/postlist.glass"}) {
    const Outcome outcome = index({"--rejects", target, folder_ / "city"});
    EXPECT_EQ(outcome.status, 2) << target << outcome.err;
  }
  EXPECT_EQ(base::read_file(notes), "大切,な,表\n");
  EXPECT_EQ(base::read_file(folder_ / "city/a.tsv"), table(2));
  // A run that fails leaves what an earlier one kept.
  const std::string rejects = folder_ / "rejects.jsonl";
  const std::string bad = folder_.write("bad.tsv", table(2) + row("", "", "項", "残る", "x"));
  ASSERT_EQ(index({"--rejects", rejects, bad}).status, 0);
  const std::string kept = base::read_file(rejects);
  EXPECT_NE(kept.find("残る"), std::string::npos);
  EXPECT_EQ(index({"--rejects", rejects, folder_ / "none.tsv"}).status, 1);
  EXPECT_EQ(base::read_file(rejects), kept);
}

TEST_F(Safety, DamageIsNotCarriedOnByASmallChange) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(200))}).status, 0);
  damage(db_ + "/generation-000001/0/postlist.glass");
  const Outcome outcome =
      index({folder_.write("t.tsv", table(200) + row("局", "新しい題", "項", "新しい文。", "x"))});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("built anew"), std::string::npos) << outcome.err;
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
  EXPECT_EQ(hit_ids(db_, "現状").size(), 200u);
}

TEST_F(Safety, RollbackGoesOnlyWhereAnswersAre) {
  ASSERT_EQ(index({folder_.write("t.tsv", table(3, "甲"))}).status, 0);
  ASSERT_EQ(index({folder_.write("t.tsv", table(3, "乙"))}).status, 0);
  damage(db_ + "/generation-000001/0/docdata.glass");
  const Outcome outcome = torikumi({"rollback", "--db", db_});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("generation 1 is damaged; the present one answers as before"),
            std::string::npos)
      << outcome.err;
  std::filesystem::remove_all(db_ + "/generation-000001");
  EXPECT_EQ(torikumi({"rollback", "--db", db_}).status, 1);
  EXPECT_EQ(hit_ids(db_, "乙").size(), 3u);
}

TEST_F(Safety, WhatAKilledSweepLeftIsGoneAlsoWhereNothingIsToBeDone) {
  const std::string source = folder_.write("t.tsv", table(3));
  ASSERT_EQ(index({source}).status, 0);
  std::filesystem::copy(db_ + "/generation-000001", db_ + "/generation-000007",
                        std::filesystem::copy_options::recursive);
  folder_.write("db/XAPIANDB.new", "half");
  ASSERT_EQ(index({source}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(db_ + "/generation-000007"));
  EXPECT_FALSE(std::filesystem::exists(db_ + "/XAPIANDB.new"));
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
}

TEST_F(Safety, IdsOfEditionsFollowNeitherTheOrderNorTheNumberOfSources) {
  const std::string header = "管理番号,年度,局・区・室,課題の名称,現状\n";
  const std::string seven = folder_.write("b.csv", header + "1,令和7年度,局,窓口,甲の文\n");
  const std::string eight = folder_.write("a.csv", header + "1,令和8年度,局,窓口,乙の文\n");
  ASSERT_EQ(index({seven}).status, 0);
  const Outcome both = index({eight, seven});
  EXPECT_NE(both.out.find("1 added, 0 updated, 1 unchanged"), std::string::npos) << both.out;
  const Outcome turned = index({seven, eight});
  EXPECT_NE(turned.out.find("2 unchanged"), std::string::npos) << turned.out;
  EXPECT_EQ(hit_ids(db_, "乙の文"), std::vector<std::string>{"1@令和8年度"});
}

TEST_F(Safety, ARowKeepsItsIdWhenItsTwinGoes) {
  const std::string a = row("局", "題", "項", "甲の文。", "x");
  const std::string b = row("局", "題", "項", "乙の文。", "x");
  const std::string rest = table(5).substr(kHeader.size());
  ASSERT_EQ(index({folder_.write("t.tsv", std::string(kHeader) + a + b + rest)}).status, 0);
  const auto before = hit_ids(db_, "乙");
  const Outcome alone = index({folder_.write("t.tsv", std::string(kHeader) + b + rest)});
  EXPECT_NE(alone.out.find("6 unchanged, 1 deleted"), std::string::npos) << alone.out;
  EXPECT_EQ(hit_ids(db_, "乙"), before);
}

TEST_F(Safety, WhatIsNoTableIsCalledByItsName) {
  const std::pair<std::string, const char*> table[] = {
      {std::string("PK\x03\x04\0\0", 6), "the file is damaged or cut off"},
      {"%PDF-1.4\n%abc\n", "the PDF is"},
      {"\x89PNG\r\n", "a picture"},
      {"\xEF\xBB\xBF", "the file is empty"}};
  for (const auto& [bytes, name] : table) {
    const Outcome outcome = index({folder_.write("x.csv", bytes)});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find(name), std::string::npos) << outcome.err;
  }
}

}  // namespace
}  // namespace torikumi::tests
