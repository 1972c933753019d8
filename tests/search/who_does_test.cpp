// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/who_does.hpp"

#include <gtest/gtest.h>

namespace torikumi::search {
namespace {

TEST(WhoDoes, KnowsWhatSpeaksOfEveryWard) {
  for (const char* text :
       {"健康福祉局及び各区役所が開催しています", "全区で実施します", "市内全区に広げます",
        "すべての区で始めます", "全ての区役所へ広げます", "各区の特性に応じて"})
    EXPECT_TRUE(names_every_ward(text)) << text;
}

TEST(WhoDoes, KnowsOtherWordsOfTheSameCharacters) {
  for (const char* text : {"全区民を対象に講座を開きます", "防災安全区画を整備します",
                           "保全区域の見直し", "各区間の工事", "各区画の入居者", "区役所の窓口"})
    EXPECT_FALSE(names_every_ward(text)) << text;
}

}  // namespace
}  // namespace torikumi::search
