// SPDX-License-Identifier: GPL-2.0-or-later
// Large collections go in without a rejection and come out as they went in, and what an indexer
// takes of memory does not grow with them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

#include "corpus/source.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"
#include "text/markup.hpp"

namespace torikumi::tests {
namespace {

void expect_round_trip(const std::string& name) {
  const std::string source = shared_file("data/corpora/" + name);
  if (source.empty()) GTEST_SKIP() << "the shared corpus " << name << " is absent";
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  // 80 MB of records, held at once, would take more than these 450 MB.
  const Outcome outcome = shell("prlimit --data=450000000 \"$TORIKUMI\" index --db '" + db +
                                "' --jobs 2 --format json '" + source + "'");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.json().at("rejected").to_number<int>(), 0);
  std::istringstream given(
      std::string(corpus::unpack(corpus::load_source(source).bytes, source).view()));
  std::istringstream exported(torikumi({"export", "--db", db}).out);
  std::size_t records = 0;
  for (std::string line; std::getline(given, line); ++records) {
    std::string back;
    ASSERT_TRUE(std::getline(exported, back));
    const auto in = boost::json::parse(line).as_object();
    const auto out = boost::json::parse(back).as_object();
    ASSERT_EQ(out.at("id"), in.at("id"));
    for (const char* field : {"department", "category", "title", "current", "direction"}) {
      ASSERT_EQ(std::string(out.at(field).as_string()),
                text::without_markup(in.at(field).as_string()))
          << in.at("id").as_string();
    }
  }
  EXPECT_EQ(outcome.json().at("read").to_number<std::size_t>(), records);
  EXPECT_EQ(torikumi({"check", "--db", db}).status, 0);
}

TEST(Corpora, SmallGoesInAndOut) { expect_round_trip("policy-small.jsonl"); }
TEST(Corpora, MediumGoesInAndOut) { expect_round_trip("policy-medium.jsonl.gz"); }
TEST(Corpora, JudgitGoesInAndOut) { expect_round_trip("policy-judgit.jsonl.zst"); }

}  // namespace
}  // namespace torikumi::tests
