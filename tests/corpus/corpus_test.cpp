// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/corpus.hpp"

#include <gtest/gtest.h>

#include "support/sources.hpp"
#include "support/temporary.hpp"

namespace torikumi::corpus {
namespace {

using tests::kHeader;
using tests::row;

Corpus read(const std::string& text, const std::string& name = "t.tsv") {
  return tests::read_corpus({{name, text}}, schema::built_in_collection());
}

TEST(Corpus, MakesRecordsOfRows) {
  const Corpus corpus =
      read(std::string(kHeader) + row("総務局", "窓口", "改革", "<p>現状</p>", "方向"));
  ASSERT_EQ(corpus.records.size(), 1u);
  EXPECT_EQ(corpus.records[0][schema::Field::kCurrent], "現状\n");
  EXPECT_EQ(corpus.records[0].origin, (schema::Origin{"t.tsv", "", 2}));
  EXPECT_TRUE(corpus.warnings.empty());
}

TEST(Corpus, ASourceOfTablesWithSeveralTitlesHasNone) {
  const std::string table = std::string(kHeader) + row("総務局", "窓口", "改革", "甲", "");
  const std::string other =
      "項目\t局・区・室\t課題の名称\t取組の方向性\t現状\n改革\t財政局\t税\tこれから\tいま\n";
  EXPECT_EQ(read("取組一覧\n" + table).titles, std::vector<std::string>{"取組一覧"});
  EXPECT_EQ(read("令和7年度\n" + table + "\n令和8年度\n" + other).titles,
            std::vector<std::string>{""});
}

TEST(Corpus, ASecondRowOfTheSameIdentityIsKeptUnderAnIdOfItsOwn) {
  const std::string first = row("総務局", "窓口", "改革", "甲", "");
  const std::string second = row("総務局", "窓口", "改革", "乙", "");
  const Corpus corpus = read(std::string(kHeader) + first + second + second);
  ASSERT_EQ(corpus.records.size(), 3u);
  EXPECT_EQ(corpus.records[1].id,
            corpus.records[0].id + "-" + corpus.records.digest(1).substr(0, 8));
  EXPECT_EQ(corpus.records[2].id, corpus.records[1].id + "-2");
  EXPECT_EQ(corpus.warnings.size(), 2u);
}

TEST(Corpus, ASecondRowOfTheSameSourceIdIsRejected) {
  const std::string line =
      R"({"id":"n1","department":"局","category":"c","title":"t","current":"x","direction":"y"})";
  const Corpus corpus = read(line + "\n" + line + "\n", "a.jsonl");
  EXPECT_EQ(corpus.records.size(), 1u);
  ASSERT_EQ(corpus.rejections.size(), 1u);
  EXPECT_EQ(corpus.rejections[0].origin.line, 2u);
  EXPECT_EQ(corpus.rejections[0].reason,
            "a row with the id \"n1\" was read before in the same edition");
  EXPECT_EQ(corpus.read(), 2u);
}

TEST(Corpus, ARowThatNothingIdentifiesIsRejectedAndAnEmptyTitleTold) {
  const Corpus corpus = read(std::string(kHeader) + row("", "", "改革", "現状だけ", "方向") +
                             row("総務局", "", "改革", "甲", "乙"));
  EXPECT_EQ(corpus.records.size(), 1u);
  ASSERT_EQ(corpus.rejections.size(), 1u);
  EXPECT_NE(corpus.rejections[0].row.find("現状だけ"), std::string::npos);
  ASSERT_EQ(corpus.warnings.size(), 1u);
  EXPECT_EQ(corpus.warnings[0].message, "the title is empty");
  EXPECT_EQ(corpus.warnings[0].origin.line, 3u);
}

TEST(Corpus, EditionsStandSideBySide) {
  const std::string header = "年度\t局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n";
  const Corpus corpus =
      read(header + "令和7年度\t総務局\t窓口\tc\tx\ty\n令和8年度\t総務局\t窓口\tc\tx\ty\n");
  ASSERT_EQ(corpus.records.size(), 2u);
  EXPECT_NE(corpus.records[0].id, corpus.records[1].id);
  EXPECT_EQ(corpus.records[1].edition, "令和8年度");
  EXPECT_TRUE(corpus.warnings.empty());
}

TEST(Corpus, TheEditionMayComeFromTheNameOfTheFile) {
  const auto collection = schema::parse_collection(
      std::string(schema::built_in_collection().source_text) +
          "\n[edition]\nvalue = \"今年\"\n[edition.files]\n\"*-2025.tsv\" = \"昨年\"\n",
      "c");
  const std::string text = std::string(kHeader) + row("総務局", "窓口", "c", "x", "y");
  const Corpus corpus =
      tests::read_corpus({{"plan-2025.tsv", text}, {"plan.tsv", text}}, collection);
  ASSERT_EQ(corpus.records.size(), 2u);
  EXPECT_EQ(corpus.records[0].edition, "昨年");
  EXPECT_EQ(corpus.records[1].edition, "今年");
}

TEST(Corpus, TwoEditionsMayUseTheSameIds) {
  const auto collection = schema::parse_collection(
      std::string(schema::built_in_collection().source_text) +
          "\n[edition.files]\n\"*2025*\" = \"令和7年度\"\n\"*2026*\" = \"令和8年度\"\n",
      "c");
  const std::string text =
      "整理番号,局・区・室,課題の名称,現状\n1,局,窓口,甲\n2,局,税,乙\n2,局,税,丙\n";
  const Corpus corpus =
      tests::read_corpus({{"plan2025.csv", text}, {"plan2026.csv", text}}, collection);
  ASSERT_EQ(corpus.records.size(), 4u);
  EXPECT_EQ(corpus.records[0].id, "1");
  EXPECT_EQ(corpus.records[2].id, "1@令和8年度");
  EXPECT_EQ(corpus.rejections.size(), 2u);
  EXPECT_EQ(corpus.rejections[0].row, "2,局,税,丙");
}

TEST(Corpus, EncodingsOtherThanUtf8AreTold) {
  const std::string header =
      "\x8b\xc7\x81\x45\x8b\xe6\x81\x45\x8e\xba\t\x89\xdb\x91\xe8\x82\xcc\x96\xbc\x8f\xcc\t\x8d\x80"
      "\x96\xda\t\x8c\xbb\x8f\xf3\t\x8e\xe6\x91\x67\x82\xcc\x95\xfb\x8c\xfc\x90\xab\n";
  const Corpus corpus = read(header + "A\tB\tC\tD\tE\n");
  EXPECT_EQ(corpus.records.size(), 1u);
  ASSERT_EQ(corpus.notes.size(), 1u);
  EXPECT_EQ(corpus.notes[0], "t.tsv: read as CP932");
}

}  // namespace
}  // namespace torikumi::corpus
