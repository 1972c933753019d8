// SPDX-License-Identifier: GPL-2.0-or-later
/// Romaji: the kana that Latin letters may stand for, as signs, timetables and keyboards have them.
///
///   annai → あんない, あんあい · kin'en → きんえん · dōro → どうろ, どおろ, どーろ · sa-bisu →
///   さーびす
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace torikumi::text {

/// The hiragana that a word spells, likeliest first, sixteen at most; none where it spells no kana.
/// `word` is in string form: letters a to z, long vowels with a macron or circumflex, apostrophes,
/// and
/// "-" for ー. Hepburn and Kunrei by ICU's Latin-Hiragana; what it lacks (nn for ん, m before b,
/// jya, long vowels) is written out before. Any thread.
std::vector<std::string> kana_of_romaji(std::string_view word);

}  // namespace torikumi::text
