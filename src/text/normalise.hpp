// SPDX-License-Identifier: GPL-2.0-or-later
/// Normalisation with offsets: one spelling for what people type in many, without losing the place.
///
///   for_words("ＮＰＯ　法人㈱ が") → "NPO 法人(株) が", each character knowing its bytes in the
///   source string_form("Ｅメール  配信")   → "eメール 配信"
///
/// Two forms are made of the same composed text (text/compose.hpp). The string form folds case,
/// blanks and the characters that the encodings of Japan disagree on, and nothing else: n-grams and
/// exact strings live on it. The word form is what the morphological analyser is given: kanji
/// variants, dashes, prolonged marks, iteration marks and spaced letters are made regular, and case
/// is kept, since the dictionary knows capitals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::text {

/// A normalised text in which every byte knows the bytes of the source it came from.
struct Normalised {
  std::string text;                  ///< UTF-8, always well formed
  std::vector<std::uint32_t> begin;  ///< for each byte of `text`: where its source character begins
  std::vector<std::uint32_t> end;    ///< for each byte of `text`: where its source character ends

  /// Bytes of the source that a non-empty range of `text` came from; both ends lie on characters.
  base::ByteRange source(base::ByteRange range) const {
    return {begin[range.begin], end[range.end - 1]};
  }
};

/// The form that words are cut from: NFKC; a run of blanks one blank, or one line feed where it
/// holds a line's end; kanji in the forms of today; the ヶ of 1ヶ月 か, the ケ of 保土ケ谷 ヶ, the
/// ッ of 三ッ沢 ツ; 書込み 書き込み; 1人 and 2つ 一人 and 二つ; dashes to "-", and to "ー" behind
/// katakana, "-" too where the word goes on; "ーー" to "ー"; ゝゞヽヾ and the 々 of 民主々義
/// spelled out; three or more spaced letters (E S C O) joined. Normalising twice changes nothing.
/// Any thread.
Normalised for_words(std::string_view source);

/// The form that n-grams and exact strings see: composed, case folded, 〜 and － and their like as
/// the encodings of Japan have them in common, a run of blanks one blank, ill-formed bytes U+FFFD.
/// string_form(string_form(x)) == string_form(x). Any thread.
std::string string_form(std::string_view source);

/// The string form of a text, which knows where in the text each part of it came from.
class StringForm {
 public:
  explicit StringForm(std::string_view source);

  const std::string& text() const { return text_; }
  /// Bytes of the source that a non-empty range of the form came from; ends lie on characters.
  base::ByteRange source(base::ByteRange range) const;

 private:
  /// A part of the form: one character, or a run that is the same in both.
  struct Stretch {
    std::uint32_t form = 0;
    base::ByteRange source;
    bool same = false;
  };
  std::string text_;
  std::vector<Stretch> stretches_;
};

/// True for a text of punctuation and mathematical signs alone (・, &, ／, →); ★ and 〒 are words.
bool is_signs_only(std::string_view text);

/// Case folded (simple folding, ASCII and beyond) of a text that is NFKC already.
std::string fold_case(std::string_view nfkc);

/// What labels and identities are compared by: the string form without any blank, and with the
/// dashes one and all waves one.
std::string comparison_key(std::string_view source);

}  // namespace torikumi::text
