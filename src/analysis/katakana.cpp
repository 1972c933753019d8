// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/katakana.hpp"

#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::analysis {
namespace {

/// Two characters that one sound is also written with, and the writing that is kept. Longer first.
constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 34> kSpellings{{
    {U"ヴァ", U"バ"},   {U"ヴィ", U"ビ"},       {U"ヴェ", U"ベ"},   {U"ヴォ", U"ボ"},
    {U"ヴュ", U"ビュ"}, {U"ヴ", U"ブ"},         {U"ウイ", U"ウィ"}, {U"ウエ", U"ウェ"},
    {U"ウオ", U"ウォ"}, {U"クオ", U"クォ"},     {U"クア", U"クァ"}, {U"クイ", U"クィ"},
    {U"クエ", U"クェ"}, {U"フアン", U"ファン"}, {U"フイ", U"フィ"}, {U"フエ", U"フェ"},
    {U"フオ", U"フォ"}, {U"デイ", U"ディ"},     {U"テイ", U"ティ"}, {U"デュ", U"ジュ"},
    {U"シェ", U"セ"},   {U"ジェ", U"ゼ"},       {U"ヂ", U"ジ"},     {U"ヅ", U"ズ"},
    {U"イヤ", U"イア"}, {U"リヤ", U"リア"},     {U"ツァ", U"ツア"}, {U"チェ", U"チエ"},
    {U"ヱ", U"エ"},     {U"ヲ", U"オ"},         {U"ヰ", U"イ"},     {U"ゲイ", U"ゲー"},
    {U"ッー", U"ー"},   {U"ーー", U"ー"},
}};

/// エ and オ rows, behind which イ and ウ only lengthen: コーディネイト, ボウリング.
constexpr std::u32string_view kERow = U"エケゲセゼテデネヘベペメレェ";
constexpr std::u32string_view kORow = U"オコゴソゾトドノホボポモヨロォョ";

std::u32string decoded(std::string_view word) {
  std::u32string characters;
  for (std::size_t i = 0; i < word.size();) {
    const base::Decoded d = base::decode(word, i);
    characters.push_back(d.code_point);
    i += d.bytes;
  }
  return characters;
}

}  // namespace

bool is_katakana_word(std::string_view word) {
  const std::u32string characters = decoded(word);
  for (const char32_t c : characters) {
    if (!text::is_katakana(c)) return false;
  }
  return characters.size() >= 2;
}

std::string katakana_key(std::string_view word) {
  const std::u32string given = decoded(word);
  std::u32string out;
  for (std::size_t i = 0; i < given.size();) {
    bool replaced = false;
    for (const auto& [from, to] : kSpellings) {
      // A word of two or three characters keeps its spelling: デイ and テイ are not ディ and ティ.
      if (given.size() <= 3 || given.compare(i, from.size(), from) != 0) continue;
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
    out.push_back(given.size() > 3 && (long_e || long_o) ? U'ー' : given[i]);
    ++i;
  }
  // A final ー falls behind three characters or more: サーバー, コンピューター.
  if (out.size() > 3 && out.back() == U'ー') out.pop_back();
  std::string key;
  for (const char32_t c : out) base::append(key, c);
  return key;
}

}  // namespace torikumi::analysis
