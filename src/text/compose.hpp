// SPDX-License-Identifier: GPL-2.0-or-later
/// Compose: NFKC character by character, each knowing its bytes in the source.
///
///   "ハ゜ソコン" → パ [0,6) ソ [6,9) コ ン · "認\u00AD知" → 認 [0,5) 知 · "⻑期" → 長 期
///
/// Beyond NFKC (Unicode Standard Annex 15): what has no ink (Default_Ignorable_Code_Point,
/// variation selectors among them) falls and its bytes go to the character before it; ゛ and ゜
/// join the kana before them; radicals in the place of kanji become kanji.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::text {

/// A composed character and the bytes of the source it came from.
struct Char {
  char32_t code_point;
  std::uint32_t begin;
  std::uint32_t end;
};

/// Simple case folding of one character.
char32_t fold_case(char32_t c);

/// What is asked of each code point, asked of ICU once for the Basic Multilingual Plane.
class Properties {
 public:
  Properties();
  /// True where nothing before it can join with it.
  bool starts(char32_t c) const { return (look(c) & kStarts) != 0; }
  /// True where composing leaves it as it is.
  bool stays(char32_t c) const { return (look(c) & kStays) != 0; }
  /// True for what has no ink and parts nothing.
  bool ignorable(char32_t c) const { return (look(c) & kIgnorable) != 0; }
  /// True for hyphens, dashes and minus signs beyond ASCII, and box lines that look like them.
  bool dash(char32_t c) const { return (look(c) & kDash) != 0; }
  /// True for what the word form may change: a dash, a wave, a variant, an iteration mark, a ヶ.
  bool folds(char32_t c) const { return (look(c) & kFolds) != 0; }
  /// True for what the string form has as it is, wherever it stands; rarer planes not counted.
  bool plain(char32_t c) const { return c < 0x10000 && (table_[c] & kPlain) != 0; }

 private:
  static constexpr std::uint8_t kStarts = 1;
  static constexpr std::uint8_t kStays = 2;
  static constexpr std::uint8_t kPlain = 4;
  static constexpr std::uint8_t kFolds = 8;
  static constexpr std::uint8_t kIgnorable = 16;
  static constexpr std::uint8_t kDash = 32;

  static std::uint8_t ask(char32_t c);
  std::uint8_t look(char32_t c) const { return c < 0x10000 ? table_[c] : ask(c); }

  std::array<std::uint8_t, 0x10000> table_{};
};

/// Made once a process.
const Properties& properties();

/// One character that the two compose to, or 0: か and U+3099 to が.
char32_t compose_pair(char32_t base, char32_t mark);

/// The dashes, waves and lines of which the encodings of Japan make one or another code point of
/// one character (〜 ～, － −, — ―, ‖ ∥), as one.
char32_t one_of_encodings(char32_t c);

/// Composes a segment (a character and what does not start after it) by ICU.
std::vector<char32_t> compose_segment(std::string_view segment);

/// Hands each character to `sink`. What joined into one segment shares that segment's bytes.
template <typename Sink>
void compose_into(std::string_view source, Sink sink) {
  const Properties& property = properties();
  std::uint32_t at = 0;
  const auto size = static_cast<std::uint32_t>(source.size());
  base::Decoded next = size > 0 ? base::decode(source, 0) : base::Decoded{};
  while (at < size) {
    const base::Decoded first = next;
    std::uint32_t end = at + first.bytes;
    if (end < size) next = base::decode(source, end);
    if (property.stays(first.code_point) && (end >= size || property.starts(next.code_point))) {
      sink(Char{first.code_point, at, end});
      at = end;
      continue;
    }
    // Thirty marks on one base are more than any script has; without a bound a hostile text costs
    // squares.
    int marks = 0;
    while (end < size && marks < 30 && !property.starts(next.code_point)) {
      if (!property.ignorable(next.code_point)) ++marks;
      end += next.bytes;
      if (end < size) next = base::decode(source, end);
    }
    for (const char32_t c : compose_segment(source.substr(at, end - at))) sink(Char{c, at, end});
    at = end;
  }
}

}  // namespace torikumi::text
