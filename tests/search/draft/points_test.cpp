// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/draft/points.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace torikumi::search {
namespace {

std::vector<std::string> texts(const std::string& draft) {
  static const analysis::Dictionary dictionary;
  analysis::Analyser analyser(dictionary);
  std::vector<std::string> texts;
  for (const DraftPoint& each : points_of(analyser, draft)) texts.push_back(each.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Points, AreSentencesAndClausesWithAMatterOfTheirOwn) {
  const struct {
    const char* draft;
    Texts points;
  } kCases[] = {
      {"", {}},
      {"よろしくお願いします。", {}},
      {"本区では次のとおり取り組む。空き家を活用する。", {"空き家を活用する"}},
      {"見守り体制を整備するとともに、移動販売を支援する。",
       {"見守り体制を整備する", "移動販売を支援する"}},
      {"認知症カフェの充実を図り、また、介護の担い手を育成するほか、空き家の活用を進める。",
       {"認知症カフェの充実を図り", "介護の担い手を育成する", "空き家の活用を進める"}},
      // How something is done is no point of its own.
      {"民間事業者と連携し、高齢者の見守りを強化する。",
       {"民間事業者と連携し、高齢者の見守りを強化する"}},
      {"子どもがごはんを食べ、宿題もできる場所をつくる。",
       {"子どもがごはんを食べ、宿題もできる場所をつくる"}},
      {"1 災害対策の推進\n・避難所の運営体制を強化する。\n・個別避難計画の作成\n2 交通\n(1) "
       "通学路の整備",
       {"避難所の運営体制を強化する", "個別避難計画の作成", "通学路の整備"}},
      {"福祉について\n介護予防の教室を開く。", {"介護予防の教室を開く"}},
      {"３か所に公園をつくる", {"３か所に公園をつくる"}},
      {"地域の活性化について質問します。商店街の空き店舗対策を伺います。",
       {"商店街の空き店舗対策を伺います"}},
  };
  for (const auto& each : kCases) EXPECT_EQ(texts(each.draft), each.points) << each.draft;
}

TEST(Points, AreAskedForWithoutTheQuestionAndWithoutWhatTheyAreFor) {
  static const analysis::Dictionary dictionary;
  analysis::Analyser analyser(dictionary);
  const struct {
    const char* draft;
    const char* matter;
    const char* core;
  } kCases[] = {
      {"待機児童の解消について、現状と今後の取組を伺います。", "待機児童の解消", "待機児童の解消"},
      {"子ども食堂の現状と今後の取組は。", "子ども食堂", "子ども食堂"},
      {"福祉について学ぶ講座を開く。", "福祉について学ぶ講座を開く", "福祉について学ぶ講座を開く"},
      {"逃げ遅れを防ぐため、避難計画を広める。", "逃げ遅れを防ぐため、避難計画を広める",
       "避難計画を広める"},
  };
  for (const auto& each : kCases) {
    const std::vector<DraftPoint> points = points_of(analyser, each.draft);
    ASSERT_EQ(points.size(), 1U) << each.draft;
    EXPECT_EQ(points.front().matter, each.matter);
    EXPECT_EQ(points.front().core, each.core);
  }
}

}  // namespace
}  // namespace torikumi::search
