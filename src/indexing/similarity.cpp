// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/similarity.hpp"

#include <algorithm>
#include <cmath>

#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "index/posting_lists.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {
namespace {

/// As for related initiatives: 20 found less, 5 much less.
constexpr std::size_t kHeaviest = 50;

/// Terms of one record that are held before the light ones go.
constexpr std::size_t kMostGathered = kHeaviest * 3 / 2;

/// Terms that are heavy in more records than this bring no pair together; they still count where
/// another does.
constexpr std::size_t kMostTogether = 400;

/// The heaviest first, of equal ones the first that came; the lighter ones go.
void keep_heaviest(std::vector<WeightedTerm>& terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const WeightedTerm& a, const WeightedTerm& b) {
    return a.weight > b.weight;
  });
  if (terms.size() > kHeaviest) terms.resize(kHeaviest);
}

}  // namespace

Vectors read_vectors(const std::vector<Xapian::Database>& shards,
                     const std::vector<Xapian::docid>& documents,
                     const schema::Collection& collection) {
  constexpr std::uint32_t kNotAsked = ~std::uint32_t{0};
  double records = 0;
  std::size_t last = 0;
  for (const Xapian::Database& shard : shards) {
    records += shard.get_doccount();
    last = std::max<std::size_t>(last, shard.get_lastdocid() * shards.size());
  }
  std::vector<std::uint32_t> record_of(last + 1, kNotAsked);  // by document
  for (std::uint32_t i = 0; i < documents.size(); ++i) record_of[documents[i]] = i;
  const index::FieldWeights weights(collection.fields->weights(), schema::kTexts);

  Vectors vectors;
  vectors.heavy.resize(documents.size());
  // The posting lists say by term what the vectors say by record.
  for (const index::TermKind kind : {index::TermKind::kCompound, index::TermKind::kWord}) {
    for (index::PostingLists lists(shards, kind); lists.next();) {
      if (!index::can_relate(lists.term())) continue;
      double records_with = 0;
      for_each_posting(lists.list(), [&](const index::PostingCursor& at) {
        if (at.weighted_freq(weights) != 0) ++records_with;
      });
      if (records_with < 2 || records_with > std::max(2.0, records / 2)) continue;
      const auto number = static_cast<std::uint32_t>(vectors.terms.size());
      vectors.terms.emplace_back(lists.term().text());
      for_each_posting(lists.list(), [&](const index::PostingCursor& at) {
        const float freq = at.weighted_freq(weights);
        const std::uint32_t record = record_of[at.doc()];
        if (freq == 0 || record == kNotAsked) return;
        const double tf = std::max(1.0, static_cast<double>(freq));
        const auto weight =
            static_cast<float>((1 + std::log(tf)) * std::log(records / records_with));
        if (weight <= 0) return;
        std::vector<WeightedTerm>& heavy = vectors.heavy[record];
        heavy.push_back({number, weight});
        if (heavy.size() >= kMostGathered) keep_heaviest(heavy);
      });
    }
  }
  for (std::vector<WeightedTerm>& heavy : vectors.heavy) {
    keep_heaviest(heavy);
    heavy.shrink_to_fit();
    double squares = 0;
    for (const WeightedTerm& each : heavy) squares += double{each.weight} * each.weight;
    for (WeightedTerm& each : heavy) each.weight /= static_cast<float>(std::sqrt(squares));
  }
  return vectors;
}

std::vector<SimilarPair> like_pairs(const Vectors& vectors, float least, std::size_t nearest) {
  struct Posting {
    std::uint32_t record;
    float weight;
  };
  std::vector<std::vector<Posting>> postings(vectors.terms.size());
  for (std::uint32_t record = 0; record < vectors.heavy.size(); ++record) {
    for (const WeightedTerm& each : vectors.heavy[record])
      postings[each.term].push_back({record, each.weight});
  }
  std::vector<float> similarity(vectors.heavy.size());
  std::vector<std::uint32_t> met;
  std::vector<SimilarPair> edges;
  for (std::uint32_t record = 0; record < vectors.heavy.size(); ++record) {
    met.clear();
    const auto meet = [&](const WeightedTerm& each, bool brings_together) {
      for (const Posting& posting : postings[each.term]) {
        if (posting.record == record) continue;
        if (similarity[posting.record] == 0) {
          if (!brings_together) continue;
          met.push_back(posting.record);
        }
        similarity[posting.record] += each.weight * posting.weight;
      }
    };
    for (const bool brings_together : {true, false}) {
      for (const WeightedTerm& each : vectors.heavy[record]) {
        if ((postings[each.term].size() <= kMostTogether) == brings_together)
          meet(each, brings_together);
      }
    }
    std::vector<SimilarPair> own;
    for (const std::uint32_t other : met) {
      if (similarity[other] >= least)
        own.push_back({std::min(record, other), std::max(record, other), similarity[other]});
      similarity[other] = 0;
    }
    std::sort(own.begin(), own.end(), [](const SimilarPair& a, const SimilarPair& b) {
      if (a.similarity != b.similarity) return a.similarity > b.similarity;
      return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    if (own.size() > nearest) own.resize(nearest);
    edges.insert(edges.end(), own.begin(), own.end());
  }
  // A pair that both sides name stands twice. The two sums may differ in their last bit.
  std::sort(edges.begin(), edges.end(), [](const SimilarPair& a, const SimilarPair& b) {
    if (a.from != b.from) return a.from < b.from;
    return a.to != b.to ? a.to < b.to : a.similarity > b.similarity;
  });
  edges.erase(std::unique(edges.begin(), edges.end(),
                          [](const SimilarPair& a, const SimilarPair& b) {
                            return a.from == b.from && a.to == b.to;
                          }),
              edges.end());
  return edges;
}

}  // namespace torikumi::indexing
