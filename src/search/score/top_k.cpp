// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/top_k.hpp"

#include <algorithm>

#include "base/deadline.hpp"

namespace torikumi::search {
namespace {

/// Fewer candidates than so many times those that are wanted are all scored.
constexpr std::size_t kWorthPruning = 4;

/// Postings that a scorer reads for so many candidates.
std::size_t cost_of(const Bm25fScorer& scorer, std::size_t candidates) {
  return std::min<std::size_t>(scorer.postings().document_frequency(), candidates) + 1;
}

}  // namespace

void keep_top(std::vector<Candidate>& candidates, std::size_t k, const SourceOrder& order) {
  k = std::min(k, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(k),
                    candidates.end(), ByRank{order});
  candidates.resize(k);
}

Candidate threshold_of(std::vector<Candidate>& candidates, std::size_t k) {
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(k) - 1;
  std::nth_element(candidates.begin(), last, candidates.end(), ranks_before);
  return *last;
}

void prune_below(const Candidate& threshold, double max_score, std::vector<Candidate>& candidates) {
  constexpr double kRounding = 0.0001;
  std::erase_if(candidates, [&](Candidate each) {
    each.score += max_score + kRounding;
    return ranks_before(threshold, each);
  });
}

std::vector<Candidate> merge_relaxed(const std::vector<Candidate>& strict,
                                     std::vector<Candidate> relaxed, double best,
                                     std::size_t within) {
  constexpr double kFavour = 0.1;
  constexpr double kFloor = 0.1;
  std::erase_if(relaxed, [&](const Candidate& each) { return each.score < kFloor * best; });
  const std::size_t among = within - std::min(within, strict.size());
  std::vector<Candidate> merged;
  std::size_t next = 0;
  double bound = 2 * best;  // a strict hit ranks no higher than the one before it
  for (const Candidate& each : strict) {
    const double favour = each.match == Match::kLabel || each.tier == 0 ? 1 : kFavour;
    bound = std::min(bound, each.score + favour * best);
    while (next < std::min(among, relaxed.size()) && relaxed[next].score > bound)
      merged.push_back(relaxed[next++]);
    merged.push_back(each);
  }
  merged.insert(merged.end(), relaxed.begin() + static_cast<std::ptrdiff_t>(next), relaxed.end());
  return merged;
}

void CandidateScorer::score(const std::vector<ScoringClause>& clauses,
                            std::vector<Candidate>& candidates, std::size_t k) {
  if (candidates.empty()) return;
  const std::vector<Bm25fScorer> scorers = cheapest_first(clauses, candidates.size());
  for (const Candidate& each : candidates) scores_[each.document] = 0;
  DocumentSet among = set_of(candidates);
  double rest = 0;  // what the scorers that are left may add
  for (const Bm25fScorer& each : scorers) rest += each.max_score();
  std::size_t read = 0;  // postings since the candidates were pruned
  for (const Bm25fScorer& each : scorers) {
    base::Deadline::check();
    if (read >= candidates.size() && k > 0 && candidates.size() / kWorthPruning >= k) {
      const std::size_t before = candidates.size();
      set_scores(candidates);
      prune_below(threshold_of(candidates, k), rest, candidates);
      if (candidates.size() < before) among = set_of(candidates);
      read = 0;
    }
    each.add_scores(among, scores_);
    rest -= each.max_score();
    read += cost_of(each, candidates.size());
  }
  set_scores(candidates);
  for (Candidate& each : candidates) each.score = rounded(each.score);
}

std::vector<Bm25fScorer> CandidateScorer::cheapest_first(const std::vector<ScoringClause>& clauses,
                                                         std::size_t candidates) {
  std::vector<Bm25fScorer> scorers;
  scorers.reserve(clauses.size());
  for (const ScoringClause& clause : clauses) {
    base::Deadline::check();
    scorers.emplace_back(clause, reader_);
  }
  const auto worth = [&](const Bm25fScorer& each) {
    return each.max_score() / static_cast<double>(cost_of(each, candidates));
  };
  std::stable_sort(scorers.begin(), scorers.end(),
                   [&](const auto& a, const auto& b) { return worth(a) > worth(b); });
  return scorers;
}

void CandidateScorer::set_scores(std::vector<Candidate>& candidates) const {
  for (Candidate& each : candidates) each.score = scores_[each.document];
}

DocumentSet CandidateScorer::set_of(const std::vector<Candidate>& candidates) const {
  DocumentSet documents = reader_.none();
  for (const Candidate& each : candidates) documents.add(each.document);
  return documents;
}

}  // namespace torikumi::search
