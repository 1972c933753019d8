// SPDX-License-Identifier: GPL-2.0-or-later
// What torikumi index says at its end that a person could improve.
#include <gtest/gtest.h>

#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class DataHints : public testing::Test {
 protected:
  std::vector<std::string> hints(const std::string& rows, const std::string& collection = "") {
    const std::string file = folder_.write("plan.tsv", std::string(kHeader) + rows);
    std::vector<std::string> words{"index", "--db", db_, "--format", "json", file};
    if (!collection.empty()) {
      words.push_back("--collection");
      words.push_back(folder_.write("c.toml", collection));
    }
    std::vector<std::string> told;
    const Outcome outcome = torikumi(words);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    if (outcome.status != 0) return told;
    const boost::json::object report = outcome.json();
    for (const auto& each : report.at("hints").as_array()) told.emplace_back(each.as_string());
    return told;
  }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

using Hints = std::vector<std::string>;
const std::string kNoTitle =
    "no source has a title, so pages and citations name files: [sources.\"FILE\"] of the "
    "collection gives title, date, licence and address";

TEST_F(DataHints, NameWhatIsMissingOrTwofold) {
  const std::string rows = row("健康福祉局", "見守り", "福祉", "甲", "乙") +
                           row("健康・福祉局", "声かけ", "福祉・介護", "甲", "乙") +
                           row("港区役所", "声かけ", "福祉介護", "甲", "乙") +
                           row("港区役所", "声かけ", "防災", "丙", "丁") +
                           row("港 区役所", "窓口", "", "甲", "乙");
  EXPECT_EQ(
      hints(rows),
      (Hints{"1 of 5 initiatives without a category, so its facet does not lead to them: 窓口 "
             "(plan.tsv line 6)",
             "1 of 5 initiatives repeat the title of another of their department and edition: "
             "声かけ (plan.tsv line 5)",
             "departments are spelt in more than one way: 健康福祉局 = 健康・福祉局; "
             "[departments.aliases] of the collection makes them one",
             "categories are spelt in more than one way: 福祉・介護 = 福祉介護", kNoTitle}));
  const Outcome again = torikumi({"index", "--db", db_, folder_ / "plan.tsv"});
  EXPECT_NE(again.out.find("an hour of work on the sources would improve:\n  1 of 5"),
            std::string::npos)
      << again.out;
}

TEST_F(DataHints, AreGoneOnceTheyAreMended) {
  const std::string collection =
      "name = \"c\"\n[columns]\ndepartment = [\"局・区・室\"]\ntitle = [\"課題の名称\"]\n"
      "category = [\"項目\"]\ncurrent = [\"現状\"]\ndirection = [\"取組の方向性\"]\n"
      "[departments.aliases]\n\"健康・福祉局\" = \"健康福祉局\"\n"
      "[sources.\"plan*\"]\ntitle = \"取組一覧\"\n";
  EXPECT_EQ(hints(row("健康福祉局", "見守り", "福祉", "甲", "乙") +
                      row("健康・福祉局", "声かけ", "福祉", "甲", "乙"),
                  collection),
            Hints());
}

}  // namespace
}  // namespace torikumi::tests
