// SPDX-License-Identifier: GPL-2.0-or-later
/// BM25F scorer: what one term of a query gives to a document's score.
///
///   word 見守る in 3 of 55 records, once in the title of a record of average length → 3.9
///
/// The term's occurrences count by the weight of their field, and saturate together: Robertson,
/// Zaragoza and Taylor, Simple BM25 extension to multiple weighted fields (2004).
///
///   score = boost · idf^1.3 · (k1 + 1) · f / (k1 · (1 − b + b · length) + f)
///   idf   = ln(1 + (N − n + .5) / (n + .5))
///
/// f is the weighted frequency, length the document's part of the average length, N the records, n
/// those that have the term. k1, b and the power of idf are tuned on the judged sets.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "index/posting_cursor.hpp"
#include "search/match/document_set.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

namespace bm25f {

inline constexpr double kK1 = 1;
inline constexpr double kK1OfQuestions = 0.7;  ///< +.003 nDCG@10 on questions
inline constexpr double kB = 0.85;
inline constexpr double kIdfPower = 1.3;

/// Inverse document frequency of a term that `frequency` of `records` documents have.
double idf(double records, double frequency);

/// idf to the power that is tuned: what a term weighs beside its boost.
double term_weight(double records, double frequency);

/// (k1 + 1) f / (k1 (1 − b + b length) + f): 0 at no occurrence, below k1 + 1 at many.
double saturation(double weighted_freq, double relative_length, double k1 = kK1);

}  // namespace bm25f

/// Scores are compared and shown by four decimals.
double rounded(double score);

/// A term that scores, and demands nothing.
struct ScoringClause {
  Term term;
  double boost = 1;
  schema::FieldMask fields = schema::kTexts;
  /// Scores in these documents alone; null: in all.
  std::shared_ptr<const DocumentSet> filter = nullptr;
  double k1 = bm25f::kK1;
};

/// The clause must outlive it. One thread.
class Bm25fScorer {
 public:
  Bm25fScorer(const ScoringClause& clause, IndexReader& reader);

  const ScoringClause& clause() const { return *clause_; }
  const index::PostingList& postings() const { return *postings_; }

  /// No document's score is greater.
  double max_score() const { return weight_ * (clause_->k1 + 1); }

  /// Adds the scores of the documents `among` to `scores`, by document.
  void add_scores(const DocumentSet& among, std::vector<double>& scores) const;

  /// A document's score, and what it is made of. The score is 0 where the term is not.
  struct Explanation {
    double score = 0;
    schema::FieldMask fields = 0;  ///< of the clause, where the term stands
    double boost = 0;
    double idf = 0;
    double weighted_freq = 0;
    double relative_length = 0;
  };
  Explanation explain(Xapian::docid document) const;

 private:
  double score(Xapian::docid document, float weighted_freq) const {
    return weight_ * bm25f::saturation(static_cast<double>(weighted_freq),
                                       static_cast<double>(reader_->relative_length(document)),
                                       clause_->k1);
  }

  const ScoringClause* clause_;
  IndexReader* reader_;
  Postings postings_;
  const index::FieldWeights* weights_;
  double weight_;  ///< boost and idf
};

}  // namespace torikumi::search
