// SPDX-License-Identifier: GPL-2.0-or-later
/// Characters: which script or class a code point is of, as far as Japanese text asks.
///
///   is_katakana(U'サ'), is_katakana(U'ー'), is_kanji(U'区'), is_blank(U'　')
#pragma once

namespace torikumi::text {

constexpr bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

/// Katakana with the prolonged mark and the iteration marks, without the middle dot.
constexpr bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF) ||
         (c >= 0x31F0 && c <= 0x31FF);
}

/// Unified ideographs of all planes, compatibility ideographs, 々 and 〇 and 〆.
constexpr bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0x3005 && c <= 0x3007);
}

constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

constexpr bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

/// Numbers, letters and words in one character (Ⅲ, ①, ㈱, ㍿), which NFKC spells out.
constexpr bool is_enclosed(char32_t c) {
  return (c >= 0x2150 && c <= 0x218B) || (c >= 0x2460 && c <= 0x24FF) ||
         (c >= 0x3200 && c <= 0x33FF);
}

/// White space and controls: whatever has no ink and parts words. (What has no ink and parts
/// nothing, as U+200B, falls when a text is composed.)
constexpr bool is_blank(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x1680;
}

constexpr bool is_wave(char32_t c) {
  return c == 0x301C || c == 0x223C || c == 0xFF5E || c == U'~';
}

}  // namespace torikumi::text
