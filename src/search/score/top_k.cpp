// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/top_k.hpp"

#include <algorithm>

#include "base/deadline.hpp"

namespace torikumi::search {
namespace {

/// A term is common that this part of the records has, and so many.
constexpr double kCommonPart = 0.05;
constexpr std::uint32_t kCommonLeast = 2048;

}  // namespace

void keep_top(std::vector<Candidate>& candidates, std::size_t k, const SourceOrder& order) {
  k = std::min(k, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(k),
                    candidates.end(), ByRank{order});
  candidates.resize(k);
}

void prune_below_threshold(std::vector<Candidate>& candidates, std::size_t k, double max_score) {
  if (candidates.size() <= k || k == 0) return;
  std::nth_element(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(k) - 1,
                   candidates.end(), ranks_before);
  const Candidate threshold = candidates[k - 1];
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

EssentialSplit split_essential(const std::vector<ScoringClause>& clauses, IndexReader& reader) {
  EssentialSplit split;
  for (const ScoringClause& clause : clauses) {
    base::Deadline::check();
    Bm25fScorer scorer(clause, reader);
    const std::uint32_t frequency = scorer.postings().document_frequency();
    if (frequency >= kCommonLeast && frequency > kCommonPart * reader.records()) {
      split.max_score += scorer.max_score();
      split.non_essential.push_back(std::move(scorer));
    } else {
      split.essential.push_back(std::move(scorer));
    }
  }
  return split;
}

void CandidateScorer::score(const std::vector<ScoringClause>& clauses,
                            std::vector<Candidate>& candidates, std::size_t k) {
  if (candidates.empty()) return;
  const EssentialSplit split = split_essential(clauses, reader_);
  for (const Candidate& each : candidates) scores_[each.document] = 0;
  add(split.essential, candidates);
  for (Candidate& each : candidates) each.score = scores_[each.document];
  if (!split.non_essential.empty()) {
    prune_below_threshold(candidates, k, split.max_score);
    add(split.non_essential, candidates);
    for (Candidate& each : candidates) each.score = scores_[each.document];
  }
  for (Candidate& each : candidates) each.score = rounded(each.score);
}

void CandidateScorer::add(const std::vector<Bm25fScorer>& scorers,
                          const std::vector<Candidate>& candidates) {
  DocumentSet among = reader_.none();
  for (const Candidate& each : candidates) among.add(each.document);
  const std::vector<Xapian::docid> documents = among.documents();
  for (const Bm25fScorer& scorer : scorers) {
    base::Deadline::check();
    scorer.add_scores(among, documents, scores_);
  }
}

}  // namespace torikumi::search
