// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/csv.hpp"

#include <gtest/gtest.h>

namespace torikumi::api {
namespace {

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_EQ(csv_row({"中原区役所", "窓口, 案内", "言った\"はい\"", "二\n行", ""}, Formulas::kKeep),
            "中原区役所,\"窓口, 案内\",\"言った\"\"はい\"\"\",\"二\n行\",\r\n");
}

TEST(Csv, NoCellIsAFormula) {
  EXPECT_EQ(csv_row({"=1+1", "+1", "-1", "@x", "1-1"}, Formulas::kDefuse),
            "'=1+1,'+1,'-1,'@x,1-1\r\n");
  EXPECT_EQ(csv_row({"\t=1", "\r=1", "\n=1", " =1", "＝1", "＠x", "－1", "＋1", "甲＝1"},
                    Formulas::kDefuse),
            "'\t=1,\"'\r=1\",\"'\n=1\",' =1,'＝1,'＠x,'－1,'＋1,甲＝1\r\n");
  EXPECT_EQ(csv_row({"=1+1"}, Formulas::kKeep), "=1+1\r\n");
}

}  // namespace
}  // namespace torikumi::api
