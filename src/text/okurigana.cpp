// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/okurigana.hpp"

#include "text/characters.hpp"

namespace torikumi::text {
namespace {

/// The kana behind the first verb of a compound, for verbs that the dictionary does not know with
/// the second written so.
struct Verb {
  char32_t kanji;
  char32_t kana;
  std::u32string_view seconds;
};
constexpr Verb kFirst[] = {
    {U'書', U'き', U"込"},   {U'持', U'ち', U"込"},   {U'読', U'み', U"取込"},
    {U'払', U'い', U"出"},   {U'差', U'し', U"込"},   {U'取', U'り', U"込"},
    {U'組', U'み', U"込"},   {U'切', U'り', U"取"},   {U'積', U'み', U"込上増"},
    {U'追', U'い', U"込"},   {U'売', U'り', U"込渡"}, {U'借', U'り', U"上換"},
    {U'埋', U'め', U"込"},   {U'植', U'え', U"替"},   {U'押', U'し', U"込付"},
    {U'折', U'り', U"返"},   {U'張', U'り', U"替"},   {U'貼', U'り', U"付"},
    {U'呼', U'び', U"出込"}, {U'乗', U'り', U"継"},   {U'聞', U'き', U"取"},
    {U'刷', U'り', U"込"},   {U'詰', U'め', U"込替"}, {U'吹', U'き', U"込"},
    {U'飛', U'び', U"込"},   {U'落', U'ち', U"込"},   {U'抱', U'え', U"込"},
    {U'使', U'い', U"込"},   {U'溶', U'け', U"込"},   {U'引', U'き', U"込当"},
    {U'送', U'り', U"込届"}, {U'掛', U'け', U"合"},   {U'棲', U'み', U"分"},
    {U'住', U'み', U"替"},   {U'洗', U'い', U"替"},   {U'突', U'き', U"合"},
    {U'向', U'き', U"合"},   {U'結', U'び', U"付"},   {U'働', U'き', U"掛"}};

/// The kana that a second verb ends in as it is inflected: 込み, 込む, 込ん; its first makes a
/// noun.
struct Ending {
  char32_t kanji;
  std::u32string_view kana;
  bool alone;  ///< a noun ends so without kana too: 聞取調査
};
constexpr Ending kSecond[] = {{U'込', U"みむめまもん", true}, {U'取', U"りるれらろっ", true},
                              {U'出', U"しすせさそ", false},  {U'上', U"げ", false},
                              {U'増', U"しすせさそ", false},  {U'渡', U"しすせさそ", false},
                              {U'換', U"え", false},          {U'替', U"え", true},
                              {U'返', U"しすせさそ", false},  {U'付', U"けくきいか", false},
                              {U'継', U"ぎぐげいが", false},  {U'当', U"て", false},
                              {U'届', U"け", false},          {U'合', U"いうえわおっ", false},
                              {U'分', U"け", false},          {U'掛', U"け", false}};

}  // namespace

LeftOut left_out_kana(char32_t first, char32_t second, char32_t next) {
  for (const Verb& verb : kFirst) {
    if (verb.kanji != first || verb.seconds.find(second) == std::u32string_view::npos) continue;
    for (const Ending& ending : kSecond) {
      if (ending.kanji != second) continue;
      if (ending.kana.find(next) != std::u32string_view::npos && next != 0) return {verb.kana, 0};
      if (ending.alone && !is_hiragana(next)) return {verb.kana, ending.kana.front()};
    }
  }
  return {};
}

}  // namespace torikumi::text
