// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/index_reader.hpp"

#include <algorithm>

#include "schema/format.hpp"

namespace torikumi::search {
namespace {

/// The words of each document, weighed by field, as a part of the average; at least .3.
std::vector<float> relative_lengths(const index::DocValues& values, double records,
                                    const std::array<double, schema::kFieldCount>& weights) {
  std::vector<float> lengths(values.last() + std::size_t{1});
  double sum = 0;
  for (Xapian::docid document = 1; document <= values.last(); ++document) {
    if (!values.exists(document)) continue;
    const index::Lengths& words = values.lengths(document);
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
      weights_(database.collection().weights) {
  for (Xapian::docid document = 1; document <= values_->last(); ++document) {
    if (values_->exists(document)) every_.add(document);
  }
  lengths_ =
      database.relative_lengths([&] { return relative_lengths(*values_, records_, weights_); });
}

DocumentSet IndexReader::docs_with_term(const std::string& term, schema::FieldMask fields) {
  const Postings list = postings(term);
  DocumentSet documents = none();
  const auto read = [&] {
    list->for_each_in(fields, [&](Xapian::docid document) { documents.add(document); });
  };
  // A short list is read more quickly than it is looked up.
  constexpr std::uint32_t kShort = 64;
  if (list->frequency() < kShort) {
    read();
    return documents;
  }
  return memoize(name_of(term, fields), [&] {
    read();
    return std::move(documents);
  });
}

DocumentSet IndexReader::docs_with_term(const std::string& term, schema::FieldMask fields,
                                        const DocumentSet& among) {
  const Postings list = postings(term);
  DocumentSet documents = none();
  if (list->skips_to(among.size()) && !kept_.contains(name_of(term, fields))) {
    list->for_some_in(among.documents(), fields,
                      [&](Xapian::docid document) { documents.add(document); });
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

DocumentSet IndexReader::docs_with_any(const std::vector<std::string>& terms,
                                       schema::FieldMask fields) {
  DocumentSet documents = none();
  for (const std::string& term : terms) documents |= docs_with_term(term, fields);
  return documents;
}

}  // namespace torikumi::search
