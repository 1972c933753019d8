// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

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

const store::FieldWeights& Ranking::weights_of(schema::FieldMask fields) {
  const auto known = weights_.find(fields);
  if (known != weights_.end()) return known->second;
  std::array<float, schema::kFieldCount> weights{};
  for (std::size_t field = 0; field < weights.size(); ++field) {
    if ((fields >> field & 1U) != 0)
      weights[field] = static_cast<float>(generation_.field_weight(field));
  }
  return weights_.emplace(fields, store::FieldWeights(weights)).first->second;
}

double Ranking::worth(const RankTerm& term, const store::PostingList& postings) const {
  const double having = postings.frequency();
  const double idf = std::log(1 + (generation_.records() - having + 0.5) / (having + 0.5));
  return term.factor * std::pow(idf, kTellingPower);
}

double Ranking::weight(Xapian::docid document, float count, double worth) const {
  const double length = generation_.relative_length(document);
  return worth * (kK1 + 1) * count / (kK1 * (1 - kB + kB * length) + count);
}

double Ranking::bound(const std::vector<RankTerm>& terms) const {
  double sum = 0;
  for (const RankTerm& term : terms) {
    base::Deadline::check();
    sum += term.fixed > 0 ? term.fixed : worth(term, *generation_.postings(term.term)) * (kK1 + 1);
  }
  return sum;
}

Ranking::Halves Ranking::divided(const std::vector<RankTerm>& terms) {
  Halves halves;
  for (const RankTerm& term : terms) {
    base::Deadline::check();
    const Postings postings = term.fixed > 0 ? nullptr : generation_.postings(term.term);
    if (postings && postings->frequency() >= kCommonLeast &&
        postings->frequency() > kCommonPart * generation_.records()) {
      halves.commoner.push_back(&term);
      halves.most += worth(term, *postings) * (kK1 + 1);
    } else {
      halves.rarer.push_back(&term);
    }
  }
  return halves;
}

const std::vector<double>& Ranking::scores(const std::vector<const RankTerm*>& terms,
                                           const DocumentSet& among) {
  // Of others, what earlier queries left there is never read.
  among.for_each([&](Xapian::docid each) { scores_[each] = 0; });
  std::vector<const RankTerm*> counted;
  for (const RankTerm* term : terms) {
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

void Ranking::add(const std::vector<const RankTerm*>& terms, const DocumentSet& among) {
  const std::vector<Xapian::docid> documents = among.documents();
  for (const RankTerm* term : terms) {
    base::Deadline::check();
    const Postings postings = generation_.postings(term->term);
    const double telling = worth(*term, *postings);
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

Ranking::Share Ranking::share(const RankTerm& term, Xapian::docid document) {
  Share share;
  if (term.only && !term.only->contains(document)) return share;
  if (term.fixed > 0) return {term.fixed, term.fields};
  const Postings postings = generation_.postings(term.term);
  const double telling = worth(term, *postings);
  postings->for_each_weighed(weights_of(term.fields), [&](Xapian::docid each, float count) {
    if (each == document) share.weight = weight(document, count, telling);
  });
  postings->for_each([&](Xapian::docid each, const store::Counts& counts) {
    if (each == document)
      share.fields = static_cast<schema::FieldMask>(counts.fields & term.fields);
  });
  return share;
}

}  // namespace torikumi::search
