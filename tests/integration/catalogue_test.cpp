// SPDX-License-Identifier: GPL-2.0-or-later
// Many sources in one index, each read in its own way.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const std::string kAoba =
    "局・区・室,課題の名称,項目,現状,取組の方向性,成果\n"
    "港区役所,見守りの輪,福祉,高齢者を見守る。,続ける。,通報12件\n"
    "土木局,橋の点検,道路,橋が古い。,直す。,点検30橋\n";
/// To the other city 成果 is what is aimed at, and 項目 the title.
const std::string kMidori =
    "番号,担当課,項目,分野,成果,予算\n"
    "7,福祉課,見守り協定,福祉,宅配の事業者と協定を結ぶ。,900\n";
const std::string kCatalogue =
    "[site]\nname = \"県央の二市\"\n"
    "[[sources]]\nfile = \"aoba.csv\"\ncollection = \"aoba.toml\"\ncity = \"青葉浜市\"\n"
    "edition = \"令和8年度\"\n"
    "[[sources]]\nfile = \"midori/plan.csv\"\ncollection = \"midori.toml\"\ncity = \"緑丘市\"\n"
    "title = \"緑丘市 計画\"\ndate = \"令和8年3月\"\nlicence = \"CC BY 4.0\"\n"
    "url = \"https://example.jp/plan\"\n";

class Catalogue : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(folder_ / "midori");
    folder_.write("aoba.csv", kAoba);
    folder_.write("midori/plan.csv", kMidori);
    folder_.write("aoba.toml",
                  "name = \"aoba\"\n[columns]\ndepartment = [\"局・区・室\"]\n"
                  "title = [\"課題の名称\"]\ncategory = [\"項目\"]\ncurrent = [\"現状\"]\n"
                  "direction = [\"取組の方向性\"]\n[departments]\nwards = [\"*区役所\"]\n"
                  "[[further]]\nname = \"outcome\"\nlabel = \"成果\"\ncolumns = [\"成果\"]\n"
                  "search = true\n");
    folder_.write("midori.toml",
                  "name = \"midori\"\n[columns]\nid = [\"番号\"]\ndepartment = [\"担当課\"]\n"
                  "title = [\"項目\"]\ncategory = [\"分野\"]\ncurrent = [\"現状\"]\n"
                  "direction = [\"成果\"]\n"
                  "[[further]]\nname = \"budget\"\ncolumns = [\"予算\"]\nfacet = true\n");
    folder_.write("catalogue.toml", kCatalogue);
  }
  std::string db() const { return folder_ / "db"; }
  Outcome index(std::vector<std::string> more = {}) const {
    std::vector<std::string> words{
        "index", "--db", db(), "--catalogue", folder_ / "catalogue.toml", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return torikumi(words);
  }
  std::vector<std::string> titles(const std::string& query) const {
    return hit_titles(db(), query, {"--sort", "source"});
  }
  /// What torikumi says to a wrong catalogue.
  std::string fault_of(const std::string& catalogue) {
    folder_.write("catalogue.toml", catalogue);
    const Outcome outcome = index();
    EXPECT_EQ(outcome.status, 1);
    return outcome.err;
  }

  using Titles = std::vector<std::string>;
  TemporaryFolder folder_;
};

TEST_F(Catalogue, ReadsEachSourceByItsOwnCollection) {
  const Outcome outcome = index();
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const auto report = outcome.json();
  ASSERT_EQ(report.at("sources").as_array().size(), 2U);
  EXPECT_EQ(report.at("sources").at(0).at("read"), 2);
  EXPECT_EQ(report.at("sources").at(1).at("city"), "緑丘市");
  EXPECT_EQ(titles("見守り"), (Titles{"見守りの輪", "見守り協定"}));
  // 成果 is a text of its own in one city, and the direction in the other.
  EXPECT_EQ(titles("outcome:通報"), (Titles{"見守りの輪"}));
  EXPECT_EQ(titles("direction:宅配"), (Titles{"見守り協定"}));
  EXPECT_EQ(hit_titles(db(), "", {"--city", "緑丘市"}), (Titles{"見守り協定"}));
  EXPECT_EQ(hit_titles(db(), "", {"--edition", "令和8年度"}).size(), 2U);
  const auto record = torikumi({"export", "--db", db()}).out;
  EXPECT_NE(record.find("\"budget\":\"900\""), std::string::npos) << record;
  EXPECT_EQ(index().json().at("unchanged"), 3);
}

TEST_F(Catalogue, SaysWhereARecordIsFromAndOnWhatTerms) {
  ASSERT_EQ(index().status, 0);
  const Server server(db());
  const std::string page = server.ask("/initiatives/7").body;
  EXPECT_NE(page.find("<a href=\"https://example.jp/plan\">緑丘市 計画（令和8年3月）</a>"),
            std::string::npos);
  EXPECT_NE(page.find("<dt>利用条件</dt><dd>CC BY 4.0</dd>"), std::string::npos);
  const std::string cited = server.ask("/api/v1/initiatives/7?cite=text").body;
  EXPECT_NE(cited.find("https://example.jp/plan（CC BY 4.0）"), std::string::npos) << cited;
  const std::string json = server.ask("/api/v1/initiatives/7").body;
  EXPECT_NE(json.find(R"("document":{"title":"緑丘市 計画","date":"令和8年3月",)"
                      R"("url":"https://example.jp/plan","licence":"CC BY 4.0"})"),
            std::string::npos)
      << json;
  const std::string csv = torikumi({"search", "--db", db(), "--format", "csv", "協定"}).out;
  EXPECT_NE(csv.find(",行,資料,資料の所在,利用条件\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find(",緑丘市 計画,https://example.jp/plan,CC BY 4.0\r\n"), std::string::npos);
  EXPECT_NE(server.ask("/about").body.find("<td>CC BY 4.0</td>"), std::string::npos);
}

TEST_F(Catalogue, KeepsWhatItHasOfASourceThatCannotBeRead) {
  ASSERT_EQ(index().status, 0);
  folder_.write("midori/plan.csv", "番号,名前\n1,甲\n");
  folder_.write("aoba.csv", kAoba + "土木局,道の点検,道路,道が古い。,直す。,点検2路線\n");
  const Outcome stopped = index();
  EXPECT_EQ(stopped.status, 1);
  EXPECT_NE(stopped.err.find("midori/plan.csv"), std::string::npos) << stopped.err;
  EXPECT_EQ(titles("点検").size(), 1U);

  const Outcome outcome = index({"--keep-going"});
  EXPECT_EQ(outcome.status, 1);
  const auto report = outcome.json();
  EXPECT_EQ(report.at("added"), 1);
  EXPECT_EQ(report.at("unchanged"), 3);
  EXPECT_EQ(report.at("sources").at(1).at("kept"), 1);
  EXPECT_NE(std::string(report.at("sources").at(1).at("fault").as_string()).find("not known"),
            std::string::npos);
  EXPECT_EQ(titles("点検"), (Titles{"橋の点検", "道の点検"}));
  EXPECT_EQ(titles("協定"), (Titles{"見守り協定"}));
  const Server server(db());
  EXPECT_NE(server.ask("/initiatives/7").body.find("緑丘市 計画（令和8年3月）"), std::string::npos);
  // A run that finds the same makes no generation.
  const auto again = index({"--keep-going"}).json();
  EXPECT_EQ(again.at("generation"), report.at("generation"));
  EXPECT_EQ(again.at("sources").at(1).at("kept"), 1);

  std::filesystem::remove(folder_ / "midori/plan.csv");
  const auto gone = index({"--keep-going"}).json();
  EXPECT_EQ(gone.at("sources").at(1).at("kept"), 1);
  EXPECT_EQ(titles("協定"), (Titles{"見守り協定"}));
  folder_.write("midori/plan.csv", kMidori + "8,福祉課,移動販売,福祉,坂の上で売る。,50\n");
  EXPECT_EQ(index({"--keep-going"}).status, 0);
  EXPECT_EQ(titles("移動販売"), (Titles{"移動販売"}));
}

TEST_F(Catalogue, IsTheSameWhereverTheProgramRuns) {
  ASSERT_EQ(index().status, 0);
  std::filesystem::remove(folder_ / "midori/plan.csv");
  std::string other = folder_ / "midori/../catalogue.toml";
  const Outcome outcome =
      torikumi({"index", "--db", db(), "--catalogue", other, "--keep-going", "--format", "json"});
  EXPECT_EQ(outcome.json().at("sources").at(1).at("kept"), 1) << outcome.err;
}

TEST_F(Catalogue, AFileIsNotTakenForAnotherOfItsName) {
  folder_.write("midori/aoba.csv", "番号,担当課,項目,分野,成果,予算\n9,港課,釣り,港,禁ずる。,1\n");
  folder_.write("catalogue.toml",
                "[[sources]]\nfile = \"./aoba.csv\"\ncollection = \"aoba.toml\"\n"
                "licence = \"CC BY 4.0\"\n"
                "[[sources]]\nfile = \"midori/\"\ncollection = \"midori.toml\"\n"
                "licence = \"転載禁止\"\n");
  ASSERT_EQ(index().status, 0);
  const Server server(db());
  for (const char* id : {"7", "9"})
    EXPECT_NE(server.ask(std::string("/initiatives/") + id).body.find("転載禁止"),
              std::string::npos)
        << id;
  std::filesystem::remove_all(folder_ / "midori");
  EXPECT_EQ(index({"--keep-going"}).json().at("sources").at(1).at("kept"), 2);
}

TEST_F(Catalogue, MayNameAFileByItsWholePath) {
  const TemporaryFolder elsewhere;
  const std::string file = elsewhere.write("plan.csv", kMidori);
  folder_.write("catalogue.toml",
                "[[sources]]\nfile = \"aoba.csv\"\ncollection = \"aoba.toml\"\n"
                "[[sources]]\nfile = \"" +
                    file + "\"\ncollection = \"midori.toml\"\nlicence = \"CC0 1.0\"\n");
  ASSERT_EQ(index().status, 0);
  const Server server(db());
  EXPECT_NE(server.ask("/initiatives/7").body.find("CC0 1.0"), std::string::npos);
  std::filesystem::remove(file);
  const auto report = index({"--keep-going"}).json();
  EXPECT_EQ(report.at("sources").at(0).at("read"), 2);
  EXPECT_EQ(report.at("sources").at(1).at("kept"), 1);
}

TEST_F(Catalogue, OtherChangesCountWhereASourceIsMissing) {
  ASSERT_EQ(index().status, 0);
  std::filesystem::remove(folder_ / "midori/plan.csv");
  // The same rows in another order: nothing is added, but citations name lines.
  const std::size_t header = kAoba.find('\n') + 1;
  const std::size_t second = kAoba.find('\n', header) + 1;
  folder_.write("aoba.csv", kAoba.substr(0, header) + kAoba.substr(second) +
                                kAoba.substr(header, second - header));
  ASSERT_EQ(index({"--keep-going"}).status, 1);
  const Server server(db());
  const std::string id = hit_ids(db(), "見守りの輪").at(0);
  EXPECT_NE(server.ask("/api/v1/initiatives/" + id + "?cite=text").body.find("3行目"),
            std::string::npos);
}

TEST_F(Catalogue, WhatCannotBeKeptIsNotDropped) {
  ASSERT_EQ(index().status, 0);
  std::filesystem::remove(folder_ / "midori/plan.csv");
  for (const auto& each : std::filesystem::recursive_directory_iterator(db())) {
    if (each.path().filename() == "iamglass") std::filesystem::resize_file(each.path(), 10);
  }
  const Outcome outcome = index({"--keep-going", "--rebuild"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("nothing of it could be kept"), std::string::npos) << outcome.err;
  std::filesystem::remove_all(db());
  EXPECT_EQ(index({"--keep-going", "--rebuild"}).json().at("read"), 2) << "nothing is lost";
}

TEST_F(Catalogue, ADatabaseOfOneIsReadByOne) {
  ASSERT_EQ(index().status, 0);
  const Outcome outcome = torikumi({"index", "--db", db(), folder_ / "aoba.csv"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("was made by a catalogue"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("index --catalogue FILE"), std::string::npos) << outcome.err;
}

TEST_F(Catalogue, HeadersMayMeanTheOppositeInAnotherCity) {
  const auto of = [](const std::string& title, const std::string& current) {
    return "name = \"c\"\n[columns]\ndepartment = [\"局\"]\ntitle = [\"" + title +
           "\"]\ncategory = [\"類\"]\ncurrent = [\"" + current + "\"]\ndirection = [\"先\"]\n";
  };
  folder_.write("a.toml", of("甲", "乙"));
  folder_.write("b.toml", of("乙", "甲"));
  folder_.write("a.csv", "局,甲,類,乙,先\nA局,橋の題,道,橋の文。,直す。\n");
  folder_.write("b.csv", "局,甲,類,乙,先\nB局,坂の文。,道,坂の題,直す。\n");
  folder_.write("catalogue.toml",
                "[[sources]]\nfile = \"a.csv\"\ncollection = \"a.toml\"\n"
                "[[sources]]\nfile = \"b.csv\"\ncollection = \"b.toml\"\n");
  const Outcome outcome = index();
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(titles("直す"), (Titles{"橋の題", "坂の題"}));
}

TEST_F(Catalogue, OnePathThatLeadsNowhereStopsNoOther) {
  folder_.write("catalogue.toml",
                kCatalogue + "[[sources]]\nfile = \"" + std::string(300, 'x') + "\"\n");
  const Outcome outcome = index({"--keep-going"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.json().at("read"), 3);
}

TEST_F(Catalogue, KeepsNothingOfASourceThatItNeverRead) {
  folder_.write("midori/plan.csv", "番号,名前\n1,甲\n");
  const Outcome outcome = index({"--keep-going"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.json().at("read"), 2);
  EXPECT_EQ(outcome.json().at("sources").at(1).at("kept"), 0);
  EXPECT_EQ(titles("見守り"), (Titles{"見守りの輪"}));
}

TEST_F(Catalogue, MayNameAFolder) {
  folder_.write("midori/old.csv", "番号,担当課,項目,分野,成果,予算\n3,道路課,坂道,道,直す。,5\n");
  folder_.write("catalogue.toml",
                "[[sources]]\nfile = \"midori\"\ncollection = \"midori.toml\"\n"
                "licence = \"CC0 1.0\"\n");
  ASSERT_EQ(index().status, 0);
  EXPECT_EQ(titles("").size(), 2U);
  const Server server(db());
  for (const char* id : {"3", "7"})
    EXPECT_NE(server.ask(std::string("/initiatives/") + id).body.find("CC0 1.0"),
              std::string::npos);
  std::filesystem::remove_all(folder_ / "midori");
  EXPECT_EQ(index({"--keep-going"}).json().at("sources").at(0).at("kept"), 2);
}

TEST_F(Catalogue, ThatIsWrongIsToldByItsLine) {
  const std::string source = "[[sources]]\nfile = \"aoba.csv\"\n";
  EXPECT_NE(fault_of("").find("no [[sources]] is named"), std::string::npos);
  EXPECT_NE(fault_of(source + "ctiy = \"甲\"\n").find("line 3: [sources] unknown key \"ctiy\""),
            std::string::npos);
  EXPECT_NE(fault_of("[[sources]]\ncity = \"甲\"\n").find("file is needed"), std::string::npos);
  EXPECT_NE(fault_of(source + source).find("\"aoba.csv\" is named twice"), std::string::npos);
  EXPECT_NE(fault_of(source + "url = \"ftp://a\"\n").find("line 3: [sources] url must begin"),
            std::string::npos);
  EXPECT_NE(fault_of(source + "collection = \"none.toml\"\n").find("none.toml"), std::string::npos);
  const auto renamed_to = [](const std::string& name) {
    return "name = \"o\"\n[columns]\ndepartment = [\"局\"]\ntitle = [\"題\"]\n"
           "category = [\"類\"]\ncurrent = [\"今\"]\ndirection = [\"先\"]\n"
           "[departments.former]\n\"旧局\" = \"" +
           name + "\"\n";
  };
  folder_.write("other.toml", renamed_to("甲局"));
  folder_.write("another.toml", renamed_to("乙局"));
  const std::string told = fault_of(source + "collection = \"other.toml\"\n" +
                                    "[[sources]]\nfile = \"midori/plan.csv\"\n"
                                    "collection = \"another.toml\"\n");
  EXPECT_NE(told.find("\"旧局\" is now \"甲局\" in one collection and \"乙局\" in another"),
            std::string::npos)
      << told;
  EXPECT_NE(fault_of(source + "[site]\nurl = \"ftp://x\"\n").find("line 4: [site] url must"),
            std::string::npos);
  EXPECT_EQ(index({folder_ / "aoba.csv"}).status, 2);
  EXPECT_EQ(torikumi({"index", "--db", db(), "--keep-going", folder_ / "aoba.csv"}).status, 2);
}

TEST_F(Catalogue, IsCheckedBeforeItIsIndexed) {
  const Outcome good = torikumi({"catalogue", "check", folder_ / "catalogue.toml"});
  EXPECT_EQ(good.status, 0) << good.err;
  EXPECT_NE(good.out.find("3 initiatives of 2 sources"), std::string::npos) << good.out;
  EXPECT_NE(good.out.find("1 of 2 sources has no licence"), std::string::npos) << good.out;
  folder_.write("midori/plan.csv", "番号,名前\n1,甲\n");
  const Outcome bad =
      torikumi({"catalogue", "check", "--format", "json", folder_ / "catalogue.toml"});
  EXPECT_EQ(bad.status, 1);
  EXPECT_EQ(bad.json().at("records"), 2);
  EXPECT_FALSE(std::filesystem::exists(db()));
  EXPECT_EQ(torikumi({"catalogue", "check"}).status, 2);
  folder_.write("catalogue.toml", kCatalogue + "[lineage]\npairs = \"pairs.tsv\"\n");
  const Outcome without = torikumi({"catalogue", "check", folder_ / "catalogue.toml"});
  EXPECT_NE(without.err.find("pairs.tsv"), std::string::npos) << without.err;
}

/// The invented cities: their catalogue can be read, and tells where everything is from.
TEST(SampleCatalogue, IsOfTwoCitiesAndThreeYears) {
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  const Outcome outcome = torikumi({"index", "--db", db, "--catalogue",
                                    project_file("index/catalogue.toml"), "--format", "json"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.json().at("read"), 90);
  EXPECT_EQ(hit_titles(db, "空き店舗 認知症カフェ").front(), "空き店舗を使った認知症カフェの開設");
  const Outcome check = torikumi({"catalogue", "check", project_file("index/catalogue.toml")});
  EXPECT_EQ(check.out.find("in the catalogue"), std::string::npos) << check.out;
}

}  // namespace
}  // namespace torikumi::tests
