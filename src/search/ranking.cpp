// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <algorithm>

namespace torikumi::search {
namespace {

constexpr double kK1 = 1;
constexpr double kB = 0.75;

}  // namespace

Ranking::Weights Ranking::weights_of(schema::FieldMask fields) const {
  Weights weights{};
  for (std::size_t field = 0; field < weights.size(); ++field) {
    if ((fields >> field & 1U) != 0)
      weights[field] = static_cast<float>(generation_.field_weight(field));
  }
  return weights;
}

double Ranking::worth(const RankTerm& term, const store::PostingList& postings) const {
  const double having = postings.frequency();
  return term.factor * std::log(1 + (generation_.records() - having + 0.5) / (having + 0.5));
}

double Ranking::weight(Xapian::docid document, float count, double worth) const {
  const double length = generation_.relative_length(document);
  return worth * (kK1 + 1) * count / (kK1 * (1 - kB + kB * length) + count);
}

const std::vector<double>& Ranking::scores(const std::vector<RankTerm>& terms,
                                           const DocumentSet& among) {
  std::fill(scores_.begin(), scores_.end(), 0);
  for (const RankTerm& term : terms) {
    const Postings postings = generation_.postings(term.term);
    const double telling = worth(term, *postings);
    postings->for_each_weighed(weights_of(term.fields), [&](Xapian::docid document, float count) {
      if (!among.contains(document)) return;
      if (term.only && !term.only->contains(document)) return;
      scores_[document] += weight(document, count, telling);
    });
  }
  return scores_;
}

Ranking::Share Ranking::share(const RankTerm& term, Xapian::docid document) {
  Share share;
  if (term.only && !term.only->contains(document)) return share;
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
