// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/collection.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "support/temporary.hpp"

namespace torikumi::schema {
namespace {

const std::string kColumns =
    "name = \"x\"\n[columns]\ndepartment = [\"部署\"]\ntitle = [\"名称\"]\ncategory = "
    "[\"分類\"]\ncurrent = [\"現状\"]\n"
    "direction = [\"方向性\"]\n";

std::string failure(const std::string& toml) {
  try {
    parse_collection(toml, "c.toml");
  } catch (const base::Error& error) {
    return error.what();
  }
  return "";
}

TEST(Collection, TheBuiltInOneKnowsWardsAndParts) {
  const Collection& built_in = built_in_collection();
  EXPECT_TRUE(built_in.is_ward("中原区役所"));
  EXPECT_FALSE(built_in.is_ward("総務局"));
  EXPECT_EQ(built_in.parent_of("市民・こども局こども本部"), "市民・こども局");
  EXPECT_FALSE(built_in.parent_of("市民・こども局"));
  EXPECT_DOUBLE_EQ((*built_in.fields)[Field::kTitle].weight, 2);
}

TEST(Collection, EveryPublishedFileIsSound) {
  for (const auto& entry :
       std::filesystem::directory_iterator(tests::project_file("index/collections"))) {
    if (entry.path().extension() != ".toml") continue;
    EXPECT_NO_THROW(parse_collection(base::read_file(entry.path()), entry.path().string()))
        << entry.path();
  }
}

TEST(Collection, SaysEverything) {
  const Collection c =
      parse_collection(kColumns +
                           "edition = [\"年度\"]\n[identity]\ncolumns = [\"edition\", "
                           "\"number\"]\n[edition]\nvalue = \"2026\"\n"
                           "[edition.files]\n\"plan-2025*\" = \"2025\"\n[weights]\ntitle = "
                           "3\n[departments]\nwards = [\"*区\"]\n"
                           "[departments.parts]\n\"甲局乙部\" = \"甲局\"\n[[further]]\nname = "
                           "\"number\"\nlabel = \"番号\"\n"
                           "columns = [\"番号\"]\n[[further]]\nname = \"budget\"\ncolumns = "
                           "[\"予算\"]\nfacet = true\n",
                       "c.toml");
  EXPECT_EQ(c.identity, (std::vector<std::string>{"edition", "number"}));
  EXPECT_TRUE(c.edition.by_file[0].first.matches("plan-2025-04.tsv"));
  EXPECT_FALSE(c.edition.by_file[0].first.matches("plan-2026.tsv"));
  EXPECT_DOUBLE_EQ((*c.fields)[Field::kTitle].weight, 3);
  EXPECT_TRUE(c.further[1].facet);
  EXPECT_EQ(c.further[1].label, "budget");
}

TEST(Collection, AFaultIsToldWithItsLine) {
  EXPECT_EQ(failure("name = \"x\"\n"), "c.toml: line 1: a [columns] table is needed");
  EXPECT_NE(failure("name = ").find("c.toml: line 1"), std::string::npos);
  EXPECT_NE(failure(kColumns + "[wieghts]\ntitle = 2\n").find("unknown key \"wieghts\""),
            std::string::npos);
  EXPECT_NE(failure(kColumns + "[weights]\ntitle = \"2\"\n")
                .find("line 9: [weights] title must be a number"),
            std::string::npos)
      << failure(kColumns + "[weights]\ntitle = \"2\"\n");
  EXPECT_NE(failure(kColumns + "[weights]\ntitle = 0\n").find("0.25 to 10"), std::string::npos);
  EXPECT_NE(
      failure(kColumns + "[identity]\ncolumns = [\"nummer\"]\n").find("\"nummer\" is neither"),
      std::string::npos);
  EXPECT_NE(
      failure(kColumns + "[[further]]\nname = \"title\"\ncolumns = [\"x\"]\n").find("name must be"),
      std::string::npos);
  EXPECT_NE(
      failure(kColumns + "[[further]]\nname = \"y\"\ncolumns = [\"現状\"]\n").find("named twice"),
      std::string::npos);
  EXPECT_NE(failure(kColumns + "[departments.parts]\n\"a\" = \"b\"\n\"b\" = \"c\"\n")
                .find("parts have one level"),
            std::string::npos);
}

TEST(Collection, NamesTheSiteAndItsDocuments) {
  const Collection collection = parse_collection(
      kColumns +
          "[site]\nname = \"青葉浜市\"\ncontact = \"行政改革課\"\n"
          "[sources.\"plan-2025*\"]\ntitle = \"取組一覧\"\ndate = \"令和7年4月\"\n"
          "url = \"https://example.jp/plan.pdf\"\n[sources.\"*\"]\ntitle = \"その他\"\n",
      "c.toml");
  EXPECT_EQ(collection.site.name, "青葉浜市");
  EXPECT_EQ(collection.site.contact, "行政改革課");
  ASSERT_NE(collection.document_of("plan-2025.csv"), nullptr);
  EXPECT_EQ(collection.document_of("plan-2025.csv")->date, "令和7年4月");
  EXPECT_EQ(collection.document_of("x.csv")->title, "その他") << "the first that fits";
  EXPECT_EQ(built_in_collection().document_of("x.csv"), nullptr);
}

TEST(Collection, RefusesAnAddressThatNoPageMayLinkTo) {
  for (const char* table : {"[site]\n", "[sources.\"a.csv\"]\n"}) {
    try {
      parse_collection(kColumns + std::string(table) + "url = \"javascript:alert(1)\"\n", "c.toml");
      FAIL() << table;
    } catch (const base::Error& error) {
      EXPECT_NE(std::string(error.what()).find("url must begin with https://"), std::string::npos)
          << error.what();
    }
  }
}

}  // namespace
}  // namespace torikumi::schema
