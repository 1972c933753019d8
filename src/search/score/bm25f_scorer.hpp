// SPDX-License-Identifier: GPL-2.0-or-later
/// Ranking: what each term of a query gives to a document's score (BM25 over weighted fields).
///
///   W見守る in 3 of 55 records, once in the title of one of average length → 3.9
///
/// A term's occurrences count by the weight of the field they stand in (Robertson, Zaragoza and
/// Taylor: Simple BM25 extension to multiple weighted fields, 2004), with k1 = 1, b = .85 and
/// the power of the inverse document frequency by measurement.
#pragma once

#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "search/match/document_set.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

/// Scores are compared and shown by four decimals.
inline double rounded(double score) { return std::round(score * 10000) / 10000; }

/// A term that ranks, and demands nothing.
struct ScoringClause {
  std::string term;
  double factor = 1;
  schema::FieldMask fields = schema::kTexts;
  std::shared_ptr<const DocumentSet> only = nullptr;  ///< counts in these alone; null: in all
  double fixed = 0;  ///< what each of `only` gets instead, however often it has the term
};

/// Scores of documents, by number; good until the next call.
class Bm25fScorer {
 public:
  explicit Bm25fScorer(IndexReader& reader)
      : reader_(reader), scores_(reader.last() + std::size_t{1}) {}

  /// What no document can get from these terms more than.
  double bound(const std::vector<ScoringClause>& terms) const;

  /// The rarer of the terms, and the commoner ones: in a long query these are most of the work and
  /// little of the score.
  struct EssentialSplit {
    std::vector<const ScoringClause*> essential;
    std::vector<const ScoringClause*> non_essential;
    double most = 0;  ///< what no document can get from the commoner more than
  };
  EssentialSplit split_essential(const std::vector<ScoringClause>& terms);

  /// Scores by these terms of the documents in `among`, of no others.
  const std::vector<double>& scores(const std::vector<const ScoringClause*>& terms,
                                    const DocumentSet& among);
  /// Adds to them what more terms give, for some of the documents.
  void add(const std::vector<const ScoringClause*>& terms, const DocumentSet& among);

  /// What one term gives to one document, and in which fields it stands there.
  struct Share {
    double weight = 0;
    schema::FieldMask fields = 0;
  };
  Share share(const ScoringClause& term, Xapian::docid document);

 private:
  const index::FieldWeights& weights_of(schema::FieldMask fields);
  double idf(const ScoringClause& term, const index::PostingList& postings) const;
  double weight(Xapian::docid document, float count, double idf) const;

  IndexReader& reader_;
  std::vector<double> scores_;
  std::map<schema::FieldMask, index::FieldWeights> weights_;  ///< of those that were asked for
};

}  // namespace torikumi::search
