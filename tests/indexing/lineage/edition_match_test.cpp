// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/lineage/edition_match.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace torikumi::indexing {
namespace {

struct Told {
  std::string department;
  std::string title;
  std::string prose;
  std::string id = {};
};

EditionRows edition(const std::vector<Told>& told) {
  EditionRows rows;
  for (const Told& each : told) rows.rows.push_back({each.id, each.department, each.title});
  rows.prose = [told](std::size_t i) { return told[i].prose; };
  return rows;
}

/// "0>1 retitled" and so on.
std::string matches(const std::vector<Told>& former, const std::vector<Told>& later,
                    const std::set<std::pair<std::uint32_t, std::uint32_t>>& denied = {}) {
  std::string all;
  for (const RowMatch& each : match_editions(edition(former), edition(later), denied)) {
    all += (all.empty() ? "" : ", ") + std::to_string(each.former) + ">" +
           std::to_string(each.later) + " " + std::string(index::name_of(each.kind));
  }
  return all;
}

const std::string kWagon =
    "高原区の北部では路線バスの減便が続いており、車を運転しない住民の通院や買い物の足の確保が課題"
    "です。住民が行う移動の調査を支援し、乗合ワゴンの試験運行の計画をまとめます。";
const std::string kPark =
    "公園の遊具は設置から三十年を過ぎたものが半数に上り、点検のたびに使用を止めるものが増えています"
    "。"
    "長寿命化の計画を立てて順に取り替え、花壇の手入れは近くの小学校と行います。";
const std::string kDog =
    "飼い主のいない猫についての相談が年に二百件あり、手術の費用を助成しています。譲渡会を区役所の"
    "前の広場で毎月開き、災害のときに同行避難できる避難所を増やします。";

TEST(EditionMatch, KnowsAnInitiativeByItsTitleAndItsDepartment) {
  EXPECT_EQ(matches({{"高原区", "足の確保", kWagon}, {"川辺区", "足の確保", kPark}},
                    {{"川辺区", "足の確保", kDog}, {"高原区", "足の確保", kWagon}}),
            "0>1 same, 1>0 same");
}

TEST(EditionMatch, KnowsItUnderAnotherTitleByItsText) {
  EXPECT_EQ(matches({{"高原区", "乗合ワゴンの検討", kWagon}, {"高原区", "公園", kPark}},
                    {{"高原区", "乗合ワゴンの運行", kWagon}, {"高原区", "猫の相談", kDog}}),
            "0>0 retitled");
}

TEST(EditionMatch, KnowsItInAnotherDepartmentOnlyIfItLeftTheFirst) {
  EXPECT_EQ(
      matches({{"企画課", "乗合ワゴンの検討", kWagon}}, {{"交通課", "乗合ワゴンの検討", kWagon}}),
      "0>0 moved");
  // Two wards do the same; neither took it over.
  EXPECT_EQ(
      matches({{"高原区", "乗合ワゴンの検討", kWagon}},
              {{"高原区", "乗合ワゴンの検討", kWagon}, {"川辺区", "乗合ワゴンの検討", kWagon}}),
      "0>0 same");
}

TEST(EditionMatch, TellsOneTitleApartByTheTexts) {
  EXPECT_EQ(matches({{"総務局", "その他", kWagon}, {"総務局", "その他", kPark}},
                    {{"総務局", "その他", kPark}, {"総務局", "その他", kWagon}}),
            "0>1 same, 1>0 same");
}

TEST(EditionMatch, FindsWhatAnInitiativeWasDividedInto) {
  const std::vector<Told> whole{{"高原区", "足と公園の整備", kWagon + kPark}};
  const std::vector<Told> parts{{"高原区", "足の整備", kWagon}, {"高原区", "公園の整備", kPark}};
  EXPECT_EQ(matches(whole, parts), "0>0 split, 0>1 split");
  EXPECT_EQ(matches(parts, whole), "0>0 merged, 1>0 merged");
  // A text that the first part still has was not parted from it.
  EXPECT_EQ(matches(whole, {{"高原区", "足と公園の整備", kWagon + kPark},
                            {"高原区", "公園の整備", kPark}}),
            "0>0 same");
}

TEST(EditionMatch, TrustsIdsThatStayAndNotTheNumbersOfRows) {
  EXPECT_EQ(matches({{"区", "甲の事業", kWagon, "a1"}, {"区", "公園", kPark, "a2"}},
                    {{"区", "公園", kPark, "a2"},
                     {"課", "甲の新しい事業", "まったく別の言葉で語り直された取組です。", "a1"}}),
            "0>1 moved, 1>0 same");
  EXPECT_EQ(matches({{"区", "足", kWagon, "1"}, {"区", "公園", kPark, "2"}},
                    {{"区", "公園", kPark, "1"}, {"区", "足", kWagon, "2"}}),
            "0>1 same, 1>0 same");
}

TEST(EditionMatch, LeavesAloneWhatAPersonJoinedOrParted) {
  const std::vector<Told> one{{"高原区", "乗合ワゴンの検討", kWagon}};
  EXPECT_EQ(matches(one, one, {{0, 0}}), "");
  EditionRows taken = edition(one);
  taken.rows[0].is_taken = true;
  EXPECT_TRUE(match_editions(taken, edition(one), {}).empty());
}

TEST(EditionMatch, ShortTitlesWithoutTextAreNotGuessed) {
  EXPECT_EQ(matches({{"区", "防災訓練の実施", ""}}, {{"区", "防犯訓練の実施", ""}}), "");
  EXPECT_EQ(matches({{"区", "防災訓練の実施について", ""}}, {{"区", "防災訓練の実施", ""}}),
            "0>0 retitled");
}

/// Rows of random words of a few departments, some of them of one title.
std::vector<Told> random_rows(std::mt19937& random, std::size_t count) {
  const std::vector<std::string> words{"見守り",   "公園",       "窓口",   "待機児童",
                                       "防災訓練", "乗合ワゴン", "認知症", "空き店舗",
                                       "清掃",     "図書館",     "高齢者", "相談会"};
  const auto pick = [&](std::size_t n) {
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += words[random() % words.size()] + "の";
    return text;
  };
  std::vector<Told> rows;
  for (std::size_t i = 0; i < count; ++i)
    rows.push_back({"課" + std::to_string(random() % 3), pick(1 + random() % 2), pick(20)});
  return rows;
}

TEST(EditionMatch, IsOneToOneButForParts) {
  std::mt19937 random(7);
  for (int round = 0; round < 100; ++round) {
    const auto former = random_rows(random, 12);
    auto later = former;
    std::shuffle(later.begin(), later.end(), random);
    for (const Told& each : random_rows(random, 4)) later[random() % later.size()] = each;
    std::map<std::uint32_t, int> formers;
    std::map<std::uint32_t, int> laters;
    for (const RowMatch& each : match_editions(edition(former), edition(later), {})) {
      if (each.kind == index::LinkKind::kSplit || each.kind == index::LinkKind::kMerged) continue;
      EXPECT_EQ(++formers[each.former], 1);
      EXPECT_EQ(++laters[each.later], 1);
    }
  }
}

TEST(EditionMatch, IsTheSameInWhateverOrderTheRowsCome) {
  std::mt19937 random(11);
  using Pairs = std::set<std::pair<std::string, std::string>>;
  const auto pairs = [](const std::vector<Told>& former, const std::vector<Told>& later) {
    Pairs all;
    for (const RowMatch& each : match_editions(edition(former), edition(later), {}))
      all.emplace(former[each.former].prose, later[each.later].prose);
    return all;
  };
  for (int round = 0; round < 100; ++round) {
    auto former = random_rows(random, 10);
    auto later = random_rows(random, 6);
    later.insert(later.end(), former.begin(), former.begin() + 5);
    const Pairs before = pairs(former, later);
    std::shuffle(former.begin(), former.end(), random);
    std::shuffle(later.begin(), later.end(), random);
    EXPECT_EQ(pairs(former, later), before);
  }
}

TEST(EditionMatch, BackwardsItIsTheSamePairs) {
  std::mt19937 random(13);
  for (int round = 0; round < 100; ++round) {
    const auto former = random_rows(random, 10);
    auto later = random_rows(random, 6);
    later.insert(later.end(), former.begin(), former.begin() + 5);
    std::set<std::pair<std::uint32_t, std::uint32_t>> forth;
    std::set<std::pair<std::uint32_t, std::uint32_t>> back;
    for (const RowMatch& each : match_editions(edition(former), edition(later), {}))
      forth.emplace(each.former, each.later);
    for (const RowMatch& each : match_editions(edition(later), edition(former), {}))
      back.emplace(each.later, each.former);
    EXPECT_EQ(forth, back);
  }
}

}  // namespace
}  // namespace torikumi::indexing
