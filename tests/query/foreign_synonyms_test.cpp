// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/foreign_synonyms.hpp"

#include <gtest/gtest.h>

#include "query/synonyms.hpp"

namespace torikumi::query {
namespace {

class ForeignSynonyms : public testing::Test {
 protected:
  ConvertedSynonyms convert(const std::string& text) { return convert_synonyms(text, analyser_); }
  std::string lines(const std::string& text) { return convert(text).text; }
  std::vector<std::string> remarks(const std::string& text) { return convert(text).remarks; }

  analysis::Dictionary dictionary_;
  analysis::Analyser analyser_{dictionary_};
};

using Remarks = std::vector<std::string>;

TEST_F(ForeignSynonyms, LinesOfSolrBecomeLinesOfOurs) {
  EXPECT_EQ(lines("# 福祉\n特養,特別養護老人ホーム\n\n"), "# 福祉\n特養 = 特別養護老人ホーム\n");
  EXPECT_EQ(lines("市税 => 市税, 住民税"), "市税 > 住民税\n");
  EXPECT_EQ(lines("甲斐, 信濃 => 越後"), "甲斐 > 越後\n信濃 > 越後\n");
  EXPECT_EQ(lines("\xEF\xBB\xBF保健\\所, 保健センター\r\n"), "保健所 = 保健センター\n");
}

TEST_F(ForeignSynonyms, LinesOfWordNetAreGroupsByTheirSynset) {
  EXPECT_EQ(lines("s(100000001,1,'認知症',n,1,0).\n"
                  "s(100000002,1,'町内会',n,1,0).\n"
                  "s(100000001,2,'痴呆',n,1,0).\n"
                  "s(100000002,2,'自治会',n,1,0).\n"),
            "認知症 = 痴呆\n町内会 = 自治会\n");
}

TEST_F(ForeignSynonyms, APairThatStandsTwiceIsWrittenOnce) {
  EXPECT_EQ(lines("特養, 老人ホーム\n特養, 老人ホーム, 介護施設\n"),
            "特養 = 老人ホーム\n特養 > 介護施設\n老人ホーム > 介護施設\n"
            "介護施設 > 特養, 老人ホーム\n");
  EXPECT_EQ(lines("特養, 老人ホーム\n老人ホーム, 特養\n"), "特養 = 老人ホーム\n");
}

TEST_F(ForeignSynonyms, WhatCannotBeCarriedOverIsToldLineByLine) {
  EXPECT_EQ(remarks("市税 => 住民税"),
            Remarks{"line 1: \"市税\" is not replaced: its own hits are found too"});
  EXPECT_EQ(remarks("町内会, 自治会\n甲斐 => 信濃 => 越後"),
            Remarks{"line 2: => stands here more than once"});
  EXPECT_EQ(remarks("取組, 取り組み, 活動"),
            Remarks{"line 1: \"取組\" and \"取り組み\" are one word already"});
  EXPECT_EQ(remarks("町内会, 、、, 自治会"), Remarks{"line 1: \"、、\" holds no word"});
  EXPECT_EQ(remarks("ひとり"), Remarks{"line 1: no two words are left that could find each other"});
  EXPECT_EQ(remarks("町内会\\,自治会, 隣組, 班"),
            Remarks{"line 1: \"町内会,自治会\" holds a sign that lines of ours are made of"});
  EXPECT_EQ(remarks("=> 町内会"), Remarks{"line 1: a side of => has no word"});
  EXPECT_EQ(remarks("s(1)"), Remarks{"line 1: this is no s(…) of WordNet"});
}

TEST_F(ForeignSynonyms, WhatIsWrittenIsReadWithoutFault) {
  const std::string text = lines(
      "特養,特別養護老人ホーム\n特養,特別養護老人ホーム,老人ホーム\n市税 => 住民税,固定資産税\n"
      "住民税, 固定資産税\n");
  Remarks faults;
  const Synonyms read({{"own.txt", text, true}}, analyser_, &faults);
  EXPECT_EQ(faults, Remarks());
  EXPECT_GT(read.groups(), 4u);
}

}  // namespace
}  // namespace torikumi::query
