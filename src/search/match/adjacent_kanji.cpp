// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/adjacent_kanji.hpp"

#include "base/utf8.hpp"
#include "search/match/phrase_match.hpp"
#include "search/plan/terms.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The 一 of 第一条 is 1 elsewhere.
bool is_neighbour(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百千万";
  return (text::is_kanji(c) && kNumerals.find(c) == std::u32string_view::npos) ||
         text::is_hiragana(c) || text::is_katakana(c);
}

/// A word of one kanji, and no number.
bool is_one_kanji(const analysis::Token& token, std::string_view text) {
  const base::Decoded character = base::decode(text, token.normal.begin);
  return token.is_word() && character.bytes == token.normal.size() &&
         text::is_kanji(character.code_point) &&
         token.entry->word_class != analysis::WordClass::kNumber;
}

std::string last_of(const std::string& text) {
  return text.substr(base::character_before(text, static_cast<std::uint32_t>(text.size())));
}

}  // namespace

AdjacentKanji::AdjacentKanji(IndexReader& reader, const analysis::Analysis& analysis,
                             std::span<const query::QueryTerm> query_terms,
                             schema::FieldMask fields)
    : reader_(reader),
      analysis_(analysis),
      text_(analysis.normal.text),
      query_terms_(query_terms),
      fields_(fields) {}

bool AdjacentKanji::binds(const query::QueryTerm& query_term) const {
  return !bound_tokens(query_term).empty();
}

DocumentSet AdjacentKanji::among(const query::QueryTerm& query_term, DocumentSet documents) const {
  for (const std::size_t token : bound_tokens(query_term)) documents = beside(token, documents);
  return documents;
}

AdjacentKanji::Neighbours AdjacentKanji::neighbours_of(std::size_t token) const {
  Neighbours neighbours;
  const base::ByteRange own = analysis_.tokens[token].normal;
  if (own.begin > 0) {
    const std::uint32_t before = base::character_before(text_, own.begin);
    if (is_neighbour(base::decode(text_, before).code_point)) neighbours.before = before;
  }
  if (own.end < text_.size()) {
    const base::Decoded behind = base::decode(text_, own.end);
    if (is_neighbour(behind.code_point)) neighbours.end = own.end + behind.bytes;
  }
  return neighbours;
}

std::vector<std::size_t> AdjacentKanji::bound_tokens(const query::QueryTerm& query_term) const {
  std::vector<std::size_t> bound;
  if (query_term.year) return bound;
  for (std::size_t token = 0; token < analysis_.tokens.size(); ++token) {
    const analysis::Token& each = analysis_.tokens[token];
    const bool inside =
        query_term.normal.begin <= each.normal.begin && each.normal.end <= query_term.normal.end;
    if (!inside || !is_one_kanji(each, text_)) continue;
    const Neighbours neighbours = neighbours_of(token);
    if (neighbours.before || neighbours.end) bound.push_back(token);
  }
  return bound;
}

DocumentSet AdjacentKanji::beside(std::size_t token, const DocumentSet& among) const {
  DocumentSet documents = reader_.none();
  const base::ByteRange own = analysis_.tokens[token].normal;
  const std::string character(base::slice(text_, own));
  const auto rest = [&] {
    DocumentSet left = among;
    left -= documents;
    return left;
  };
  const Neighbours neighbours = neighbours_of(token);
  if (neighbours.before) {
    documents |= pair(text_.substr(*neighbours.before, own.end - *neighbours.before), among);
    if (token > 0) documents |= in_row(token - 1, token, rest());
    for (const query::Alternative& each : other_ways(own.begin, true))
      documents |= pair(last_of(each.text) + character, among);
  }
  if (neighbours.end) {
    documents |= pair(text_.substr(own.begin, *neighbours.end - own.begin), among);
    if (token + 1 < analysis_.tokens.size()) documents |= in_row(token, token + 1, rest());
    for (const query::Alternative& each : other_ways(own.end, false))
      documents |= pair(character + each.text.substr(0, base::decode(each.text, 0).bytes), among);
  }
  return documents;
}

DocumentSet AdjacentKanji::pair(const std::string& characters, const DocumentSet& among) const {
  return reader_.docs_with_term(Term(TermKind::kBigram, text::string_form(characters)), fields_,
                                among);
}

/// Where the two words stand one behind the other, however they are spelled.
DocumentSet AdjacentKanji::in_row(std::size_t left, std::size_t right,
                                  const DocumentSet& among) const {
  const analysis::Token& first = analysis_.tokens[left];
  const analysis::Token& second = analysis_.tokens[right];
  if (!are_neighbours(first, second)) return reader_.none();
  return match_adjacent(reader_, Term(TermKind::kWord, first.terms.back()),
                        Term(TermKind::kWord, second.terms.back()), fields_, among);
}

/// The other ways to say the query term that ends (or begins) at this byte.
std::vector<query::Alternative> AdjacentKanji::other_ways(std::uint32_t at, bool ends) const {
  for (const query::QueryTerm& query_term : query_terms_) {
    if ((ends ? query_term.normal.end : query_term.normal.begin) == at)
      return query_term.alternatives;
  }
  return {};
}

}  // namespace torikumi::search
