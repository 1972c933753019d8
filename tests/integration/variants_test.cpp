// SPDX-License-Identifier: GPL-2.0-or-later
// Spellings of one word find each other: tests/golden/variants.tsv.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>

#include "search/searcher.hpp"
#include "support/index_test.hpp"

namespace torikumi::tests {
namespace {

struct Pair {
  std::string one;
  std::string other;
};

std::vector<Pair> pairs() {
  std::vector<Pair> all;
  std::ifstream table(project_file("tests/golden/variants.tsv"));
  for (std::string line; std::getline(table, line);) {
    const std::size_t tab = line.find('\t');
    if (!line.starts_with("#") && tab != std::string::npos)
      all.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return all;
}

class Variants : public IndexTest {};

TEST_F(Variants, FindEachOtherByWords) {
  const std::vector<Pair> all = pairs();
  ASSERT_GE(all.size(), 2000u);
  std::string table(kHeader);
  for (std::size_t i = 0; i < all.size(); ++i) {
    table += row("局", std::to_string(i) + "a", "類", all[i].one, "");
    table += row("局", std::to_string(i) + "b", "類", all[i].other, "");
  }
  ASSERT_EQ(index({folder_.write("t.tsv", table)}).status, 0);
  const analysis::Dictionary dictionary;
  search::Searcher searcher(db_, dictionary);
  const auto finds = [&](const std::string& typed, const std::string& title) {
    search::Request request;
    request.query = typed;
    request.limit = 100;
    const search::Response found = searcher.search(request);
    return std::any_of(found.hits.begin(), found.hits.end(), [&](const search::Hit& hit) {
      return hit.match == search::Match::kWord && !hit.widened &&
             hit.record[schema::Field::kTitle] == title;
    });
  };
  std::size_t met = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (finds(all[i].one, std::to_string(i) + "b") && finds(all[i].other, std::to_string(i) + "a"))
      ++met;
  }
  std::cout << met << " of " << all.size() << " pairs\n";
  EXPECT_GE(met, all.size() * 3 / 4);
}

}  // namespace
}  // namespace torikumi::tests
