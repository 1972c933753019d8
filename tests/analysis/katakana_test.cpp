// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/katakana.hpp"

#include <gtest/gtest.h>

namespace torikumi::analysis {
namespace {

TEST(Katakana, SpellingsOfOneWordShareAKey) {
  const std::pair<const char*, const char*> table[] = {{"サーバー", "サーバ"},
                                                       {"コンピューター", "コンピュータ"},
                                                       {"コーディネイト", "コーディネート"},
                                                       {"ヴァイオリン", "バイオリン"},
                                                       {"ウインドウ", "ウィンドウ"},
                                                       {"ウエブサイト", "ウェブサイト"},
                                                       {"ボウリング", "ボーリング"},
                                                       {"ボランテイア", "ボランティア"},
                                                       {"フイルム", "フィルム"},
                                                       {"ダイヤモンド", "ダイアモンド"},
                                                       {"メインテナンス", "メーンテナンス"},
                                                       {"ユーザー", "ユーザ"}};
  for (const auto& [a, b] : table) EXPECT_EQ(katakana_key(a), katakana_key(b)) << a;
}

TEST(Katakana, OtherWordsStayApart) {
  const std::pair<const char*, const char*> table[] = {{"バス", "バズ"}, {"ケア", "ケアー"},
                                                       {"デイ", "ディ"}, {"バック", "バッグ"},
                                                       {"キー", "キ"},   {"コード", "コート"}};
  for (const auto& [a, b] : table) EXPECT_NE(katakana_key(a), katakana_key(b)) << a;
}

TEST(Katakana, AKeyIsItsOwnKey) {
  for (const char* word : {"サーバー", "コーディネイト", "ヴァイオリン", "ウインドウ",
                           "デイサービス", "メーカー", "オーナー"}) {
    EXPECT_EQ(katakana_key(katakana_key(word)), katakana_key(word));
  }
}

}  // namespace
}  // namespace torikumi::analysis
