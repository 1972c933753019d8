// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/matchers.hpp"

#include <utility>

#include "schema/format.hpp"
#include "search/match/phrase_match.hpp"
#include "search/plan/terms.hpp"
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
                             const AdjacentKanji* adjacent) {
  DocumentSet documents = among;
  if (query_term.year) {
    documents &= reader.docs_with_any(year_terms(*query_term.year), fields);
    return documents;
  }
  for (const query::TermVariants& forms : query_term.words)
    documents = reader.docs_with_term(Term(TermKind::kWord, forms.back()), fields, documents);
  if (adjacent != nullptr) documents = adjacent->among(query_term, std::move(documents));
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

}  // namespace torikumi::search
