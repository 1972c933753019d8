// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/changes/wording.hpp"

#include <gtest/gtest.h>

namespace torikumi::search {
namespace {

index::StoredRecord stored(const std::string& title, const std::string& current) {
  index::StoredRecord record;
  record.record[schema::Field::kTitle] = title;
  record.record[schema::Field::kCurrent] = current;
  return record;
}

std::string marked(const std::vector<Fragment>& fragments) {
  std::string text;
  for (const Fragment& each : fragments) text += each.hit ? "[" + each.text + "]" : each.text;
  return text;
}

/// "current changed: …3[10]… → …", a line each.
std::string changes(const std::string& former, const std::string& later) {
  std::string all;
  const schema::FieldTable fields;
  for (const ChangedSentence& each :
       changed_sentences(stored("題", former), stored("題", later), fields)) {
    all += fields[each.field].name + " " + name_of(each.change) + ": " + marked(each.former) +
           (each.change == SentenceChange::kChanged ? " → " : "") + marked(each.later) + "\n";
  }
  return all;
}

TEST(Wording, TellsWhatCameWentAndChanged) {
  EXPECT_EQ(changes("窓口を増やします。道を掃きます。", "窓口を減らします。木を植えました。"),
            "current went: [道を掃きます。]\n"
            "current changed: 窓口を[増や]します。 → 窓口を[減ら]します。\n"
            "current came: [木を植えました。]\n");
}

TEST(Wording, BlanksWidthAndPlaceMakeNoDifference) {
  EXPECT_EQ(changes("窓口を増やします。ＩＣＴを使います。", "ICTを使います。\n窓口を 増やします。"),
            "");
}

TEST(Wording, WordsAreComparedWhereTheyAreKnown) {
  index::StoredRecord former = stored("", "待ち時間は10分です。");
  index::StoredRecord later = stored("", "待ち時間は12分です。");
  // 待ち時間 は 10 分 です 。
  for (index::StoredRecord* each : {&former, &later})
    each->places[schema::index_of(schema::Field::kCurrent)].tokens = {{0, 12}, {15, 17}, {17, 20}};
  const auto all = changed_sentences(former, later, schema::FieldTable());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(marked(all[0].former), "待ち時間は[10]分です。");
  EXPECT_EQ(marked(all[0].later), "待ち時間は[12]分です。");
}

TEST(Wording, ATitleIsASentence) {
  const auto all = changed_sentences(stored("乗合ワゴンの検討", ""), stored("乗合ワゴンの運行", ""),
                                     schema::FieldTable());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].field, schema::Field::kTitle);
  EXPECT_EQ(marked(all[0].former), "乗合ワゴンの[検討]");
}

TEST(Wording, ATitleThatIsAllNewIsStillTheTitle) {
  const auto all =
      changed_sentences(stored("普及啓発", ""), stored("広報。国際協力", ""), schema::FieldTable());
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].change, SentenceChange::kChanged);
  EXPECT_EQ(marked(all[0].former), "[普及啓発]");
  EXPECT_EQ(marked(all[0].later), "[広報。国際協力]");
}

TEST(Wording, ALongTextIsComparedInTime) {
  std::string former;
  std::string later;
  for (int i = 0; i < 3000; ++i) {
    former += "第" + std::to_string(i) + "の取組を進めます。";
    later += "第" + std::to_string(i + 10'000) + "の取組を進めます。";
  }
  former += "変わらない文です。";
  later = "変わらない文です。" + later;
  const auto all = changed_sentences(stored("", former), stored("", later), schema::FieldTable());
  // Too many to tell which became which; what only moved is no change.
  EXPECT_EQ(all.size(), 6000u);
}

TEST(Wording, FragmentsJoinedAreTheSentences) {
  const std::string former = "（１）見守り　の<b>隊</b>を「つくる」。";
  const std::string later = "（１）見守りの隊を、「広げる」。";
  const auto all = changed_sentences(stored("", former), stored("", later), schema::FieldTable());
  ASSERT_EQ(all.size(), 1u);
  std::string before;
  std::string behind;
  for (const Fragment& each : all[0].former) before += each.text;
  for (const Fragment& each : all[0].later) behind += each.text;
  EXPECT_EQ(before, former);
  EXPECT_EQ(behind, later);
}

}  // namespace
}  // namespace torikumi::search
