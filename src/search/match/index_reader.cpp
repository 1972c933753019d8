// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/index_reader.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "search/match/postings_among.hpp"

namespace torikumi::search {
namespace {

/// The words of each document, weighed by field, as a part of the average; at least .3.
std::vector<float> relative_lengths(const index::DocValues& values, double records,
                                    const std::vector<double>& weights) {
  std::vector<float> lengths(values.last() + std::size_t{1});
  double sum = 0;
  for (Xapian::docid document = 1; document <= values.last(); ++document) {
    if (!values.exists(document)) continue;
    const auto words = values.lengths(document);
    double length = 0;
    for (std::size_t i = 0; i < words.size(); ++i) length += weights[i] * words[i];
    lengths[document] = static_cast<float>(length);
    sum += length;
  }
  const double average = std::max(sum / std::max(records, 1.0), 1.0);
  for (float& length : lengths)
    length = std::max(0.3F, static_cast<float>(static_cast<double>(length) / average));
  return lengths;
}

}  // namespace

IndexReader::IndexReader(index::Database& database)
    : database_(database),
      records_(database.xapian().get_doccount()),
      every_(database.xapian().get_lastdocid()),
      values_(database.doc_values()),
      weights_(database.collection().fields->weights()) {
  for (Xapian::docid document = 1; document <= values_->last(); ++document) {
    if (values_->exists(document)) every_.add(document);
  }
  lengths_ =
      database.relative_lengths([&] { return relative_lengths(*values_, records_, weights_); });
}

const index::FieldWeights& IndexReader::weights_of(schema::FieldMask fields) {
  const auto known = weights_of_.find(fields);
  if (known != weights_of_.end()) return known->second;
  return weights_of_.emplace(fields, index::FieldWeights(weights_, fields)).first->second;
}

DocumentSet IndexReader::docs_of(const index::PostingList& list, schema::FieldMask fields) const {
  DocumentSet documents = none();
  if (list.all_stand_in(fields)) {
    for_each_posting(list, [&](const index::PostingCursor& at) { documents.add(at.doc()); });
    return documents;
  }
  for_each_posting(list, [&](const index::PostingCursor& at) {
    if ((at.fields() & fields) != 0) documents.add(at.doc());
  });
  return documents;
}

DocumentSet IndexReader::docs_with_term(const Term& term, schema::FieldMask fields) {
  const Postings list = postings(term);
  // A short list is read more quickly than it is looked up.
  constexpr std::uint32_t kShort = 64;
  if (list->document_frequency() < kShort) return docs_of(*list, fields);
  return memoize(name_of(term, fields), [&] { return docs_of(*list, fields); });
}

DocumentSet IndexReader::docs_with_term(const Term& term, schema::FieldMask fields,
                                        const DocumentSet& among) {
  const Postings list = postings(term);
  DocumentSet documents = none();
  if (list->worth_seeking(among.size()) && !kept_.contains(name_of(term, fields))) {
    for_each_posting_among(*list, among, [&](const index::PostingCursor& at) {
      if ((at.fields() & fields) != 0) documents.add(at.doc());
    });
  } else {
    documents = docs_with_term(term, fields);
    documents &= among;
  }
  return documents;
}

DocumentSet IndexReader::keep(const std::string& name, DocumentSet documents) {
  if ((kept_.size() + 1) * (every_.bytes() + name.size()) > kMostKeptBytes) kept_.clear();
  return kept_.emplace(name, std::move(documents)).first->second;
}

DocumentSet IndexReader::docs_with_any(const std::vector<Term>& terms, schema::FieldMask fields) {
  DocumentSet documents = none();
  for (const Term& term : terms) documents |= docs_with_term(term, fields);
  return documents;
}

}  // namespace torikumi::search
