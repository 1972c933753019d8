// SPDX-License-Identifier: GPL-2.0-or-later
/// Okurigana: the kana that official writing may leave out inside a compound verb, where the
/// dictionary would cut the word otherwise.
///
///   書込み → 書き込み · 聞取調査 → 聞き取り調査 · 貼付け → 貼り付け
///
/// After the Cabinet notice on okurigana (送り仮名の付け方, 1973, rules 6 and 7), which allows
/// both.
#pragma once

#include <string_view>

namespace torikumi::text {

/// What is left out behind `first` where `second` and then `next` follow it.
struct LeftOut {
  char32_t behind_first = 0;   ///< き; 0 where nothing is left out
  char32_t behind_second = 0;  ///< り of 聞取調査; 0 where kana stand there
};

/// `next` is the character behind `second`, 0 at the end of the text. Any thread.
LeftOut left_out_kana(char32_t first, char32_t second, char32_t next);

}  // namespace torikumi::text
