// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <fstream>

#include "analysis/analyser.hpp"
#include "support/temporary.hpp"

namespace torikumi::analysis {
namespace {

TEST(Golden, TextsBecomeTheWordsOfTheTable) {
  const Dictionary dictionary;
  Analyser analyser(dictionary);
  std::ifstream table(tests::project_file("tests/golden/terms.tsv"));
  std::size_t lines = 0;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with("#")) continue;
    ++lines;
    const std::string text = line.substr(0, line.find('\t'));
    std::string words;
    for (const Token& token : analyser.analyse(text).tokens) {
      if (!token.is_word()) continue;
      if (!words.empty()) words += " ";
      for (const std::string& term : token.terms) {
        words += (&term == &token.terms.front() ? "" : "|") + term;
      }
    }
    EXPECT_EQ(text + "\t" + words, line);
  }
  EXPECT_GE(lines, 300u);
}

}  // namespace
}  // namespace torikumi::analysis
