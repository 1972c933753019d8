// SPDX-License-Identifier: GPL-2.0-or-later
/// Department agreement: how much the records of a department talk of a long text's words.
///
///   a pasted draft on 介護予防 → 健康福祉局 .9, 建設緑政局 .1
///
/// For each word t of the text with weight w, n_t records of the department D have it, and df of
/// all N:
///
///   agreement(D) = Σ w · min(4, ln(1 + ((n_t + 5 · df/N) / (n_D + 5)) / (df/N))) / Σ w
///
/// over the words that at most a tenth of the records have.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "search/match/index_reader.hpp"
#include "search/score/bm25f_scorer.hpp"

namespace torikumi::search {

/// One thread; keeps what it counted, since texts share their words.
class DepartmentAgreement {
 public:
  explicit DepartmentAgreement(IndexReader& reader);

  /// By the department's place among the labels of its column.
  std::vector<double> of(const std::vector<ScoringClause>& clauses);

 private:
  using Counts = std::vector<std::uint32_t>;
  /// Records of each department that have the term.
  const Counts& with(const Term& term);

  IndexReader& reader_;
  const index::LabelColumn& column_;
  Counts size_;  ///< records of each department
  std::unordered_map<Term, Counts> with_;
};

}  // namespace torikumi::search
