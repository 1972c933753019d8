// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/reading_match.hpp"

#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/match/matchers.hpp"
#include "search/match/phrase_match.hpp"
#include "search/plan/query_rewrites.hpp"
#include "search/plan/reading_segments.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The nouns of the collection that make up the first of these sounds that any do.
std::vector<Term> nouns_sounding(const std::vector<std::string>& sounds,
                                 index::Database& database) {
  for (const std::string& sound : sounds) {
    std::vector<Term> parts = segment_reading(sound, database);
    if (!parts.empty()) return parts;
  }
  return {};
}

}  // namespace

ReadingMatch match_reading(IndexReader& reader, const query::Node& node,
                           const std::vector<query::QueryTerm>& query_terms,
                           const std::vector<std::string>& off, bool negated, QueryMatches& out) {
  ReadingMatch met{reader.none(), reader.none(), false};
  const std::vector<std::string> sounds = text::readings_of(node.text);
  if (sounds.empty() || node.field) return met;
  // A word that stands there as it is needs no sound; hiragana of which MeCab made several does.
  const char32_t first = base::decode(text::string_form(node.text), 0).code_point;
  const bool foreign = text::is_ascii_letter(first) || text::is_katakana(first);
  const bool one_word = query_terms.size() == 1 && query_terms.front().words.size() == 1 &&
                        query_terms.front().text == text::for_words(node.text).text;
  if (foreign || one_word) {
    for (const query::QueryTerm& query_term : query_terms) {
      for (const query::TermVariants& forms : query_term.words) {
        if (reader.frequency(Term(TermKind::kWord, forms.back())) > 0) return met;
      }
    }
  }
  const std::string name = "reading:" + node.text;
  if (is_disabled(off, name)) {
    // Several kana that sound like words are no words of MeCab's making even then.
    met.is_segmented = !nouns_sounding(sounds, reader.database()).empty();
    return met;
  }
  // ninchishou may stand for にんちしょう, which may stand in the texts as it is.
  constexpr std::size_t kShortestKana = 3;
  for (const std::string& sound : sounds) {
    if (text::is_hiragana(first) || text::is_katakana(first) ||
        base::count_code_points(sound) < kShortestKana)
      continue;
    const DocumentSet standing = match_substring(reader, sound, schema::kTexts);
    met.texts |= standing;
    met.anywhere |= standing;
    if (!negated && !standing.empty()) out.strings.push_back(sound);
  }
  const std::vector<Term> parts = nouns_sounding(sounds, reader.database());
  if (parts.empty()) return met;
  DocumentSet in_texts = reader.none();
  DocumentSet sounding = reader.every();
  std::vector<std::string> shown;
  for (const Term& part : parts) {
    shown.emplace_back(part.text());
    sounding &= reader.docs_with_term(part, schema::kEveryField);
    in_texts |= reader.docs_with_term(part, schema::kTexts);
    if (negated) continue;
    out.rank.push_back({part, 1, schema::kEveryField});
    out.sounds.push_back(part);
  }
  if (!negated) out.rewrites.push_back({"reading", node.text, std::move(shown), name});
  // What no text holds any part of is met by a label alone.
  in_texts &= sounding;
  met.texts |= in_texts;
  met.anywhere |= sounding;
  met.is_segmented = !sounding.empty();
  return met;
}

}  // namespace torikumi::search
