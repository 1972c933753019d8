// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight/highlighter.hpp"

#include <gtest/gtest.h>

namespace torikumi::search {
namespace {

std::vector<Fragment> cut_best(const std::string& text, const std::vector<std::string>& strings) {
  std::vector<Highlight> marks;
  for (const base::ByteRange& place : find_strings(text, strings)) marks.push_back({place, 1});
  marks = merge_ranges(std::move(marks));
  return to_fragments(text, best_passage(text, marks), marks);
}

std::string shown(const std::string& text, const std::string& string) {
  std::string all;
  for (const Fragment& fragment : cut_best(text, {string})) {
    all += fragment.hit ? "[" + fragment.text + "]" : fragment.text;
  }
  return all;
}

TEST(Snippets, ShowTheSentenceThatSaysMost) {
  std::string text = "関係のない文です。";
  for (int i = 0; i < 20; ++i) text += "まだ関係のない文が続きます。";
  text += "ここで見守りを進めます。";
  EXPECT_NE(shown(text, "見守り").find("ここで[見守り]を進めます。"), std::string::npos);
}

TEST(Snippets, FindStringsWhateverTheirWidth) {
  EXPECT_EQ(shown("ＮＰＯ法人と㍿", "npo"), "[ＮＰＯ]法人と㍿");
  EXPECT_EQ(shown("㍿の", "会社"), "[㍿]の");
  EXPECT_EQ(shown("区区区", "区"), "[区区区]");
}

TEST(Snippets, AreVerbatimAndBounded) {
  std::string text;
  for (int i = 0; i < 400; ++i) text += i % 7 == 0 ? "見守り" : "あ";
  std::string joined;
  for (const Fragment& fragment : cut_best(text, {"見守り"})) joined += fragment.text;
  EXPECT_NE(text.find(joined), std::string::npos);
  EXPECT_LE(base::count_code_points(joined), kSnippetCharacters);
  EXPECT_EQ(best_passage(" \n ", {}).size(), 0U);
}

}  // namespace
}  // namespace torikumi::search
