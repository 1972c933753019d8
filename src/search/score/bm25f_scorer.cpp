// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/bm25f_scorer.hpp"

#include <algorithm>

#include "base/deadline.hpp"

namespace torikumi::search {
namespace {

constexpr double kK1 = 1;
constexpr double kB = 0.85;

/// Terms that a greater part of the records has are added last, to those alone that they may bring
/// among the best.
constexpr double kCommonPart = 0.05;
constexpr std::uint32_t kCommonLeast = 2048;

/// Rare words tell more than their idf says.
constexpr double kTellingPower = 1.3;

}  // namespace

const index::FieldWeights& Bm25fScorer::weights_of(schema::FieldMask fields) {
  const auto known = weights_.find(fields);
  if (known != weights_.end()) return known->second;
  std::array<float, schema::kFieldCount> weights{};
  for (std::size_t field = 0; field < weights.size(); ++field) {
    if ((fields >> field & 1U) != 0)
      weights[field] = static_cast<float>(reader_.field_weight(field));
  }
  return weights_.emplace(fields, index::FieldWeights(weights)).first->second;
}

double Bm25fScorer::idf(const ScoringClause& term, const index::PostingList& postings) const {
  const double docs_with_term = postings.frequency();
  const double idf =
      std::log(1 + (reader_.records() - docs_with_term + 0.5) / (docs_with_term + 0.5));
  return term.factor * std::pow(idf, kTellingPower);
}

double Bm25fScorer::weight(Xapian::docid document, float count, double idf) const {
  const double length = reader_.relative_length(document);
  return idf * (kK1 + 1) * count / (kK1 * (1 - kB + kB * length) + count);
}

double Bm25fScorer::bound(const std::vector<ScoringClause>& terms) const {
  double sum = 0;
  for (const ScoringClause& term : terms) {
    base::Deadline::check();
    sum += term.fixed > 0 ? term.fixed : idf(term, *reader_.postings(term.term)) * (kK1 + 1);
  }
  return sum;
}

Bm25fScorer::EssentialSplit Bm25fScorer::split_essential(const std::vector<ScoringClause>& terms) {
  EssentialSplit halves;
  for (const ScoringClause& term : terms) {
    base::Deadline::check();
    const Postings postings = term.fixed > 0 ? nullptr : reader_.postings(term.term);
    if (postings && postings->frequency() >= kCommonLeast &&
        postings->frequency() > kCommonPart * reader_.records()) {
      halves.non_essential.push_back(&term);
      halves.most += idf(term, *postings) * (kK1 + 1);
    } else {
      halves.essential.push_back(&term);
    }
  }
  return halves;
}

const std::vector<double>& Bm25fScorer::scores(const std::vector<const ScoringClause*>& terms,
                                               const DocumentSet& among) {
  // Of others, what earlier queries left there is never read.
  among.for_each([&](Xapian::docid each) { scores_[each] = 0; });
  std::vector<const ScoringClause*> counted;
  for (const ScoringClause* term : terms) {
    base::Deadline::check();
    if (term->fixed > 0) {
      term->only->for_each([&](Xapian::docid each) { scores_[each] += term->fixed; });
    } else {
      counted.push_back(term);
    }
  }
  add(counted, among);
  return scores_;
}

void Bm25fScorer::add(const std::vector<const ScoringClause*>& terms, const DocumentSet& among) {
  const std::vector<Xapian::docid> documents = among.documents();
  for (const ScoringClause* term : terms) {
    base::Deadline::check();
    const Postings postings = reader_.postings(term->term);
    const double telling = idf(*term, *postings);
    const DocumentSet* only = term->only.get();
    const auto each = [&](Xapian::docid document, float count) {
      if (only != nullptr && !only->contains(document)) return;
      scores_[document] += weight(document, count, telling);
    };
    if (postings->skips_to(documents.size())) {
      postings->for_some_weighed(weights_of(term->fields), documents, each);
      continue;
    }
    postings->for_each_weighed(weights_of(term->fields), [&](Xapian::docid document, float count) {
      if (among.contains(document)) each(document, count);
    });
  }
}

Bm25fScorer::Share Bm25fScorer::share(const ScoringClause& term, Xapian::docid document) {
  Share share;
  if (term.only && !term.only->contains(document)) return share;
  if (term.fixed > 0) return {term.fixed, term.fields};
  const Postings postings = reader_.postings(term.term);
  const double telling = idf(term, *postings);
  postings->for_each_weighed(weights_of(term.fields), [&](Xapian::docid each, float count) {
    if (each == document) share.weight = weight(document, count, telling);
  });
  postings->for_each([&](Xapian::docid each, const index::Counts& counts) {
    if (each == document)
      share.fields = static_cast<schema::FieldMask>(counts.fields & term.fields);
  });
  return share;
}

}  // namespace torikumi::search
