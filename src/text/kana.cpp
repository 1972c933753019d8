// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/kana.hpp"

#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/compose.hpp"
#include "text/normalise.hpp"
#include "text/romaji.hpp"

namespace torikumi::text {

std::string sound_of_kana(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    const bool katakana = d.code_point >= U'ァ' && d.code_point <= U'ヶ';
    char32_t kana = katakana ? d.code_point - (U'ァ' - U'ぁ') : d.code_point;
    if (kana == U'ぢ') kana = U'じ';
    if (kana == U'づ') kana = U'ず';
    base::append(out, kana);
    i += d.bytes;
  }
  return out;
}

std::string voiced(std::string_view hiragana) {
  if (hiragana.empty()) return {};
  const base::Decoded first = base::decode(hiragana, 0);
  const char32_t voiced_kana = compose_pair(first.code_point, 0x3099);
  if (voiced_kana == 0) return {};
  std::string out;
  base::append(out, voiced_kana);
  return sound_of_kana(out + std::string(hiragana.substr(first.bytes)));
}

std::vector<std::string> readings_of(std::string_view word) {
  const std::string normal = string_form(word);
  bool kana = !normal.empty();
  for (std::size_t i = 0; i < normal.size();) {
    const base::Decoded d = base::decode(normal, i);
    if (!is_hiragana(d.code_point) && !is_katakana(d.code_point)) kana = false;
    i += d.bytes;
  }
  if (kana) return {sound_of_kana(normal)};
  std::vector<std::string> readings = kana_of_romaji(normal);
  for (std::string& reading : readings) reading = sound_of_kana(reading);
  return readings;
}

std::optional<std::string> reading_of(std::string_view word) {
  std::vector<std::string> readings = readings_of(word);
  return readings.empty() ? std::nullopt : std::optional<std::string>(std::move(readings.front()));
}

}  // namespace torikumi::text
