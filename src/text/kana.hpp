// SPDX-License-Identifier: GPL-2.0-or-later
/// Kana: how a word sounds, from kana or Latin letters.
///
///   reading_of("ニンチショウ") == reading_of("にんちしょう") == reading_of("ninchishou") ==
///   "にんちしょう"
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace torikumi::text {

/// The hiragana for a word of kana alone, or of Latin letters alone that spell kana (ICU's
/// Latin-Hiragana: Hepburn and the common variants); nothing for any other text. Any thread.
std::optional<std::string> reading_of(std::string_view word);

/// Kana as they sound: in hiragana, ぢ and づ as じ and ず; all else as it is.
std::string sound_of_kana(std::string_view text);

}  // namespace torikumi::text
