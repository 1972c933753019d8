// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/delimited_table.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "support/temporary.hpp"

namespace torikumi::corpus {
namespace {

using tests::kHeader;
using tests::row;

struct Collected : RowSink {
  void row(Row r) override { rows.push_back(std::move(r)); }
  void warning(Warning w) override { warnings.push_back(std::move(w)); }
  void rejection(Rejection r) override { rejections.push_back(std::move(r)); }
  void note(std::string n) override { notes.push_back(std::move(n)); }
  void title(std::string t) override { titles.push_back(std::move(t)); }
  std::vector<std::string> titles;
  std::vector<std::string> notes;
  std::vector<Row> rows;
  std::vector<Warning> warnings;
  std::vector<Rejection> rejections;
};

Collected read(const std::string& text) {
  const auto& collection = schema::built_in_collection();
  const Columns columns(collection);
  Collected sink;
  read_delimited_table(text, "t", columns, collection, sink);
  return sink;
}

const std::string kRow = row("総務局", "窓口", "改革", "現状", "方向");

TEST(TableReader, PreamblesAndRepeatedHeadersAreNoRows) {
  const Collected found = read("\n# 取組例\n\n資料3\n" + std::string(kHeader) + kRow + "\n表2\n" +
                               std::string(kHeader) + kRow);
  EXPECT_EQ(found.rows.size(), 2u);
  EXPECT_EQ(found.rows[1].origin.line, 10u);
  EXPECT_TRUE(found.rejections.empty());
}

TEST(TableReader, WhatStandsAboveATableIsItsTitle) {
  const std::string table = std::string(kHeader) + kRow;
  const auto titles = [&](const std::string& text) { return read(text).titles; };
  using Titles = std::vector<std::string>;
  EXPECT_EQ(titles(table), Titles{""});
  EXPECT_EQ(titles("# 質的改革の取組例\n\n資料3\n" + table), Titles{"資料3 質的改革の取組例"});
  EXPECT_EQ(titles("<b>取組一覧</b>\n" + table), Titles{"取組一覧"});
  // Units, dates, and labels with their values are none.
  EXPECT_EQ(
      titles("令和8年度　取組一覧\n（単位：千円）\n令和8年4月1日現在\n担当\t企画課\n" + table),
      Titles{"令和8年度　取組一覧"});
  // What is as long as a sentence is none.
  std::string sentence;
  for (int i = 0; i < 20; ++i) sentence += "この表では";
  EXPECT_EQ(titles(sentence + "\n" + table), Titles{""});
  // A table that goes on under another header is about the same.
  EXPECT_EQ(titles("取組一覧\n" + table + "\n" + table), Titles{"取組一覧"});
  // Each table has its own; what stands between its rows is none.
  EXPECT_EQ(titles("表一\n" + table +
                   "\n表二\n項目\t局・区・室\t課題の名称\t取組の方向性\t現状\n"
                   "改革\t財政局\t税\tこれから\tいま\n"),
            (Titles{"表一", "表二"}));
}

TEST(TableReader, ALaterTableMayHaveItsColumnsInAnotherOrder) {
  const Collected found =
      read(std::string(kHeader) + kRow +
           "項目\t局・区・室\t課題の名称\t取組の方向性\t現状\n改革\t財政局\t税\tこれから\tいま\n");
  ASSERT_EQ(found.rows.size(), 2u);
  EXPECT_EQ(found.rows[1].fields[schema::index_of(schema::Field::kDepartment)], "財政局");
  EXPECT_EQ(found.rows[1].fields[schema::index_of(schema::Field::kCurrent)], "いま");
}

TEST(TableReader, AHeaderRepeatedInPartOrInOtherWordsIsNoRow) {
  const Collected part =
      read(std::string(kHeader) + kRow + "局・区・室\t課題の名称\t\t\t\n" + kRow);
  EXPECT_EQ(part.rows.size(), 2u);
  EXPECT_TRUE(part.warnings.empty());
  const Collected worded =
      read(std::string(kHeader) + kRow +
           "局・区・室（続き）\t課題の名称\t項目\t現状\t取組の方向性\n" + kRow);
  EXPECT_EQ(worded.rows.size(), 2u);
  ASSERT_EQ(worded.warnings.size(), 1u);
  EXPECT_EQ(worded.warnings[0].origin.line, 3u);
}

TEST(TableReader, ARemarkInAHeaderCostsNoText) {
  using schema::Field;
  const auto current = [](const Row& r) { return r.fields[schema::index_of(Field::kCurrent)]; };
  const Collected first =
      read("局・区・室\t課題の名称\t項目\t現状（案）\t取組の方向性［H28］\n" + kRow);
  ASSERT_EQ(first.rows.size(), 1u);
  EXPECT_EQ(current(first.rows[0]), "現状");
  ASSERT_EQ(first.warnings.size(), 2u);
  EXPECT_EQ(first.warnings[0].column, "現状（案）");
  for (const char* again : {"現状（案）", "現状について"}) {
    const Collected found = read(std::string(kHeader) + kRow + "局・区・室\t課題の名称\t項目\t" +
                                 again + "\t取組の方向性\n" + kRow);
    ASSERT_EQ(found.rows.size(), 2u) << again;
    EXPECT_EQ(current(found.rows[1]), "現状") << again;
    EXPECT_EQ(found.warnings.size(), 1u) << again;
  }
}

TEST(TableReader, TextThatIsNotKeptIsTold) {
  const Collected nameless =
      read("局・区・室,課題の名称,項目,現状,\n総務局,題1,分,本文。,方向の本文です。\n");
  ASSERT_EQ(nameless.warnings.size(), 1u);
  EXPECT_EQ(nameless.warnings[0].message, "cell 5 stands under no header and is not kept");
  const Collected again =
      read(std::string(kHeader) + kRow + "局・区・室\t課題の名称\t\t現状\t\n" + kRow);
  ASSERT_EQ(again.rows.size(), 2u);
  EXPECT_EQ(again.rows[1].fields[schema::index_of(schema::Field::kDirection)], "方向");
  const std::string prose = row("総務局", "窓口", "改革", "長い文。", "方向。");
  const Collected later =
      read(std::string(kHeader) + prose + prose + "番号\t氏名\t住所\t電話\t備考\n");
  EXPECT_EQ(later.warnings.size(), 1u);
}

TEST(TableReader, ARowMayHoldTheNamesOfColumns) {
  const Collected found =
      read(std::string(kHeader) + row("総務局", "項目", "年度", "いま。", "方向。") +
           row("項目", "課題の名称", "c", "長い現状の文。", "方向"));
  EXPECT_EQ(found.rows.size(), 2u);
  EXPECT_TRUE(found.rejections.empty());
}

TEST(TableReader, AGapInATableOfShortCellsIsNoHeader) {
  const Collected found = read(std::string(kHeader) + kRow + kRow + "\n" + kRow);
  EXPECT_EQ(found.rows.size(), 3u);
  EXPECT_TRUE(found.warnings.empty());
  const std::string prose = row("総務局", "窓口", "改革", "長い文。", "方向");
  const Collected caption =
      read(std::string(kHeader) + prose + "\n表2\t予算\n氏名\t住所\t電話\t年齢\t備考\n");
  ASSERT_EQ(caption.warnings.size(), 2u);  // the caption has two cells
  EXPECT_EQ(caption.warnings[1].origin.line, 5u);
}

TEST(TableReader, ALaterTableOfOtherColumnsIsNotReadAsTheFirst) {
  try {
    read(std::string(kHeader) + kRow + "\n名称\t部局\t予算\t人数\t備考\n甲\t乙\t1\t2\t3\n");
    SUCCEED();
  } catch (const base::Error& error) {
    FAIL() << error.what();
  }
  try {
    read(std::string(kHeader) + kRow + "\n番号\t項目\t現状\t予算\t備考\n1\t甲\t乙\t2\t3\n");
    FAIL();
  } catch (const base::Error& error) {
    const std::string what = error.what();
    EXPECT_EQ(what.substr(0, 9), "t: line 4") << what;
    EXPECT_NE(what.find("Missing: department (局・区・室"), std::string::npos) << what;
  }
  const Collected strange = read(std::string(kHeader) + row("局", "題", "類", "文。", "文。") +
                                 "\n氏名\t住所\t電話\t年齢\t備考\n");
  ASSERT_EQ(strange.warnings.size(), 1u);
  EXPECT_EQ(strange.warnings[0].origin.line, 4u);
}

TEST(TableReader, AnotherTableWithoutAGapIsRejectedRowByRow) {
  const std::string prose =
      row("総務局", "窓口の改善", "改革", "待ち時間が長い。", "案内を増やす。") +
      row("環境局", "ごみの減量", "環境", "量は減っている。", "分別を進める。");
  const std::string other = "施設の名\t住所\t電話\t開館\t備考\n図書館\t栄町\t044-1\t9時\tなし\n";
  const Collected two = read(std::string(kHeader) + prose + other);
  EXPECT_EQ(two.rows.size(), 2u);
  ASSERT_EQ(two.rejections.size(), 2u);
  EXPECT_EQ(two.rejections[0].origin.line, 4u);
  EXPECT_EQ(two.rejections[1].row, "図書館\t栄町\t044-1\t9時\tなし");
  // Short rows of known departments are rows, and so is a header-like row among prose.
  const Collected brief =
      read(std::string(kHeader) + prose + row("総務局", "庁舎", "管理", "順調", "継続") +
           row("福祉部", "相談", "福祉", "順調", "継続"));
  EXPECT_EQ(brief.rows.size(), 4u);
  const Collected among =
      read(std::string(kHeader) + prose + row("甲", "乙", "丙", "丁", "戊") + prose);
  EXPECT_EQ(among.rows.size(), 5u);
  EXPECT_EQ(among.warnings.size(), 1u);
}

TEST(TableReader, AnyDelimiterServes) {
  for (const char delimiter : {'\t', ',', ';'}) {
    std::string text = std::string(kHeader) + kRow;
    for (char& c : text) {
      if (c == '\t') c = delimiter;
    }
    EXPECT_EQ(read(text).rows.size(), 1u) << delimiter;
  }
}

TEST(TableReader, SpellingsOfHeadersAreKnown) {
  EXPECT_EQ(read("所管,取組名,分類,現状と課題,今後の方向性\na,b,c,d,e\n").rows.size(), 1u);
  EXPECT_EQ(read("<b>局・区・室</b>\t 課題の名称\t項目\t現 状\t取組の方向性\na\tb\tc\td\te\n")
                .rows.size(),
            1u);
}

TEST(TableReader, RowsThatDoNotFitAreToldNotLost) {
  const Collected found =
      read(std::string(kHeader) + "a\tb\tc\td\te\tf\n" + "a\tb\tc\td\n" + "注　出典は資料2\n");
  EXPECT_EQ(found.rows.size(), 1u);
  ASSERT_EQ(found.rejections.size(), 1u);
  EXPECT_EQ(found.rejections[0].reason, "it has 6 cells, the header 5");
  EXPECT_EQ(found.notes,
            std::vector<std::string>{
                "t: line 4: a note below the table, not read as a row: 注　出典は資料2"});
  ASSERT_EQ(found.warnings.size(), 1u);
  EXPECT_EQ(found.warnings[0].origin.line, 3u);
}

TEST(TableReader, ColumnsThatAreNotKeptAreTold) {
  const Collected found =
      read("局・区・室\t課題の名称\t項目\t現状\t取組の方向性\t予算\na\tb\tc\td\te\t100\n");
  EXPECT_EQ(found.rows.size(), 1u);
  ASSERT_EQ(found.warnings.size(), 1u);
  EXPECT_EQ(found.warnings[0].column, "予算");
}

TEST(TableReader, AnUnknownLayoutNamesWhatWasSeenAndWhatIsWanted) {
  try {
    read("名前,電話,住所\na,b,c\n");
    FAIL();
  } catch (const base::Error& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find("Seen: 名前, 電話, 住所"), std::string::npos) << what;
    EXPECT_NE(what.find("Wanted: 局・区・室 (department), 課題の名称 (title)"), std::string::npos)
        << what;
  }
}

}  // namespace
}  // namespace torikumi::corpus
