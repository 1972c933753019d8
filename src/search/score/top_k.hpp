// SPDX-License-Identifier: GPL-2.0-or-later
/// Top k: the best of the documents that were found, in order, scoring no more of them than it
/// must.
///
///   4,000 candidates, k = 10 → scored by 見守り 活動, which few have; 地域, which most have, only
///   for those that it may bring among the ten
///
/// MaxScore (Turtle and Flood, Query evaluation: strategies and optimizations, 1995), term by term:
/// the terms come in the order of what they may add for a posting that is read, and a candidate
/// goes as soon as all terms that are left could not bring it to the score that the k-th best has
/// now.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "search/request.hpp"
#include "search/score/bm25f_scorer.hpp"

namespace torikumi::search {

/// A document that was found, on its way into the list of hits.
struct Candidate {
  Xapian::docid document = 0;
  double score = 0;
  Match match = Match::kWord;
  bool widened = false;
  std::uint32_t tier = 0;  ///< ranks before the score: a lower one comes first
  bool is_moved = false;   ///< has the place and score of another edition (newest_first.hpp)
};

/// Whether `a` comes first by kind of match, tier and score.
inline bool ranks_before(const Candidate& a, const Candidate& b) {
  if (a.match != b.match) return a.match < b.match;
  return a.tier != b.tier ? a.tier < b.tier : a.score > b.score;
}

/// The place of a document in the sources.
using SourceOrder = std::function<std::uint32_t(Xapian::docid)>;

/// The order of hits: among equals the one of the lower place comes first.
struct ByRank {
  const SourceOrder& order;
  bool operator()(const Candidate& a, const Candidate& b) const {
    if (ranks_before(a, b)) return true;
    return !ranks_before(b, a) && order(a.document) < order(b.document);
  }
};

/// Leaves the `k` best, in order.
void keep_top(std::vector<Candidate>& candidates, std::size_t k, const SourceOrder& order);

/// The k-th best. Moves the k best, k at least 1 and no more than there are, to the front, in any
/// order.
Candidate threshold_of(std::vector<Candidate>& candidates, std::size_t k);

/// Removes the candidates that `max_score` more could not bring before the threshold, and leaves
/// the others in any order.
void prune_below(const Candidate& threshold, double max_score, std::vector<Candidate>& candidates);

/// Strict hits with relaxed ones among and after them, by score; both come best first, and the
/// relaxed ones are of one tier. Strict ones keep their order and are favoured by a tenth of
/// `best`, the best score of all records, those that meet the query by their labels or their whole
/// title by all of it. All strict ones stand within the first `within` places. Relaxed ones that
/// score less than a tenth of the best are left out.
std::vector<Candidate> merge_relaxed(const std::vector<Candidate>& strict,
                                     std::vector<Candidate> relaxed, double best,
                                     std::size_t within);

/// Scores candidates by clauses. One thread; keeps its memory from one query to the next.
class CandidateScorer {
 public:
  explicit CandidateScorer(IndexReader& reader)
      : reader_(reader), scores_(reader.last() + std::size_t{1}) {}

  /// Gives each candidate its score, four decimals. Where there are more than `k`, some that are
  /// not among the `k` best may be gone then, and the others in any order.
  void score(const std::vector<ScoringClause>& clauses, std::vector<Candidate>& candidates,
             std::size_t k);

 private:
  /// In the order of what each may add for a posting that is read.
  std::vector<Bm25fScorer> cheapest_first(const std::vector<ScoringClause>& clauses,
                                          std::size_t candidates);
  void set_scores(std::vector<Candidate>& candidates) const;
  DocumentSet set_of(const std::vector<Candidate>& candidates) const;

  IndexReader& reader_;
  std::vector<double> scores_;  ///< by document; only those of the candidates mean something
};

}  // namespace torikumi::search
