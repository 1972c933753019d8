// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/matchers.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "search/match/phrase_match.hpp"
#include "search/plan/terms.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {

DocumentSet match_alternative(IndexReader& reader, const query::Alternative& alternative,
                              schema::FieldMask fields) {
  std::vector<Term> terms;
  std::string name = alternative.synonym ? "synonym" + alternative.text : "near";
  for (const query::TermVariants& forms : alternative.words) {
    terms.emplace_back(TermKind::kWord, forms.back());
    name += terms.back().key() + '\t';
  }
  name += std::to_string(fields);
  return reader.memoize(name, [&] {
    DocumentSet documents = match_within_window(reader, terms, fields);
    // A long one may be cut otherwise in some texts; its characters are the same.
    constexpr std::size_t kLong = 3;
    if (alternative.synonym && base::count_code_points(alternative.text) >= kLong)
      documents |= match_substring(reader, text::string_form(alternative.text), fields, &documents);
    return documents;
  });
}

DocumentSet match_query_term(IndexReader& reader, const query::QueryTerm& query_term,
                             schema::FieldMask fields, const DocumentSet& among,
                             const DocumentSet* adjacent) {
  DocumentSet documents = among;
  if (query_term.year) {
    documents &= reader.docs_with_any(year_terms(*query_term.year), fields);
    return documents;
  }
  for (const query::TermVariants& forms : query_term.words)
    documents = reader.docs_with_term(Term(TermKind::kWord, forms.back()), fields, documents);
  if (adjacent != nullptr) documents &= *adjacent;
  for (const query::Alternative& each : query_term.alternatives) {
    DocumentSet other = match_alternative(reader, each, fields);
    other &= among;
    documents |= other;
  }
  return documents;
}

DocumentSet match_cross_fields(IndexReader& reader, const query::QueryTerm& query_term,
                               schema::FieldMask fields, const DocumentSet& among) {
  DocumentSet documents = reader.none();
  const auto texts = static_cast<schema::FieldMask>(fields & schema::kTexts);
  if (texts != 0) documents |= match_query_term(reader, query_term, texts, among);
  // What stands in no label at all is not looked for in each.
  const auto labels = static_cast<schema::FieldMask>(fields & schema::kLabels);
  const DocumentSet labelled = match_query_term(reader, query_term, labels, among);
  if (labelled.empty()) return documents;
  for (const schema::FieldInfo& field : schema::kFields) {
    if (field.is_label && (fields & schema::mask_of(field.field)) != 0)
      documents |= match_query_term(reader, query_term, schema::mask_of(field.field), labelled);
  }
  return documents;
}

ReadingMatch match_reading(IndexReader& reader, const ReadingClause& clause) {
  ReadingMatch met{reader.none(), reader.none(), clause.is_segmented};
  for (const std::string& string : clause.strings) {
    const DocumentSet standing = match_substring(reader, string, schema::kTexts);
    met.texts |= standing;
    met.anywhere |= standing;
  }
  if (clause.parts.empty()) return met;
  DocumentSet in_texts = reader.none();
  DocumentSet with_all = reader.every();
  for (const Term& part : clause.parts) {
    with_all &= reader.docs_with_term(part, schema::kEveryField);
    in_texts |= reader.docs_with_term(part, schema::kTexts);
  }
  // What no text holds any part of is met by a label alone.
  in_texts &= with_all;
  met.texts |= in_texts;
  met.anywhere |= with_all;
  met.is_segmented = !with_all.empty();
  return met;
}

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

/// Finds what a word of one kanji stands beside.
class AdjacentKanji {
 public:
  AdjacentKanji(IndexReader& reader, const analysis::Analysis& analysis, QueryTerms query_terms,
                schema::FieldMask fields)
      : reader_(reader),
        analysis_(analysis),
        text_(analysis.normal.text),
        query_terms_(query_terms),
        fields_(fields) {}

  /// The documents in which the token stands beside a neighbour, or nothing where it has none.
  std::optional<DocumentSet> beside(std::size_t token) const {
    std::optional<DocumentSet> documents;
    const auto add = [&](const DocumentSet& more) {
      if (!documents) documents = reader_.none();
      *documents |= more;
    };
    const base::ByteRange own = analysis_.tokens[token].normal;
    const std::string character(base::slice(text_, own));
    if (own.begin > 0) {
      const std::uint32_t before = base::character_before(text_, own.begin);
      if (is_neighbour(base::decode(text_, before).code_point)) {
        add(pair(text_.substr(before, own.end - before)));
        if (token > 0) add(in_row(token - 1, token, *documents));
        for (const query::Alternative& each : other_ways(own.begin, true))
          add(pair(last_of(each.text) + character));
      }
    }
    if (own.end < text_.size()) {
      const base::Decoded behind = base::decode(text_, own.end);
      if (is_neighbour(behind.code_point)) {
        add(pair(text_.substr(own.begin, own.size() + behind.bytes)));
        if (token + 1 < analysis_.tokens.size()) add(in_row(token, token + 1, *documents));
        for (const query::Alternative& each : other_ways(own.end, false))
          add(pair(character + each.text.substr(0, base::decode(each.text, 0).bytes)));
      }
    }
    return documents;
  }

 private:
  DocumentSet pair(const std::string& characters) const {
    return reader_.docs_with_term(Term(TermKind::kBigram, text::string_form(characters)), fields_);
  }

  /// Where the two words stand one behind the other, however they are spelled.
  DocumentSet in_row(std::size_t left, std::size_t right, const DocumentSet& known) const {
    const analysis::Token& first = analysis_.tokens[left];
    const analysis::Token& second = analysis_.tokens[right];
    if (!are_neighbours(first, second)) return reader_.none();
    return match_adjacent(reader_, Term(TermKind::kWord, first.terms.back()),
                          Term(TermKind::kWord, second.terms.back()), fields_, known);
  }

  /// The other ways to say the span that ends (or begins) at this byte.
  std::vector<query::Alternative> other_ways(std::uint32_t at, bool ends) const {
    for (const query::QueryTerm& query_term : query_terms_) {
      if ((ends ? query_term.normal.end : query_term.normal.begin) == at)
        return query_term.alternatives;
    }
    return {};
  }

  static std::string last_of(const std::string& text) {
    return text.substr(base::character_before(text, static_cast<std::uint32_t>(text.size())));
  }

  IndexReader& reader_;
  const analysis::Analysis& analysis_;
  const std::string& text_;
  QueryTerms query_terms_;
  schema::FieldMask fields_;
};

}  // namespace

std::vector<std::optional<DocumentSet>> match_adjacent_kanji(IndexReader& reader,
                                                             const analysis::Analysis& analysis,
                                                             QueryTerms query_terms,
                                                             schema::FieldMask fields) {
  const AdjacentKanji adjacent(reader, analysis, query_terms, fields);
  std::vector<std::optional<DocumentSet>> documents(query_terms.size());
  for (std::size_t i = 0; i < query_terms.size(); ++i) {
    if (query_terms[i].year) continue;
    for (std::size_t token = 0; token < analysis.tokens.size(); ++token) {
      const analysis::Token& each = analysis.tokens[token];
      const bool inside = query_terms[i].normal.begin <= each.normal.begin &&
                          each.normal.end <= query_terms[i].normal.end;
      if (!inside || !is_one_kanji(each, analysis.normal.text)) continue;
      std::optional<DocumentSet> beside = adjacent.beside(token);
      if (!beside) continue;
      if (documents[i]) {
        *documents[i] &= *beside;
      } else {
        documents[i] = std::move(beside);
      }
    }
  }
  return documents;
}

}  // namespace torikumi::search
