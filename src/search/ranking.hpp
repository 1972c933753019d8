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

#include "search/document_set.hpp"
#include "search/generation.hpp"

namespace torikumi::search {

/// Scores are compared and shown by four decimals.
inline double rounded(double score) { return std::round(score * 10000) / 10000; }

/// A term that ranks, and demands nothing.
struct RankTerm {
  std::string term;
  double factor = 1;
  schema::FieldMask fields = schema::kTexts;
  std::shared_ptr<const DocumentSet> only = nullptr;  ///< counts in these alone; null: in all
  double fixed = 0;  ///< what each of `only` gets instead, however often it has the term
};

/// Scores of documents, by number; good until the next call.
class Ranking {
 public:
  explicit Ranking(Generation& generation)
      : generation_(generation), scores_(generation.last() + std::size_t{1}) {}

  /// What no document can get from these terms more than.
  double bound(const std::vector<RankTerm>& terms) const;

  /// The rarer of the terms, and the commoner ones: in a long query these are most of the work and
  /// little of the score.
  struct Halves {
    std::vector<const RankTerm*> rarer;
    std::vector<const RankTerm*> commoner;
    double most = 0;  ///< what no document can get from the commoner more than
  };
  Halves divided(const std::vector<RankTerm>& terms);

  /// Scores by these terms of the documents in `among`, of no others.
  const std::vector<double>& scores(const std::vector<const RankTerm*>& terms,
                                    const DocumentSet& among);
  /// Adds to them what more terms give, for some of the documents.
  void add(const std::vector<const RankTerm*>& terms, const DocumentSet& among);

  /// What one term gives to one document, and in which fields it stands there.
  struct Share {
    double weight = 0;
    schema::FieldMask fields = 0;
  };
  Share share(const RankTerm& term, Xapian::docid document);

 private:
  const store::FieldWeights& weights_of(schema::FieldMask fields);
  double worth(const RankTerm& term, const store::PostingList& postings) const;
  double weight(Xapian::docid document, float count, double worth) const;

  Generation& generation_;
  std::vector<double> scores_;
  std::map<schema::FieldMask, store::FieldWeights> weights_;  ///< of those that were asked for
};

}  // namespace torikumi::search
