// SPDX-License-Identifier: GPL-2.0-or-later
/// Index reader: what every search asks of the index that is open: which documents have a term, and
/// how long each is.
///
///   docs_with_term("W見守る", the texts) → {3, 7, 41}; relative_length(7) == 1.4
#pragma once

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "search/match/document_set.hpp"

namespace torikumi::search {

using index::Term;
using index::TermKind;
using Postings = std::shared_ptr<const index::PostingList>;

/// One a thread.
class IndexReader {
 public:
  explicit IndexReader(index::Database& database);

  index::Database& database() { return database_; }
  /// The fields of the collection.
  const schema::FieldTable& fields() const { return *database_.collection().fields; }
  double records() const { return records_; }
  Xapian::docid last() const { return values_->last(); }
  const index::DocValues& values() const { return *values_; }

  DocumentSet none() const { return DocumentSet(last()); }
  DocumentSet set_of(const std::vector<Xapian::docid>& documents) const {
    DocumentSet set = none();
    for (const Xapian::docid document : documents) set.add(document);
    return set;
  }
  const DocumentSet& every() const { return every_; }

  Postings postings(const Term& term) { return database_.postings(term); }
  /// The documents of a list that have its term in one of the fields.
  DocumentSet docs_of(const index::PostingList& list, schema::FieldMask fields) const;
  /// Documents that have the term in one of the fields, or any of the terms.
  DocumentSet docs_with_term(const Term& term, schema::FieldMask fields);
  DocumentSet docs_with_any(const std::vector<Term>& terms, schema::FieldMask fields);
  /// Of these documents, those that have the term so.
  DocumentSet docs_with_term(const Term& term, schema::FieldMask fields, const DocumentSet& among);
  /// A set that is made once, by a name that no term and fields have together.
  template <typename Make>
  DocumentSet memoize(const std::string& name, Make make) {
    if (const auto kept = kept_.find(name); kept != kept_.end()) return kept->second;
    return keep(name, make());
  }
  /// How many records have the term, wherever.
  double frequency(const Term& term) { return database_.term_info(term).document_frequency; }

  /// A document's words, weighed by field, as a part of the average; at least .3.
  float relative_length(Xapian::docid document) const { return (*lengths_)[document]; }
  double field_weight(std::size_t field) const { return weights_[field]; }
  /// The weights of these fields; the others weigh nothing. Good while the reader lives.
  const index::FieldWeights& weights_of(schema::FieldMask fields);

 private:
  DocumentSet keep(const std::string& name, DocumentSet documents);
  static std::string name_of(const Term& term, schema::FieldMask fields) {
    return term.key() + '\t' + std::to_string(fields);
  }

  index::Database& database_;
  double records_;
  DocumentSet every_;
  std::shared_ptr<const index::DocValues> values_;
  std::shared_ptr<const std::vector<float>> lengths_;
  /// Sets that were asked for, by name: a query asks for each several times.
  static constexpr std::size_t kMostKeptBytes = std::size_t{4} << 20U;
  std::unordered_map<std::string, DocumentSet> kept_;
  std::vector<double> weights_;
  std::map<schema::FieldMask, index::FieldWeights> weights_of_;  ///< those that were asked for
};

}  // namespace torikumi::search
