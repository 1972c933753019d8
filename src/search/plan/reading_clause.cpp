// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/reading_clause.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "search/plan/query_rewrites.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The nouns of the collection that make up the first of these sounds that any do.
std::vector<Term> first_segmented(const std::vector<std::string>& sounds, IndexReader& reader) {
  for (const std::string& sound : sounds) {
    std::vector<Term> parts = segment_reading(sound, reader);
    if (!parts.empty()) return parts;
  }
  return {};
}

bool has_any_word(IndexReader& reader, const std::vector<query::QueryTerm>& query_terms) {
  for (const query::QueryTerm& query_term : query_terms) {
    for (const query::TermVariants& forms : query_term.words) {
      if (reader.frequency({TermKind::kWord, forms.back()}) > 0) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Term> segment_reading(const std::string& sound, IndexReader& reader) {
  constexpr std::size_t kLongest = 90;  // bytes: thirty kana, as no longer reading is indexed
  constexpr std::size_t kUnreached = ~std::size_t{0};
  if (sound.size() > 2 * kLongest) return {};
  std::vector<std::size_t> fewest(sound.size() + 1, kUnreached);
  std::vector<std::size_t> from(sound.size() + 1, 0);
  fewest[0] = 0;
  for (std::size_t begin = 0; begin < sound.size(); ++begin) {
    if (fewest[begin] == kUnreached || !base::is_boundary(sound, begin)) continue;
    for (std::size_t end = begin + 1; end <= std::min(sound.size(), begin + kLongest); ++end) {
      if (!base::is_boundary(sound, end) || fewest[end] <= fewest[begin] + 1) continue;
      // One kana is a sound that too many words have.
      const bool whole = begin == 0 && end == sound.size();
      if (!whole && end - begin <= 3) continue;
      const Term reading(TermKind::kReading, sound.substr(begin, end - begin));
      if (reader.frequency(reading) == 0) continue;
      fewest[end] = fewest[begin] + 1;
      from[end] = begin;
    }
  }
  std::vector<Term> parts;
  if (fewest[sound.size()] == kUnreached) return parts;
  for (std::size_t end = sound.size(); end > 0; end = from[end]) {
    parts.insert(parts.begin(), {TermKind::kReading, sound.substr(from[end], end - from[end])});
  }
  return parts;
}

ReadingClause plan_reading(IndexReader& reader, const query::Node& node,
                           const std::vector<query::QueryTerm>& query_terms,
                           const std::vector<std::string>& disabled,
                           std::vector<QueryRewrite>& rewrites) {
  ReadingClause clause;
  const std::vector<std::string> sounds = text::readings_of(node.text);
  if (sounds.empty() || node.field) return clause;
  // A word that stands there as it is needs no sound; hiragana of which MeCab made several does.
  const char32_t first = base::decode(text::string_form(node.text), 0).code_point;
  const bool foreign = text::is_ascii_letter(first) || text::is_katakana(first);
  const bool one_word = query_terms.size() == 1 && query_terms.front().words.size() == 1 &&
                        query_terms.front().text == text::for_words(node.text).text;
  if ((foreign || one_word) && has_any_word(reader, query_terms)) return clause;
  std::vector<Term> parts = first_segmented(sounds, reader);
  const std::string name = "reading:" + node.text;
  if (is_disabled(disabled, name)) {
    // Kana that sound like words are not MeCab's words even then.
    clause.is_segmented = !parts.empty();
    return clause;
  }
  // ninchishou may stand for にんちしょう, which may stand in the texts as it is.
  constexpr std::size_t kShortestKana = 3;
  for (const std::string& sound : sounds) {
    if (!text::is_hiragana(first) && !text::is_katakana(first) &&
        base::count_code_points(sound) >= kShortestKana)
      clause.strings.push_back(sound);
  }
  if (parts.empty()) return clause;
  clause.parts = std::move(parts);
  std::vector<std::string> shown;
  for (const Term& part : clause.parts) shown.emplace_back(part.text());
  rewrites.push_back({"reading", node.text, std::move(shown), name});
  return clause;
}

}  // namespace torikumi::search
