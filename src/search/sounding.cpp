// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sounding.hpp"

#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/conditions.hpp"
#include "search/interpretation.hpp"
#include "search/places.hpp"
#include "search/sound.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

namespace prefix = schema::prefix;

/// The nouns of the collection that make up the first of these sounds that any do.
std::vector<std::string> nouns_sounding(const std::vector<std::string>& sounds,
                                        store::Database& database) {
  for (const std::string& sound : sounds) {
    std::vector<std::string> parts = split_by_sound(sound, database);
    if (!parts.empty()) return parts;
  }
  return {};
}

}  // namespace

Sounding met_by_sound(Generation& generation, const query::Node& node,
                      const std::vector<query::Span>& spans, const std::vector<std::string>& off,
                      bool negated, Evaluated& out) {
  Sounding met{generation.none(), generation.none(), false};
  const std::vector<std::string> sounds = text::readings_of(node.text);
  if (sounds.empty() || node.field) return met;
  // A word that stands there as it is needs no sound; hiragana of which MeCab made several does.
  const char32_t first = base::decode(text::string_form(node.text), 0).code_point;
  const bool foreign = text::is_ascii_letter(first) || text::is_katakana(first);
  const bool one_word = spans.size() == 1 && spans.front().words.size() == 1 &&
                        spans.front().text == text::for_words(node.text).text;
  if (foreign || one_word) {
    for (const query::Span& span : spans) {
      for (const query::Forms& forms : span.words) {
        if (generation.frequency(term(prefix::kWord, forms.back())) > 0) return met;
      }
    }
  }
  const std::string name = "reading:" + node.text;
  if (is_off(off, name)) {
    // Several kana that sound like words are no words of MeCab's making even then.
    met.by_parts = !nouns_sounding(sounds, generation.database()).empty();
    return met;
  }
  // ninchishou may stand for にんちしょう, which may stand in the texts as it is.
  constexpr std::size_t kShortestKana = 3;
  for (const std::string& sound : sounds) {
    if (text::is_hiragana(first) || text::is_katakana(first) ||
        base::count_code_points(sound) < kShortestKana)
      continue;
    const DocumentSet standing = holding(generation, sound, schema::kTexts);
    met.texts |= standing;
    met.anywhere |= standing;
    if (!negated && !standing.empty()) out.strings.push_back(sound);
  }
  const std::vector<std::string> parts = nouns_sounding(sounds, generation.database());
  if (parts.empty()) return met;
  DocumentSet in_texts = generation.none();
  DocumentSet sounding = generation.every();
  std::vector<std::string> shown;
  for (const std::string& part : parts) {
    shown.push_back(part.substr(prefix::kReading.size()));
    sounding &= generation.having(part, schema::kEveryField);
    in_texts |= generation.having(part, schema::kTexts);
    if (negated) continue;
    out.rank.push_back({part, 1, schema::kEveryField});
    out.sounds.push_back(part);
  }
  if (!negated) out.interpretation.push_back({"reading", node.text, std::move(shown), name});
  // What no text holds any part of is met by a label alone.
  in_texts &= sounding;
  met.texts |= in_texts;
  met.anywhere |= sounding;
  met.by_parts = !sounding.empty();
  return met;
}

}  // namespace torikumi::search
