// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/kana.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::text {
namespace {

/// What the other romanisation (Kunrei) writes, as the transliterator knows it (Hepburn).
std::string to_hepburn(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kSpellings[] = {
      {"sya", "sha"}, {"syu", "shu"}, {"syo", "sho"}, {"tya", "cha"}, {"tyu", "chu"},
      {"tyo", "cho"}, {"zya", "ja"},  {"zyu", "ju"},  {"zyo", "jo"},  {"si", "shi"},
      {"ti", "chi"},  {"tu", "tsu"},  {"zi", "ji"},   {"hu", "fu"}};
  std::string out;
  while (!word.empty()) {
    const auto* found = std::find_if(std::begin(kSpellings), std::end(kSpellings),
                                     [&](const auto& s) { return word.starts_with(s.first); });
    const bool part_of_hepburn =
        !out.empty() && (out.back() == 's' || out.back() == 'c') && word[0] == 'h';
    if (found == std::end(kSpellings) || part_of_hepburn) {
      out.push_back(word.front());
      word.remove_prefix(1);
    } else {
      out += found->second;
      word.remove_prefix(found->first.size());
    }
  }
  return out;
}

std::string latin_to_hiragana(std::string_view word) {
  // A transliterator is not safe to share, and making one takes a millisecond: one a thread.
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Latin-Hiragana", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) {
      throw base::Error(base::Code::kSystem, "ICU has no Latin-Hiragana rules",
                        "reinstall libicu72");
    }
    return made;
  }();
  auto units = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  transliterator->transliterate(units);
  std::string hiragana;
  units.toUTF8String(hiragana);
  return hiragana;
}

}  // namespace

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

std::optional<std::string> reading_of(std::string_view word) {
  const std::string normal = string_form(word);
  bool kana = !normal.empty();
  bool latin = !normal.empty();
  for (std::size_t i = 0; i < normal.size();) {
    const base::Decoded d = base::decode(normal, i);
    if (!is_hiragana(d.code_point) && !is_katakana(d.code_point)) kana = false;
    if (!is_ascii_letter(d.code_point)) latin = false;
    i += d.bytes;
  }
  if (kana) return sound_of_kana(normal);
  if (!latin) return std::nullopt;
  const std::string hiragana = latin_to_hiragana(to_hepburn(normal));
  for (std::size_t i = 0; i < hiragana.size();) {
    const base::Decoded d = base::decode(hiragana, i);
    if (!is_hiragana(d.code_point) && d.code_point != U'ー') return std::nullopt;
    i += d.bytes;
  }
  return sound_of_kana(hiragana);
}

}  // namespace torikumi::text
