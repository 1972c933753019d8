// SPDX-License-Identifier: GPL-2.0-or-later
// What torikumi doctor tells of a sound installation, and of each of its faults.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class Doctor : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(index("令和8年度の取組").status, 0); }
  Outcome index(const std::string& title) {
    return torikumi({"index", "--db", db_, "--max-delete", "100",
                     folder_.write("a.jsonl", R"({"department":"課","title":")" + title +
                                                  R"(","current":"見守り。"})" + "\n")});
  }
  /// The level and message of each thing looked at.
  std::map<std::string, std::string> findings(const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"doctor", "--db", db_, "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = torikumi(words);
    status_ = outcome.status;
    const boost::json::object answer = outcome.json();
    std::map<std::string, std::string> all;
    for (const auto& each : answer.at("findings").as_array()) {
      all[std::string(each.at("what").as_string())] = std::string(each.at("level").as_string()) +
                                                      ": " +
                                                      std::string(each.at("message").as_string());
    }
    return all;
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
  int status_ = 0;
};

TEST_F(Doctor, FindsASoundInstallationGood) {
  const Server server(db_);
  const auto found = findings({"--listen", "127.0.0.1:" + std::to_string(server.port())});
  for (const char* what : {"dictionary", "synonyms", "database", "files", "disk", "permissions",
                           "sources", "last run", "server"})
    EXPECT_EQ(found.at(what).find("good: "), 0u) << what << " " << found.at(what);
  EXPECT_EQ(status_, 0);
}

TEST_F(Doctor, SaysWhereThereIsNoDatabaseAndWhatToType) {
  const Outcome outcome = torikumi({"doctor", "--db", folder_ / "none"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("wrong    database: there is no database in"), std::string::npos);
  EXPECT_NE(outcome.out.find("-> make one with torikumi index --db"), std::string::npos);
}

TEST_F(Doctor, NoticesADamagedFile) {
  std::ofstream(db_ + "/generation-000001/0/docdata.glass", std::ios::app) << "x";
  EXPECT_EQ(findings().at("files").find("wrong: 0/docdata.glass"), 0u);
  EXPECT_EQ(status_, 1);
}

TEST_F(Doctor, NoticesSourcesThatChangedOrWent) {
  namespace fs = std::filesystem;
  const fs::path source = folder_ / "a.jsonl";
  fs::last_write_time(source, fs::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(findings().at("sources").find("warning: 1 of 1 source changed"), 0u);
  fs::remove(source);
  EXPECT_EQ(findings().at("sources").find("warning: 1 of 1 source cannot be seen"), 0u);
  EXPECT_EQ(status_, 0);
}

TEST_F(Doctor, NoticesAServerThatIsDownOrOfAnotherDatabase) {
  EXPECT_EQ(findings({"--listen", "127.0.0.1:1"}).at("server").find("warning: nothing answers"),
            0u);
  const Server server(db_);
  const std::string mine = db_;
  db_ = folder_ / "other";
  ASSERT_EQ(index("別の取組").status, 0);
  ASSERT_EQ(index("更に別の取組").status, 0);
  EXPECT_NE(findings({"--listen", "127.0.0.1:" + std::to_string(server.port())})
                .at("server")
                .find("answers with generation 1"),
            std::string::npos);
  EXPECT_EQ(torikumi({"doctor", "--db", mine, "--format", "xml"}).status, 2);
  // Addresses are read as by serve.
  EXPECT_EQ(
      findings({"--listen", ":" + std::to_string(server.port())}).at("server").find("nothing"),
      std::string::npos);
  EXPECT_EQ(torikumi({"doctor", "--db", mine, "--listen", "8080"}).status, 2);
}

}  // namespace
}  // namespace torikumi::tests
