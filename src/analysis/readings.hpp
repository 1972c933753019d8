// SPDX-License-Identifier: GPL-2.0-or-later
/// Readings: how the nouns of a text sound, so that kana and Latin letters find them.
///
///   "幸区役所" → さいわい さいわいく く くやくしょ やくしょ …
///
/// Sound unites nothing in ordinary search (協働 is never 共同): readings have terms of their own,
/// and only a query without kanji asks for them.
#pragma once

#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "analysis/reading_overrides.hpp"

namespace torikumi::analysis {

/// The readings of each noun, and of each run of two or three neighbours that hang together by a
/// single character (区 役所, 認知 症), in hiragana; of runs also with the last word voiced, as
/// compounds are read by many (避難 所 ひなんじょ). Longer sounds are made up of these.
std::vector<std::string> readings_of(const Analysis& analysis, const ReadingOverrides& mended);

/// How a short text sounds as a whole, in hiragana: 中原区役所 → なかはらくやくしょ. Signs have no
/// sound; empty where a word's reading is not known.
std::string whole_reading(const Analysis& analysis, const ReadingOverrides& mended);

/// That, and of a word of one kanji how else it is read: 港 こう, みなと.
std::vector<std::string> whole_readings(const Analysis& analysis, const ReadingOverrides& mended);

}  // namespace torikumi::analysis
