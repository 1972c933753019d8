// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string_view>
#include <vector>

#include "text/characters.hpp"
#include "text/compose.hpp"
#include "text/kanji_variants.hpp"
#include "text/normalise.hpp"
#include "text/okurigana.hpp"

namespace torikumi::text {
namespace {

using Chars = std::vector<Char>;

/// A run of blanks becomes one blank; where `keep_lines`, one line feed if the run holds a line's
/// end.
void fold_blanks(Chars& chars, bool keep_lines) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size();) {
    if (!is_blank(chars[i].code_point)) {
      chars[out++] = chars[i++];
      continue;
    }
    Char blank{U' ', chars[i].begin, chars[i].end};
    for (; i < chars.size() && is_blank(chars[i].code_point); ++i) {
      if (keep_lines && (chars[i].code_point == U'\n' || chars[i].code_point == U'\r')) {
        blank.code_point = U'\n';
      }
      blank.end = chars[i].end;
    }
    chars[out++] = blank;
  }
  chars.resize(out);
}

/// 1人 and 2つ are 一人 and 二つ, which the dictionary knows; 11人 and 1.2つ stay.
void spell_counted(Chars& chars) {
  constexpr std::u32string_view kKanji = U"一二三四五六七八九";
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    const char32_t c = chars[i].code_point;
    const char32_t counter = chars[i + 1].code_point;
    if (!is_ascii_digit(c) || c == U'0') continue;
    if (counter != U'つ' && (counter != U'人' || c > U'2')) continue;
    const char32_t last = i > 0 ? chars[i - 1].code_point : 0;
    const bool goes_on =
        is_ascii_digit(last) || is_ascii_letter(last) || last == U'.' || last == U',';
    if (!goes_on) chars[i].code_point = kKanji[c - U'1'];
  }
}

/// 書込み is 書き込み. The kana that are added stand where the kanji before them does.
void spell_okurigana(Chars& chars) {
  const auto at = [&](std::size_t i) { return i < chars.size() ? chars[i].code_point : 0; };
  Chars spelled;  // once there is anything to add
  std::size_t copied = 0;
  const auto add = [&](std::size_t i, char32_t kana) {
    if (kana == 0 || i < copied) return;
    spelled.insert(spelled.end(), chars.begin() + static_cast<std::ptrdiff_t>(copied),
                   chars.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    copied = i + 1;
    spelled.push_back({kana, chars[i].begin, chars[i].end});
  };
  for (std::size_t i = 0; i + 1 < chars.size(); ++i) {
    if (!is_kanji(at(i)) || !is_kanji(at(i + 1))) continue;
    const LeftOut kana = left_out_kana(at(i), at(i + 1), at(i + 2));
    add(i, kana.behind_first);
    add(i + 1, kana.behind_second);
  }
  if (copied == 0) return;
  spelled.insert(spelled.end(), chars.begin() + static_cast<std::ptrdiff_t>(copied), chars.end());
  chars = std::move(spelled);
}

/// The characters of a text while they are made regular: what is written lies at or before what is
/// read.
class MarkFolder {
 public:
  explicit MarkFolder(Chars& chars) : chars_(chars) {}

  void fold() {
    const Properties& property = properties();
    for (at_ = 0; at_ < chars_.size(); ++at_) {
      Char here = chars_[at_];
      if (property.folds(here.code_point)) {
        here.code_point = folded(present_form(here.code_point));
        if (here.code_point == U'ー' && before(1) == U'ー') {
          chars_[out_ - 1].end = here.end;
          continue;
        }
      }
      chars_[out_++] = here;
    }
    chars_.resize(out_);
  }

 private:
  /// The character `back` places before this one as it was written, or 0.
  char32_t before(std::size_t back) const {
    return out_ >= back ? chars_[out_ - back].code_point : 0;
  }
  /// The character behind this one, or 0.
  char32_t behind() const { return at_ + 1 < chars_.size() ? chars_[at_ + 1].code_point : 0; }

  char32_t folded(char32_t c) const {
    if (c == U'-' || properties().dash(c)) return dash(c);
    if (is_wave(c)) return U'~';
    if (std::u32string_view(U"ヶケヵカ箇").find(c) != std::u32string_view::npos) return small_ka(c);
    if (c == U'ッ') return is_kanji(before(1)) && is_kanji(behind()) ? U'ツ' : c;
    if (std::u32string_view(U"ゝゞヽヾ々").find(c) != std::u32string_view::npos) return repeated(c);
    return c;
  }

  /// サ－ビス and ｻ-ﾋﾞｽ are サービス; the - of ハイツ-101 and of Wi-Fi stays.
  char32_t dash(char32_t c) const {
    if (!is_katakana(before(1))) return U'-';
    const bool in_word = is_katakana(behind()) || is_hiragana(behind()) || is_kanji(behind());
    return c != U'-' || in_word ? U'ー' : U'-';
  }

  /// The ヶ of 1ヶ月, 三ケ所 and 数カ国: か in all its spellings, behind a number. The ケ of
  /// 保土ケ谷: ヶ between kanji.
  char32_t small_ka(char32_t c) const {
    constexpr std::u32string_view kNumbers = U"一二三四五六七八九十百千万数何";
    constexpr std::u32string_view kCounted = U"月所国年条村町";
    const char32_t last = before(1);
    if ((is_ascii_digit(last) || kNumbers.find(last) != std::u32string_view::npos) &&
        behind() != 0 && kCounted.find(present_form(behind())) != std::u32string_view::npos)
      return U'か';
    return c == U'ケ' && is_kanji(last) && is_kanji(behind()) ? U'ヶ' : c;
  }

  /// こゝ is ここ, たゞ ただ, and 民主々義 民主主義: 々 between kanji, behind at least two of them,
  /// repeats across a word's edge. A mark that a combining sign follows stays: what it would become
  /// could join with the sign.
  char32_t repeated(char32_t c) const {
    const char32_t last = before(1);
    if (behind() != 0 && !properties().starts(behind())) return c;
    if (c == U'々') {
      const bool repeats = last != U'々' && is_kanji(last) && is_kanji(before(2)) &&
                           is_kanji(behind()) && behind() != U'々';
      return repeats ? last : c;
    }
    const bool hiragana = c == U'ゝ' || c == U'ゞ';
    const bool may_repeat =
        hiragana ? is_hiragana(last) && last != U'ゝ' && last != U'ゞ'
                 : is_katakana(last) && last != U'ー' && last != U'ヽ' && last != U'ヾ';
    if (!may_repeat) return c;
    const char32_t voiced = c == U'ゞ' || c == U'ヾ' ? compose_pair(last, 0x3099) : 0;
    return voiced != 0 ? voiced : last;
  }

  Chars& chars_;
  std::size_t at_ = 0;
  std::size_t out_ = 0;
};

/// E S C O is ESCO: three or more single letters, each parted by one blank.
void join_spaced_letters(Chars& chars) {
  const auto letter = [&](std::size_t i) {
    return i < chars.size() && is_ascii_letter(chars[i].code_point);
  };
  const auto alone = [&](std::size_t i) {
    return letter(i) && !letter(i + 1) && (i == 0 || !letter(i - 1)) &&
           !(i + 1 < chars.size() && is_ascii_digit(chars[i + 1].code_point)) &&
           !(i > 0 && is_ascii_digit(chars[i - 1].code_point));
  };
  const auto blank = [&](std::size_t i) { return i < chars.size() && chars[i].code_point == U' '; };
  // What is written lies at or before what is read.
  std::size_t out = 0;
  for (std::size_t i = 0; i < chars.size();) {
    std::size_t letters = 0;
    if (alone(i)) {
      letters = 1;
      while (blank(i + 2 * letters - 1) && alone(i + 2 * letters)) ++letters;
    }
    if (letters < 3) {
      chars[out++] = chars[i++];
      continue;
    }
    for (std::size_t k = 0; k < letters; ++k) chars[out++] = chars[i + 2 * k];
    i += 2 * letters - 1;
  }
  chars.resize(out);
}

Normalised encode(const Chars& chars) {
  Normalised result;
  result.text.reserve(chars.size() * 3);
  result.begin.reserve(chars.size() * 3);
  result.end.reserve(chars.size() * 3);
  for (const Char& c : chars) {
    base::append(result.text, c.code_point);
    result.begin.resize(result.text.size(), c.begin);
    result.end.resize(result.text.size(), c.end);
  }
  return result;
}

}  // namespace

Normalised for_words(std::string_view source) {
  Chars chars;
  chars.reserve(source.size() / 2);
  compose_into(source, [&](const Char& c) { chars.push_back(c); });
  fold_blanks(chars, true);
  spell_counted(chars);
  MarkFolder(chars).fold();
  spell_okurigana(chars);
  join_spaced_letters(chars);
  return encode(chars);
}

}  // namespace torikumi::text
