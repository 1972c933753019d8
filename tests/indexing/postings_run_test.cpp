// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/postings_run.hpp"

#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "index/posting_cursor.hpp"
#include "indexing/postings_buffer.hpp"
#include "indexing/raw_postings.hpp"
#include "support/temporary.hpp"

namespace torikumi::indexing {
namespace {

using index::IndexOptions;
using schema::Field;

std::filesystem::path run_of(const tests::TemporaryFolder& folder, const std::string& name,
                             const std::vector<std::pair<std::string, std::string>>& lists) {
  const std::filesystem::path path = folder / name;
  RunWriter run(path);
  for (const auto& [key, list] : lists) run.add(key, list);
  run.finish();
  return path;
}

TEST(PostingsRun, RunsAreMergedByKeyAndInTheirOrder) {
  const tests::TemporaryFolder folder;
  const std::string large(300'000, 'x');
  const auto first = run_of(folder, "a", {{"B人材", "1"}, {"W人材", large}, {"W育成", ""}});
  const auto second = run_of(folder, "b", {{"W人材", "2"}, {"Y2014", "3"}});
  const auto empty = run_of(folder, "c", {});
  std::vector<std::pair<std::string, std::vector<std::string>>> merged;
  merge_runs({first, empty, second},
             [&](std::string_view key, const std::vector<std::string_view>& lists) {
               merged.emplace_back(key, std::vector<std::string>(lists.begin(), lists.end()));
             });
  EXPECT_EQ(merged,
            (std::vector<std::pair<std::string, std::vector<std::string>>>{
                {"B人材", {"1"}}, {"W人材", {large, "2"}}, {"W育成", {""}}, {"Y2014", {"3"}}}));
}

TEST(PostingsRun, ARunThatIsCutOffIsRefused) {
  const tests::TemporaryFolder folder;
  const auto run = run_of(folder, "a", {{"W人材", "12345678"}});
  std::filesystem::resize_file(run, std::filesystem::file_size(run) - 1);
  EXPECT_THROW(merge_runs({run}, [](std::string_view, const auto&) {}),
               std::filesystem::filesystem_error);
}

TEST(RawPostings, ArePackedAsIfTheyHadBeenWrittenAtOnce) {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(random() % bound);
  };
  for (const IndexOptions options :
       {IndexOptions::kDocs, IndexOptions::kFreqs, IndexOptions::kPositions}) {
    RawPostings raw;
    index::PostingsWriter at_once;
    Xapian::docid document = 0;
    for (int i = 0; i < 300; ++i) {
      document += 1 + below(200);
      for (std::size_t field = below(2); field < schema::kFieldCount + 10; field += 1 + below(9)) {
        std::uint32_t position = below(400);
        for (std::uint32_t count = 1 + below(3); count > 0; --count) {
          raw.add(document, static_cast<Field>(field), options, position);
          at_once.add(document, static_cast<Field>(field), options, position);
          position += 1 + below(300);
        }
      }
    }
    index::PostingsWriter later;
    RawPostings::pack(raw.bytes(), options, later);
    const index::StoredPostings a = at_once.take();
    const index::StoredPostings b = later.take();
    EXPECT_EQ(a.head, b.head);
    EXPECT_EQ(a.body, b.body);
  }
}

}  // namespace
}  // namespace torikumi::indexing
