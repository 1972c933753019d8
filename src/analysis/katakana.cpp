// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/katakana.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::analysis {
namespace {

/// What one sound is also written with, the writing that is kept, and how many characters a word
/// must have: in shorter ones the two are different words, シェル and セル. Longer writings first;
/// コーティング stays, lest it were コーチング.
struct Spelling {
  std::u32string_view from;
  std::u32string_view to;
  std::size_t least;
};
constexpr Spelling kSpellings[] = {{U"ニテイ", U"ニチ", 4},   {U"リテイ", U"リチ", 4},
                                   {U"シテイ", U"シチ", 4},   {U"ビテイ", U"ビチ", 4},
                                   {U"テイア", U"チア", 4},   {U"デイア", U"ジア", 5},
                                   {U"デイア", U"ディア", 4}, {U"フアン", U"ファン", 4},
                                   {U"スウィ", U"スイ", 4},   {U"スウイ", U"スイ", 4},
                                   {U"ドウイ", U"ドイ", 4},   {U"スウエ", U"スエ", 4},
                                   {U"ドウィ", U"ドイ", 4},   {U"スウェ", U"スエ", 4},
                                   {U"クウェ", U"クェ", 4},   {U"ティング", U"ティング", 4},
                                   {U"ヴァ", U"バ", 3},       {U"ヴィ", U"ビ", 3},
                                   {U"ヴェ", U"ベ", 3},       {U"ヴォ", U"ボ", 3},
                                   {U"ヴュ", U"ビュ", 3},     {U"ヴ", U"ブ", 3},
                                   {U"ウイ", U"ウィ", 3},     {U"ウエ", U"ウェ", 3},
                                   {U"ウオ", U"ウォ", 4},     {U"クオ", U"クォ", 4},
                                   {U"クア", U"クァ", 4},     {U"クイ", U"クィ", 3},
                                   {U"クエ", U"クェ", 3},     {U"グア", U"グァ", 3},
                                   {U"フイ", U"フィ", 4},     {U"フエ", U"フェ", 4},
                                   {U"フオ", U"フォ", 4},     {U"フュ", U"ヒュ", 4},
                                   {U"ティ", U"チ", 4},       {U"ディ", U"ジ", 5},
                                   {U"トゥ", U"ツ", 4},       {U"ドゥ", U"ズ", 4},
                                   {U"デュ", U"ジュ", 4},     {U"テュ", U"チュ", 4},
                                   {U"シェ", U"セ", 4},       {U"ジェ", U"ゼ", 4},
                                   {U"チェ", U"チエ", 4},     {U"イェ", U"イエ", 4},
                                   {U"ヂ", U"ジ", 3},         {U"ヅ", U"ズ", 3},
                                   {U"イヤ", U"イア", 3},     {U"キヤ", U"キア", 4},
                                   {U"ギヤ", U"ギア", 3},     {U"シヤ", U"シア", 4},
                                   {U"チヤ", U"チア", 4},     {U"ニヤ", U"ニア", 3},
                                   {U"ヒヤ", U"ヒア", 4},     {U"ベヤ", U"ベア", 4},
                                   {U"ビヤ", U"ビア", 4},     {U"ピヤ", U"ピア", 4},
                                   {U"ミヤ", U"ミア", 4},     {U"リヤ", U"リア", 3},
                                   {U"ツァ", U"ツア", 3},     {U"ツィ", U"チ", 4},
                                   {U"ヱ", U"エ", 2},         {U"ヲ", U"オ", 2},
                                   {U"ヰ", U"イ", 2},         {U"ッー", U"ー", 4},
                                   {U"ーー", U"ー", 4}};

/// エ and オ rows, behind which イ and ウ only lengthen: コーディネイト, ボウリング.
constexpr std::u32string_view kERow = U"エケゲセゼテデネヘベペメレェ";
constexpr std::u32string_view kORow = U"オコゴソゾトドノホボポモヨロォョ";

/// Characters of a word that are enough to know it without its long marks.
constexpr std::size_t kLong = 4;

}  // namespace

bool is_katakana_word(std::string_view word) {
  const std::u32string characters = base::code_points(word);
  for (const char32_t c : characters) {
    if (!text::is_katakana(c)) return false;
  }
  return characters.size() >= 2;
}

std::string katakana_key(std::string_view word) {
  if (word.empty()) return {};
  const std::u32string given = base::code_points(word);
  // A final ー may be there or not.
  const std::size_t size = given.size() - (given.back() == U'ー' ? 1 : 0);
  std::u32string out;
  for (std::size_t i = 0; i < given.size();) {
    bool replaced = false;
    for (const auto& [from, to, least] : kSpellings) {
      if (size < least || given.compare(i, from.size(), from) != 0) continue;
      if (i == 0 && size <= 3 && from.front() == U'ヴ') continue;  // ヴァン is not バン
      out += to;
      i += from.size();
      replaced = true;
      break;
    }
    if (replaced) continue;
    const bool long_e =
        given[i] == U'イ' && !out.empty() && kERow.find(out.back()) != std::u32string_view::npos;
    // The ウ of ウェ is none: ソフトウェア.
    constexpr std::u32string_view kSmall = U"ァィェォ";
    const bool is_consonant =
        i + 1 < given.size() && kSmall.find(given[i + 1]) != std::u32string_view::npos;
    const bool long_o = given[i] == U'ウ' && !is_consonant && !out.empty() &&
                        kORow.find(out.back()) != std::u32string_view::npos;
    // フォーム is not ホーム, but テレフォン is テレホン.
    const bool soft_o = given[i] == U'フ' && i > 0 && i + 1 < given.size() && given[i + 1] == U'ォ';
    if (soft_o) {
      out.push_back(U'ホ');
      i += 2;
      continue;
    }
    // A short word keeps its spelling: レイン is not レーン, nor ボウル ボール.
    out.push_back(given.size() > 3 && (long_e || long_o) ? U'ー' : given[i]);
    ++i;
  }
  // A final ー falls behind three characters or more: サーバー, コンピューター.
  if (out.size() > 3 && out.back() == U'ー') out.pop_back();
  // So does one inside a long word, and a ッ: マスタプラン, スーパバイザ, ドーナッツ.
  const auto is_mark = [](char32_t c) { return c == U'ー' || c == U'ッ'; };
  const auto marks = std::count_if(out.begin() + 1, out.end(), is_mark);
  if (out.size() >= kLong + static_cast<std::size_t>(marks))
    out.erase(std::remove_if(out.begin() + 1, out.end(), is_mark), out.end());
  std::string key;
  for (const char32_t c : out) base::append(key, c);
  return key;
}

}  // namespace torikumi::analysis
