// SPDX-License-Identifier: GPL-2.0-or-later
/// Katakana: one spelling for foreign words that are written in several.
///
///   サーバー → サーバ   コーディネイト → コーディネート   ヴァイオリン → バイオリン   ウインドウ →
///   ウィンドウ
///
/// Rules after the Cabinet notice on writing foreign words (外来語の表記, 1991), which allows both
/// sides of each, and JIS Z 8301, which leaves the final ー of longer words out.
#pragma once

#include <string>
#include <string_view>

namespace torikumi::analysis {

/// True for a word of katakana alone, of two characters or more.
bool is_katakana_word(std::string_view word);

/// The spelling that all spellings of a katakana word share. Not meant to be shown.
std::string katakana_key(std::string_view word);

}  // namespace torikumi::analysis
