// SPDX-License-Identifier: GPL-2.0-or-later
// No miss: whatever a plain string search over the normalised text finds, a search finds; and what
// is found by a quoted string, or as a part, holds it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "analysis/analyser.hpp"
#include "base/utf8.hpp"
#include "search/searcher.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"
#include "text/normalise.hpp"

namespace torikumi::tests {
namespace {

using schema::Record;

/// A record's columns in string form.
struct Columns {
  std::string id;
  std::vector<std::string> columns;
  bool hold(const std::string& string) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const std::string& c) { return c.find(string) != std::string::npos; });
  }
};

std::string random_substring(const std::vector<Columns>& records, std::mt19937& random) {
  const Columns& record = records[random() % records.size()];
  const std::string& column = record.columns[random() % record.columns.size()];
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < column.size(); i += base::decode(column, i).bytes)
    starts.push_back(i);
  if (starts.empty()) return {};
  const std::size_t first = random() % starts.size();
  const std::size_t last = std::min(first + 1 + random() % 12, starts.size());
  const std::size_t end = last < starts.size() ? starts[last] : column.size();
  return column.substr(starts[first], end - starts[first]);
}

void expect_no_miss(const std::string& source, int strings) {
  if (source.empty()) GTEST_SKIP() << "the shared data is absent";
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  ASSERT_EQ(torikumi({"index", "--db", db, source}).status, 0);
  const analysis::Dictionary dictionary;
  search::Searcher searcher(db, dictionary);
  std::vector<Columns> records;
  searcher.for_each_record([&](const Record& record) {
    Columns columns{record.id, {}};
    for (const std::string& field : record.fields)
      columns.columns.push_back(text::string_form(field));
    records.push_back(std::move(columns));
  });
  std::mt19937 random(99);
  int asked = 0;
  int plain = 0;
  int missed = 0;
  int invented = 0;
  while (asked < strings) {
    const std::string string = random_substring(records, random);
    if (text::comparison_key(string).empty() || string.find_first_of("\"") != std::string::npos ||
        string.find("“") != std::string::npos || string.find("”") != std::string::npos) {
      continue;
    }
    ++asked;
    std::set<std::string> wanted;
    for (const Columns& record : records) {
      if (record.hold(string)) wanted.insert(record.id);
    }
    const auto ask = [&](const std::string& query, bool quoted) {
      search::Request request;
      request.query = query;
      request.limit = static_cast<std::uint32_t>(records.size());
      std::set<std::string> found;
      for (const search::Hit& hit : searcher.search(request).hits) {
        if (hit.widened) continue;
        found.insert(hit.record.id);
        const bool must_hold = quoted || hit.match == search::Match::kPartial;
        if (must_hold && !wanted.contains(hit.record.id)) ++invented;
      }
      for (const std::string& id : wanted) missed += found.contains(id) ? 0 : 1;
    };
    ask("\"" + string + "\"", true);
    // An operator's sign may ask something else than the string.
    if (string.find_first_of(" ()|:-*.") != std::string::npos ||
        string.find("（") != std::string::npos || string.find("）") != std::string::npos ||
        string.find("：") != std::string::npos || string.find("−") != std::string::npos ||
        string.find("｜") != std::string::npos) {
      continue;
    }
    ++plain;
    ask(string, false);
  }
  EXPECT_EQ(missed, 0);
  EXPECT_EQ(invented, 0);
  EXPECT_GT(plain, strings / 2);
}

TEST(Substring, NoneIsMissedInTheKawasakiTable) {
  expect_no_miss(shared_file("data/kawasaki/shiryo3.txt"), 10000);
}
TEST(Substring, NoneIsMissedInPolicySmall) {
  expect_no_miss(shared_file("data/corpora/policy-small.jsonl"), 2000);
}
TEST(Substring, NoneIsMissedInTheSample) {
  expect_no_miss(project_file("index/sample/aobahama-2026.tsv"), 1000);
}

}  // namespace
}  // namespace torikumi::tests
