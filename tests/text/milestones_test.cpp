// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/milestones.hpp"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace torikumi::text {
namespace {

/// A reading in a line: what stands there, of when, and when it is.
std::string printed(const std::string& text, const Milestone& milestone) {
  constexpr const char* kTenses[] = {"past", "present", "aim"};
  std::ostringstream out;
  out << base::slice(text, milestone.range);
  if (milestone.kind == Milestone::Kind::kFigure) out << "=" << milestone.value << milestone.unit;
  if (milestone.kind == Milestone::Kind::kRecurring && milestone.value > 0)
    out << "=" << milestone.value;
  if (milestone.date) {
    out << " " << milestone.date->year;
    if (milestone.date->month) out << "-" << *milestone.date->month;
    if (milestone.date->is_fiscal) out << "F";
  }
  out << " " << kTenses[static_cast<int>(milestone.tense)];
  if (milestone.is_due()) out << " due";
  return out.str();
}

std::vector<std::string> readings(const std::string& text, bool is_plan) {
  std::vector<std::string> all;
  for (const Milestone& each : milestones(text, is_plan)) all.push_back(printed(text, each));
  return all;
}

using Readings = std::vector<std::string>;

TEST(Milestones, AreDatesAndFiguresOfAPlan) {
  const struct {
    const char* text;
    Readings readings;
  } kCases[] = {
      {"令和8年度までに利用率を98.6％にします。",
       {"令和8年度 2026F aim due", "98.6％=98.6% 2026F aim"}},
      {"平成31（2019）年4月の完了を目指します。", {"平成31（2019）年4月 2019-4 aim due"}},
      {"令和7年度から令和9年度までに拠点を３か所つくる。",
       {"令和7年度 2025F aim", "令和9年度 2027F aim due", "３か所=3か所 2027F aim"}},
      {"令和6年3月に策定した方針に基づき、取組を進めます。", {"令和6年3月 2024-3 past"}},
      {"令和6年度の実績を踏まえて見直す。", {"令和6年度 2024F past"}},
      {"参加者を1万2千人以上とする。", {"1万2千人=12000人 aim"}},
      {"毎年度2回の講座を開く。", {"毎年度2回=2 aim"}},
      {"年2回の講座を開く。", {"年2回=2 aim"}},
      {"平成37年度までに終える。", {"平成37年度 2025F aim due"}},
      {"令和8年度までの完成を目指す。", {"令和8年度 2026F aim due"}},
      // What the words do not tell is left out.
      {"令和8年度までの取組を検証し、計画を改める。", {}},
      {"令和8年度までは試行を続ける。", {}},
      {"令和0年度までに終え、昭和99年度までに直す。", {}},
      {"令和6年度の高騰への対応が急務。", {}},
      {"残り16か所について民営化を検討する。", {}},
  };
  for (const auto& each : kCases) EXPECT_EQ(readings(each.text, true), each.readings) << each.text;
}

TEST(Milestones, AreDatesAndFiguresOfWhatIs) {
  const struct {
    const char* text;
    Readings readings;
  } kCases[] = {
      {"令和7年4月時点で36か所・39園を移しました。",
       {"令和7年4月 2025-4 present", "36か所=36か所 2025-4 present", "39園=39園 2025-4 present"}},
      {"令和7年4月現在、登録は320人です。",
       {"令和7年4月 2025-4 present", "320人=320人 2025-4 present"}},
      {"令和5年度に計画を策定し、見守りを進めています。", {"令和5年度 2023F past"}},
      {"平成18年度から毎月2回、相談を受けています。",
       {"平成18年度 2006F present", "毎月2回=2 present"}},
      {"令和12年には高齢者が5万人になると推計されています。",
       {"令和12年 2030 aim", "5万人=50000人 2030 aim"}},
      {"約1億8,844万円を使いました。", {"1億8,844万円=1.8844e+08円 past"}},
      {"昭和62年　集会所を開設", {"昭和62年 1987 past"}},
  };
  for (const auto& each : kCases) EXPECT_EQ(readings(each.text, false), each.readings) << each.text;
}

TEST(Milestones, AreNoNamesAndNoOtherNumbers) {
  for (const char* text :
       {"平成30年7月豪雨の被災者を支える。", "児童福祉法（昭和22年法律第164号）による。",
        "「令和7年度人材育成計画」を進める。", "65歳以上の方が対象です。",
        "第3回の会議で決めた方針による。", "1人当たりの広さを測る。",
        "20人以下の事業所を支援する。", "7件のうちの一つです。",
        "平成2年4月1日以前に生まれた方が対象です。", "2027年国際博覧会に合わせる。"}) {
    EXPECT_EQ(readings(text, true), Readings{}) << text;
    EXPECT_EQ(readings(text, false), Readings{}) << text;
  }
}

TEST(Milestones, StandOnCharactersOfAnyText) {
  const std::vector<std::string> pieces{"令和8年度", "平成31（2019）年4月",
                                        "まで",      "に",
                                        "36か所",    "98.6％",
                                        "約",        "1億",
                                        "（",        "）",
                                        "「",        "」",
                                        "。",        "、",
                                        "から",      "年2回",
                                        "毎年度",    "ました",
                                        "目指す",    "\n",
                                        "　",        "\xFF",
                                        "人",        "H",
                                        "12",        "です",
                                        "~",         "〜"};
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (int k = 0; k < 12; ++k) text += pieces[random() % pieces.size()];
    for (const bool is_plan : {false, true}) {
      std::uint32_t before = 0;
      for (const Milestone& each : milestones(text, is_plan)) {
        ASSERT_LE(before, each.range.begin) << text;
        ASSERT_LT(each.range.begin, each.range.end) << text;
        ASSERT_LE(each.sentence.begin, each.range.begin) << text;
        ASSERT_LE(each.range.end, each.sentence.end) << text;
        ASSERT_LE(each.sentence.end, text.size()) << text;
        before = each.range.begin;
      }
    }
  }
}

}  // namespace
}  // namespace torikumi::text
