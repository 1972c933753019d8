// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/department_agreement.hpp"

#include <algorithm>
#include <cmath>

#include "base/deadline.hpp"
#include "schema/format.hpp"

namespace torikumi::search {
namespace {

/// A department of few records is taken to talk of a word as all do, as much as so many records.
constexpr double kPrior = 5;
constexpr double kMost = 4;

/// What more of the records have tells no department from another, and takes the longest to read.
constexpr double kCommonPart = 0.1;

constexpr std::size_t kMostKept = 4096;

}  // namespace

DepartmentAgreement::DepartmentAgreement(IndexReader& reader)
    : reader_(reader),
      column_(reader.values().column(schema::slot::kDepartment)),
      size_(column_.labels().size()) {
  reader.every().for_each([&](Xapian::docid document) {
    if (column_[document] != index::LabelColumn::kNone) ++size_[column_[document]];
  });
}

const DepartmentAgreement::Counts& DepartmentAgreement::with(const Term& term) {
  if (const auto known = with_.find(term); known != with_.end()) return known->second;
  base::Deadline::check();
  Counts counts(size_.size());
  for_each_posting(*reader_.postings(term), [&](const index::PostingCursor& at) {
    if (column_[at.doc()] != index::LabelColumn::kNone) ++counts[column_[at.doc()]];
  });
  if (with_.size() >= kMostKept) with_.clear();
  return with_.emplace(term, std::move(counts)).first->second;
}

std::vector<double> DepartmentAgreement::of(const std::vector<ScoringClause>& clauses) {
  std::vector<double> agreement(size_.size());
  double all = 0;
  for (const ScoringClause& clause : clauses) {
    const TermKind kind = clause.term.kind();
    if ((kind != TermKind::kWord && kind != TermKind::kCompound) || clause.filter) continue;
    const double frequency = reader_.frequency(clause.term);
    const double part = frequency / reader_.records();
    if (part <= 0 || part > kCommonPart) continue;
    const double weight = clause.boost * bm25f::term_weight(reader_.records(), frequency);
    const Counts& counts = with(clause.term);
    all += weight;
    for (std::size_t i = 0; i < agreement.size(); ++i) {
      const double own = (counts[i] + kPrior * part) / (size_[i] + kPrior);
      agreement[i] += weight * std::min(kMost, std::log(1 + own / part));
    }
  }
  for (double& each : agreement) each = all > 0 ? each / all : 0;
  return agreement;
}

}  // namespace torikumi::search
