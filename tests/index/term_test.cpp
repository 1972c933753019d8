// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/term.hpp"

#include <gtest/gtest.h>

namespace torikumi::index {
namespace {

TEST(Term, KeysOfEachKindAreTakenApartAgain) {
  for (int kind = 0; kind <= static_cast<int>(TermKind::kSurface); ++kind) {
    const Term term(static_cast<TermKind>(kind), "2014");
    const Term parsed = Term::parse(term.key());
    EXPECT_EQ(parsed.kind(), term.kind()) << term.key();
    EXPECT_EQ(parsed.text(), "2014") << term.key();
  }
}

TEST(Term, PrintsItselfInWords) {
  EXPECT_EQ(print({TermKind::kWord, "見守る"}), "word 見守る");
  EXPECT_EQ(print({TermKind::kWord, "取り組む~"}), "word 取り組む as a noun");
  EXPECT_EQ(print({TermKind::kBigram, "見守"}), "characters 見守");
  EXPECT_EQ(print({TermKind::kFiscalYear, "2014"}), "fiscal year 2014");
}

TEST(Term, WordsAndCompoundsRelateNumbersAndNounMarksDoNot) {
  EXPECT_TRUE(can_relate({TermKind::kWord, "見守る"}));
  EXPECT_TRUE(can_relate({TermKind::kCompound, "見守り活動"}));
  EXPECT_FALSE(can_relate({TermKind::kWord, "見守る~"}));
  EXPECT_FALSE(can_relate({TermKind::kWord, "36"}));
  EXPECT_FALSE(can_relate({TermKind::kBigram, "見守"}));
  EXPECT_FALSE(can_relate(Term()));
}

}  // namespace
}  // namespace torikumi::index
