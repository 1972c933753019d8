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

constexpr double kCommonPart = 0.1;

}  // namespace

std::vector<double> department_agreement(const std::vector<ScoringClause>& clauses,
                                         IndexReader& reader) {
  const index::LabelColumn& column = reader.values().column(schema::slot::kDepartment);
  const std::size_t departments = column.labels().size();
  std::vector<double> size(departments);
  reader.every().for_each([&](Xapian::docid document) {
    if (column[document] != index::LabelColumn::kNone) ++size[column[document]];
  });
  std::vector<double> agreement(departments);
  std::vector<double> with(departments);
  double all = 0;
  for (const ScoringClause& clause : clauses) {
    const TermKind kind = clause.term.kind();
    if ((kind != TermKind::kWord && kind != TermKind::kCompound) || clause.filter) continue;
    base::Deadline::check();
    const double part = reader.frequency(clause.term) / reader.records();
    // What every department says tells none from another, and takes the longest to read.
    if (part <= 0 || part > kCommonPart) continue;
    const double weight =
        clause.boost *
        std::pow(bm25f::idf(reader.records(), part * reader.records()), bm25f::kIdfPower);
    std::fill(with.begin(), with.end(), 0);
    for_each_posting(*reader.postings(clause.term), [&](const index::PostingCursor& at) {
      if (column[at.doc()] != index::LabelColumn::kNone) ++with[column[at.doc()]];
    });
    all += weight;
    for (std::size_t i = 0; i < departments; ++i) {
      const double own = (with[i] + kPrior * part) / (size[i] + kPrior);
      agreement[i] += weight * std::min(kMost, std::log(1 + own / part));
    }
  }
  for (double& each : agreement) each = all > 0 ? each / all : 0;
  return agreement;
}

}  // namespace torikumi::search
