// SPDX-License-Identifier: GPL-2.0-or-later
// Backup, move, upgrade and roll back, by the steps of tools/service/backup.md.
#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "index/generations.hpp"
#include "index/stamp.hpp"
#include "schema/format.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

namespace fs = std::filesystem;

class Backup : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(index_plan("見守り").status, 0); }

  Outcome index_plan(const std::string& title, const std::string& db = "",
                     const std::vector<std::string>& more = {}) {
    const std::string file = folder_.write(
        "plan.tsv", std::string(kHeader) + row("港区役所", title, "福祉", "甲", "乙"));
    std::vector<std::string> words{"index", "--db",         db.empty() ? db_ : db,
                                   file,    "--max-delete", "100"};
    words.insert(words.end(), more.begin(), more.end());
    return torikumi(words);
  }

  /// The generation's folder first, then the file that names it.
  static void copy_published(const std::string& from, const std::string& to) {
    fs::create_directories(to);
    const auto published = index::read_published(from);
    const std::string name =
        index::shard_path(from, published->present, 0).parent_path().filename();
    fs::copy(fs::path(from) / name, fs::path(to) / name, fs::copy_options::recursive);
    fs::copy_file(fs::path(from) / "XAPIANDB", fs::path(to) / "XAPIANDB.new",
                  fs::copy_options::overwrite_existing);
    fs::rename(fs::path(to) / "XAPIANDB.new", fs::path(to) / "XAPIANDB");
  }

  static std::string title_of(const Server& server) {
    const Server::Answer answer = server.ask("/api/v1/search?q=");
    if (answer.status != 200) return std::to_string(answer.status) + " " + answer.body;
    return std::string(answer.json().at("hits").at(0).at("title").as_string());
  }

  /// Once the server has looked, or after half a minute.
  static bool comes_to_tell(const Server& server, const std::string& title) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (title_of(server) != title && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return title_of(server) == title;
  }

  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(Backup, ACopyOfAGenerationAnswersElsewhere) {
  const Server server(db_);
  copy_published(db_, folder_ / "copy");
  EXPECT_EQ(torikumi({"check", "--db", folder_ / "copy"}).status, 0);
  EXPECT_EQ(hit_titles(folder_ / "copy", "見守り"), hit_titles(db_, "見守り"));
  EXPECT_EQ(title_of(server), "見守り");
  // What was not copied cannot be rolled back to, and nothing is lost by asking.
  ASSERT_EQ(index_plan("子育て").status, 0);
  copy_published(db_, folder_ / "present");
  const Outcome outcome = torikumi({"rollback", "--db", folder_ / "present"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("the present one answers as before"), std::string::npos)
      << outcome.err;
  EXPECT_EQ(hit_titles(folder_ / "present", "").front(), "子育て");
  // And a copy is indexed further where it now lies.
  EXPECT_EQ(index_plan("声かけ", folder_ / "copy").status, 0);
  EXPECT_EQ(hit_titles(folder_ / "copy", "").front(), "声かけ");
}

TEST_F(Backup, WhatWasLostIsPutBackUnderARunningServer) {
  copy_published(db_, folder_ / "backup");
  ASSERT_EQ(index_plan("声かけ").status, 0);
  const Server server(db_);
  ASSERT_EQ(title_of(server), "声かけ");
  fs::remove_all(index::shard_path(db_, 1, 0).parent_path());
  copy_published(folder_ / "backup", db_);
  EXPECT_TRUE(comes_to_tell(server, "見守り"));
  EXPECT_EQ(torikumi({"check", "--db", db_}).status, 0);
  // The next run does not stumble over what lies there.
  EXPECT_EQ(index_plan("声かけ").status, 0);
  EXPECT_TRUE(comes_to_tell(server, "声かけ"));
}

TEST_F(Backup, TheFormerServerAnswersUntilTheNewProgramIsStarted) {
  const Server server(db_);
  ASSERT_EQ(title_of(server), "見守り");
  // A newer program's generation, as this one sees it: of another format.
  const std::string newer = folder_ / "newer";
  copy_published(db_, newer);
  ASSERT_EQ(index_plan("声かけ", newer).status, 0);
  {
    Xapian::WritableDatabase shard(index::shard_path(newer, 2, 0).string());
    const std::string key(schema::metadata::kStamp);
    index::Stamp stamp = index::decode_stamp(shard.get_metadata(key));
    stamp.format = schema::kFormatVersion + 1;
    shard.set_metadata(key, index::encode_stamp(stamp));
    shard.commit();
  }
  copy_published(newer, db_);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (server.ask("/readyz").json().at("warnings").as_array().empty() &&
         std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const Server::Answer ready = server.ask("/readyz");
  EXPECT_EQ(ready.status, 200);
  EXPECT_NE(ready.body.find("of a format that this program cannot read"), std::string::npos)
      << ready.body;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      for (int times = 0; times < 20; ++times) EXPECT_EQ(title_of(server), "見守り");
    });
  }
  for (std::thread& client : clients) client.join();
  // A download that nobody takes keeps nobody waiting: what is needed is opened.
  {
    const Server::Answer answer = server.ask("/data.csv");
    EXPECT_NE(answer.body.find("見守り"), std::string::npos);
  }
  // One that is started now cannot know the former, and says what to do.
  const Server late(db_);
  EXPECT_EQ(late.ask("/readyz").status, 503);
  // Rolled back, all is as it was.
  ASSERT_EQ(torikumi({"rollback", "--db", db_}).status, 0);
  EXPECT_TRUE(comes_to_tell(late, "見守り"));
  // The former program does not undo what the newer made.
  copy_published(newer, folder_ / "again");
  const Outcome outcome = index_plan("子育て", folder_ / "again", {"--upgrade"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("which a newer program made"), std::string::npos) << outcome.err;
}

TEST_F(Backup, AnUpgradeKeepsTheCollectionAndMissesNoSource) {
  const std::string collection = folder_.write(
      "c.toml",
      "name = \"c\"\n[columns]\ndepartment = [\"局・区・室\"]\ntitle = [\"課題の名称\"]\n"
      "category = [\"項目\"]\ncurrent = [\"現状\"]\ndirection = [\"取組の方向性\"]\n"
      "[site]\nname = \"青葉浜市\"\n");
  ASSERT_EQ(index_plan("見守り", "", {"--collection", collection}).status, 0);
  {
    Xapian::WritableDatabase shard(index::shard_path(db_, 2, 0).string());
    const std::string key(schema::metadata::kStamp);
    index::Stamp stamp = index::decode_stamp(shard.get_metadata(key));
    stamp.format = schema::kFormatVersion - 1;
    shard.set_metadata(key, index::encode_stamp(stamp));
    shard.commit();
  }
  const std::string nothing = folder_.write("nothing.tsv", std::string(kHeader));
  const Outcome fewer = torikumi({"index", "--db", db_, "--upgrade", nothing});
  EXPECT_EQ(fewer.status, 1);
  EXPECT_NE((fewer.out + fewer.err).find("the former index has 1 initiatives"), std::string::npos)
      << fewer.out << fewer.err;
  ASSERT_EQ(index_plan("声かけ", "", {"--upgrade"}).status, 0);
  const Server server(db_);
  EXPECT_NE(server.ask("/catalog.jsonld").body.find("青葉浜市の取組"), std::string::npos);
}

TEST_F(Backup, ARunThatWasAMistakeIsRolledBack) {
  const Server server(db_);
  ASSERT_EQ(index_plan("声かけ").status, 0);
  EXPECT_TRUE(comes_to_tell(server, "声かけ"));
  ASSERT_EQ(torikumi({"rollback", "--db", db_}).status, 0);
  EXPECT_TRUE(comes_to_tell(server, "見守り"));
  EXPECT_EQ(torikumi({"rollback", "--db", db_}).status, 1) << "there is no former one any more";
}

}  // namespace
}  // namespace torikumi::tests
