// SPDX-License-Identifier: GPL-2.0-or-later
/// Kana: how a word sounds, from kana or Latin letters.
///
///   reading_of("ニンチショウ") == reading_of("にんちしょう") == reading_of("ninchishou") ==
///   "にんちしょう"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::text {

/// The hiragana for a word of kana alone, or of Latin letters that spell kana (text/romaji.hpp), of
/// which the likeliest stands first; none for any other text. Any thread.
std::vector<std::string> readings_of(std::string_view word);

/// The likeliest of them.
std::optional<std::string> reading_of(std::string_view word);

/// Hiragana with the first voiced, as in the second part of a compound (しょ じょ, ひ び); empty
/// where it has no voiced form. (連濁)
std::string voiced(std::string_view hiragana);

/// Kana as they sound: in hiragana, ぢ and づ as じ and ず; all else as it is.
std::string sound_of_kana(std::string_view text);

}  // namespace torikumi::text
