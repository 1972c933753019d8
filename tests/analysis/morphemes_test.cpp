// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/morphemes.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

TEST(Morphology, ReadsTheNotesOfJuman) {
  const Dictionary dictionary;
  Morphology morphology(dictionary);
  const std::string text = "区役所の取組";
  const auto& morphemes = morphology.parse(text);
  ASSERT_EQ(morphemes.size(), 4u);
  EXPECT_EQ(base::slice(text, morphemes[1].range), "役所");
  EXPECT_EQ(morphemes[2].entry->word_class, WordClass::kFunction);
  EXPECT_EQ(morphemes[3].entry->derived_from, "取り組む");
  EXPECT_EQ(morphemes[3].entry->reading, "とりくみ");
}

TEST(Morphology, ClassifiesWhatCarriesMeaning) {
  const Dictionary dictionary;
  Morphology morphology(dictionary);
  const std::pair<const char*, WordClass> table[] = {
      {"子供", WordClass::kNoun},     {"進める", WordClass::kVerb}, {"する", WordClass::kFunction},
      {"これ", WordClass::kFunction}, {"、", WordClass::kSymbol},   {"42", WordClass::kNumber}};
  for (const auto& [text, word_class] : table)
    EXPECT_EQ(morphology.parse(text).at(0).entry->word_class, word_class) << text;
}

}  // namespace
}  // namespace torikumi::analysis
