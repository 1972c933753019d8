// SPDX-License-Identifier: GPL-2.0-or-later
// A run that is killed at any moment leaves the former content, or the new, and nothing between.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

std::string table(const std::string& mark) {
  std::string text(kHeader);
  for (int i = 0; i < 150; ++i) {
    text += row("局" + std::to_string(i % 5), "課題" + std::to_string(i), "項",
                "現状" + mark + "の説明が" + std::to_string(i) + "番まで続きます。",
                "方向" + mark + "を示します。");
  }
  return text;
}

TEST(Interruption, AKilledRunLeavesTheFormerContentOrTheNew) {
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  const std::string sources[] = {folder.write("a.tsv", table("甲")),
                                 folder.write("b.tsv", table("乙"))};
  ASSERT_EQ(torikumi({"index", "--db", db, sources[0]}).status, 0);
  std::mt19937 random(std::random_device{}());
  int finished = 0;
  int killed = 0;
  for (int round = 0; round < 100; ++round) {
    const std::string& source = sources[1 - round % 2];
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      if (std::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(1);
      if (std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(1);
      ::execl(TORIKUMI_PROGRAM, "torikumi", "index", "--db", db.c_str(), source.c_str(), nullptr);
      ::_exit(127);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 250'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    (WIFSIGNALED(status) ? killed : finished) += 1;
    ASSERT_EQ(torikumi({"check", "--db", db}).status, 0) << "round " << round;
    const std::size_t first = hit_ids(db, "\"現状甲の\"").size();
    const std::size_t second = hit_ids(db, "\"現状乙の\"").size();
    ASSERT_EQ(first + second, 150u) << "round " << round;
    ASSERT_TRUE(first == 0 || second == 0) << "round " << round;
  }
  EXPECT_GT(killed, 0);
  RecordProperty("killed", killed);
  ASSERT_EQ(torikumi({"index", "--db", db, sources[0]}).status, 0);
  for (const auto& entry : std::filesystem::directory_iterator(db)) {
    EXPECT_FALSE(entry.path().filename().string().starts_with("building"))
        << "nothing is left behind";
  }
}

TEST(Interruption, ReadersAreNotDisturbedByAWriter) {
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  const std::string sources[] = {folder.write("a.tsv", table("甲")),
                                 folder.write("b.tsv", table("乙"))};
  ASSERT_EQ(torikumi({"index", "--db", db, sources[0]}).status, 0);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 1; i <= 12; ++i) torikumi({"index", "--keep", "0", "--db", db, sources[i % 2]});
    done = true;
  });
  int searches = 0;
  while (!done) {
    const std::size_t first = hit_ids(db, "\"現状甲の\"").size();
    EXPECT_TRUE(first == 0 || first == 150) << first;
    ++searches;
  }
  writer.join();
  EXPECT_GT(searches, 0);
}

}  // namespace
}  // namespace torikumi::tests
