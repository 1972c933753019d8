// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/bm25f_scorer.hpp"

#include <cmath>

#include "search/match/postings_among.hpp"

namespace torikumi::search {
double bm25f::idf(double records, double frequency) {
  return std::log(1 + (records - frequency + 0.5) / (frequency + 0.5));
}

double bm25f::term_weight(double records, double frequency) {
  return std::pow(idf(records, frequency), kIdfPower);
}

double bm25f::saturation(double weighted_freq, double relative_length, double k1) {
  return (k1 + 1) * weighted_freq / (k1 * (1 - kB + kB * relative_length) + weighted_freq);
}

double rounded(double score) { return std::round(score * 10000) / 10000; }

Bm25fScorer::Bm25fScorer(const ScoringClause& clause, IndexReader& reader)
    : clause_(&clause),
      reader_(&reader),
      postings_(reader.postings(clause.term)),
      weights_(&reader.weights_of(clause.fields)),
      weight_(clause.boost *
              bm25f::term_weight(reader.records(), postings_->document_frequency())) {}

void Bm25fScorer::add_scores(const DocumentSet& among, std::vector<double>& scores) const {
  const DocumentSet* filter = clause_->filter.get();
  for_each_posting_among(*postings_, among, [&](const index::PostingCursor& at) {
    if (filter != nullptr && !filter->contains(at.doc())) return;
    const float freq = at.weighted_freq(*weights_);
    if (freq > 0) scores[at.doc()] += score(at.doc(), freq);
  });
}

Bm25fScorer::Explanation Bm25fScorer::explain(Xapian::docid document) const {
  Explanation explanation;
  explanation.boost = clause_->boost;
  explanation.idf = bm25f::idf(reader_->records(), postings_->document_frequency());
  explanation.relative_length = static_cast<double>(reader_->relative_length(document));
  if (clause_->filter && !clause_->filter->contains(document)) return explanation;
  seek_postings(*postings_, {document}, [&](const index::PostingCursor& at) {
    const float freq = at.weighted_freq(*weights_);
    explanation.weighted_freq = static_cast<double>(freq);
    explanation.fields = static_cast<schema::FieldMask>(at.fields() & clause_->fields);
    if (freq > 0) explanation.score = score(document, freq);
  });
  return explanation;
}

}  // namespace torikumi::search
