// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/readings.hpp"

#include <set>

#include "analysis/katakana.hpp"
#include "text/kana.hpp"

namespace torikumi::analysis {
namespace {

constexpr std::size_t kLongestRun = 3;
constexpr std::size_t kLongestReading = 90;  // bytes: thirty kana

/// The reading of one token, or empty where it has none or is no noun.
std::string reading(const Token& token, std::string_view written) {
  const WordClass c = token.entry->word_class;
  if (c != WordClass::kNoun && c != WordClass::kSuffix && c != WordClass::kPrefix &&
      c != WordClass::kVerb) {
    return {};
  }
  if (!token.entry->reading.empty()) return text::sound_of_kana(token.entry->reading);
  return is_katakana_word(written) ? text::sound_of_kana(written) : std::string();
}

/// Two neighbours of which one is a single character: 区 and 役所, 認知 and 症. Sounds as short as
/// those say too little alone; longer words are found one by one.
bool hangs_together(const Token& left, const Token& right, std::string_view text) {
  const auto single = [&](const Token& token) {
    return base::count_code_points(base::slice(text, token.normal)) == 1;
  };
  return left.normal.end == right.normal.begin && (single(left) || single(right));
}

}  // namespace

std::vector<std::string> readings_of(const Analysis& analysis, const ReadingOverrides& mended) {
  const auto& tokens = analysis.tokens;
  std::set<std::string> all;
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    std::string sound;
    std::string voiced;  // with its last word so as it may sound inside a compound
    for (std::size_t i = first; i < tokens.size() && i < first + kLongestRun; ++i) {
      if (i > first && !hangs_together(tokens[i - 1], tokens[i], analysis.normal.text)) break;
      const std::string own =
          reading(tokens[i], base::slice(analysis.normal.text, tokens[i].normal));
      if (own.empty()) break;
      const std::string changed = i > first ? text::voiced(own) : std::string();
      voiced = changed.empty() ? changed : sound + changed;
      sound += own;
      const auto known = mended.find(
          base::slice(analysis.normal.text, {tokens[first].normal.begin, tokens[i].normal.end}));
      if (known != mended.end()) sound = known->second;
      if (sound.size() > kLongestReading) break;
      all.insert(sound);
      if (!voiced.empty() && known == mended.end()) all.insert(voiced);
      if (i == first) {
        for (const std::string& other : tokens[i].entry->other_readings)
          all.insert(text::sound_of_kana(other));
      }
    }
  }
  return {all.begin(), all.end()};
}

std::vector<std::string> whole_readings(const Analysis& analysis, const ReadingOverrides& mended) {
  std::vector<std::string> readings{whole_reading(analysis, mended)};
  if (analysis.tokens.size() != 1) return readings;
  for (const std::string& other : analysis.tokens.front().entry->other_readings)
    readings.push_back(text::sound_of_kana(other));
  return readings;
}

std::string whole_reading(const Analysis& analysis, const ReadingOverrides& mended) {
  const auto& tokens = analysis.tokens;
  std::string sound;
  for (std::size_t i = 0; i < tokens.size();) {
    // The longest run whose reading was mended counts before its words.
    std::size_t next = i + 1;
    std::string own;
    for (std::size_t end = std::min(tokens.size(), i + kLongestRun); end > i && own.empty();
         --end) {
      const auto known = mended.find(
          base::slice(analysis.normal.text, {tokens[i].normal.begin, tokens[end - 1].normal.end}));
      if (known == mended.end()) continue;
      own = known->second;
      next = end;
    }
    const std::string_view written = base::slice(analysis.normal.text, tokens[i].normal);
    if (own.empty()) own = text::sound_of_kana(tokens[i].entry->reading);
    if (own.empty()) own = text::reading_of(written).value_or("");
    if (own.empty() && tokens[i].entry->word_class != WordClass::kSymbol) return {};
    if (tokens[i].entry->word_class != WordClass::kSymbol) sound += own;
    i = next;
  }
  return sound;
}

}  // namespace torikumi::analysis
