// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/romaji.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::text {
namespace {

constexpr std::size_t kMostSpellings = 16;

/// What may stand for each long vowel: in words of Chinese origin おう, in others おお, in foreign
/// ー.
struct LongVowel {
  std::u32string_view written;
  std::vector<std::string_view> spelled;
};
const std::vector<LongVowel>& long_vowels() {
  static const std::vector<LongVowel> vowels{{U"āâ", {"aa", "a-"}},
                                             {U"īî", {"ii", "i-"}},
                                             {U"ūû", {"uu", "u-"}},
                                             {U"ēê", {"ei", "ee", "e-"}},
                                             {U"ōô", {"ou", "oo", "o-"}}};
  return vowels;
}

bool is_vowel(char c) { return std::string_view("aiueo").find(c) != std::string_view::npos; }

/// Each spelling with each of the endings added, as many as are looked at.
void branch(std::vector<std::string>& spellings, const std::vector<std::string_view>& endings) {
  std::vector<std::string> grown;
  for (const std::string_view ending : endings) {
    for (const std::string& spelling : spellings) {
      if (grown.size() < kMostSpellings) grown.push_back(spelling + std::string(ending));
    }
  }
  spellings = std::move(grown);
}

/// The word in plain letters, with n' for each ん and "-" for ー; none where another character
/// stands.
std::vector<std::string> plain_spellings(std::string_view word) {
  std::vector<std::string> spellings{""};
  for (std::size_t i = 0; i < word.size();) {
    const base::Decoded d = base::decode(word, i);
    i += d.bytes;
    const char32_t c = d.code_point;
    const char next = i < word.size() ? word[i] : '\0';
    const auto vowel = std::find_if(
        long_vowels().begin(), long_vowels().end(),
        [&](const LongVowel& each) { return each.written.find(c) != std::u32string_view::npos; });
    if (vowel != long_vowels().end()) {
      branch(spellings, vowel->spelled);
    } else if (c == U'-' || c == U'ー') {
      if (i == d.bytes) return {};
      branch(spellings, {"-"});
    } else if (c == U'\'' || c == U'’' || c == U'`') {
      branch(spellings, {"'"});
    } else if (!is_ascii_letter(c)) {
      return {};
    } else if (c == U'n' && next == 'n') {
      // Hepburn writes んな with nn; keyboards take nn for ん.
      ++i;
      const char behind = i < word.size() ? word[i] : '\0';
      if (is_vowel(behind) || behind == 'y') {
        branch(spellings, {"n'n", "n'"});
      } else {
        branch(spellings, {"n"});
      }
    } else if (c == U'm' && (next == 'b' || next == 'p' || next == 'm')) {
      branch(spellings, {"n"});
    } else if (c == U't' && word.substr(i).starts_with("ch")) {
      branch(spellings, {"c"});
    } else if ((c == U'j' || c == U'c') && next == 'y') {
      ++i;
      branch(spellings, {c == U'j' ? "j" : "ch"});
    } else {
      const char letter = static_cast<char>(c);
      branch(spellings, {std::string_view(&letter, 1)});
    }
  }
  return spellings;
}

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

/// True where each consonant begins a kana: one vowel behind it, with a y or in ch, sh, ts between,
/// or the same consonant for っ; n may stand alone.
bool is_syllabic(std::string_view spelling) {
  for (std::size_t i = 0; i < spelling.size(); ++i) {
    const char c = spelling[i];
    const char next = i + 1 < spelling.size() ? spelling[i + 1] : '\0';
    if (is_vowel(c) || c == '-' || c == '\'') continue;
    if (std::string_view("qxl").find(c) != std::string_view::npos) return false;
    if (c == 'n' && !is_vowel(next) && next != 'y') continue;
    if (c == next) continue;
    const std::string_view pair = spelling.substr(i, 2);
    const bool digraph = pair == "ch" || pair == "sh" || pair == "ts" || next == 'y';
    if (digraph) ++i;
    if (i + 1 >= spelling.size() || !is_vowel(spelling[i + 1])) return false;
  }
  return true;
}

/// The hiragana of a plain spelling, or nothing.
std::string hiragana_of(std::string_view spelling) {
  if (!is_syllabic(spelling)) return {};
  std::string kana;
  for (std::size_t begin = 0; begin <= spelling.size();) {
    const std::size_t end = std::min(spelling.find('-', begin), spelling.size());
    kana += latin_to_hiragana(to_hepburn(spelling.substr(begin, end - begin)));
    if (end < spelling.size()) kana += "ー";
    begin = end + 1;
  }
  for (std::size_t i = 0; i < kana.size();) {
    const base::Decoded d = base::decode(kana, i);
    if (!is_hiragana(d.code_point) && d.code_point != U'ー') return {};
    i += d.bytes;
  }
  return kana;
}

}  // namespace

std::vector<std::string> kana_of_romaji(std::string_view word) {
  std::vector<std::string> readings;
  for (const std::string& spelling : plain_spellings(word)) {
    std::string kana = hiragana_of(spelling);
    if (!kana.empty() && std::find(readings.begin(), readings.end(), kana) == readings.end())
      readings.push_back(std::move(kana));
  }
  return readings;
}

}  // namespace torikumi::text
