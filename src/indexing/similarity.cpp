// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "index/database.hpp"
#include "index/posting_cursor.hpp"
#include "index/posting_lists.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {
namespace {

/// As for related initiatives: 20 found less, 5 much less.
constexpr std::size_t kHeaviest = 50;

/// Terms that are heavy in more records than this bring no pair together; they still count where
/// another does.
constexpr std::size_t kMostTogether = 400;

}  // namespace

Vectors read_vectors(const std::vector<Xapian::Database>& shards,
                     const std::vector<DocAddress>& places, const schema::Collection& collection) {
  constexpr std::uint32_t kNotAsked = ~std::uint32_t{0};
  double records = 0;
  std::vector<std::vector<std::uint32_t>> record_of;  // by shard and document
  for (const Xapian::Database& shard : shards) {
    records += shard.get_doccount();
    record_of.emplace_back(shard.get_lastdocid() + std::size_t{1}, kNotAsked);
  }
  for (std::uint32_t i = 0; i < places.size(); ++i)
    record_of[places[i].shard][places[i].document] = i;
  const index::FieldWeights weights(collection.fields->weights(), schema::kTexts);

  Vectors vectors;
  vectors.heavy.resize(places.size());
  std::unordered_map<index::Term, std::uint32_t> numbers;
  std::vector<double> frequency;  // of each term
  const auto number_of = [&](const index::Term& term) {
    const auto [known, fresh] =
        numbers.emplace(term, static_cast<std::uint32_t>(vectors.terms.size()));
    if (fresh) {
      vectors.terms.emplace_back(term.text());
      frequency.push_back(0);
    }
    return known->second;
  };
  // The posting lists say by term what the vectors say by record.
  for (const index::TermKind kind : {index::TermKind::kCompound, index::TermKind::kWord}) {
    for (std::uint32_t shard = 0; shard < shards.size(); ++shard) {
      index::for_each_list(shards[shard], kind,
                           [&](const index::Term& term, const index::PostingList& list) {
                             if (!index::can_relate(term)) return;
                             const std::uint32_t number = number_of(term);
                             for_each_posting(list, [&](const index::PostingCursor& at) {
                               const float tf = at.weighted_freq(weights);
                               if (tf == 0) return;
                               ++frequency[number];
                               const std::uint32_t record = record_of[shard][at.doc()];
                               if (record != kNotAsked)
                                 vectors.heavy[record].push_back({number, tf});
                             });
                           });
    }
  }
  for (std::vector<WeightedTerm>& heavy : vectors.heavy) {
    for (WeightedTerm& each : heavy) {
      const double records_with = frequency[each.term];
      const bool tells = records_with >= 2 && records_with <= std::max(2.0, records / 2);
      const double tf = std::max(1.0, static_cast<double>(each.weight));
      each.weight =
          tells ? static_cast<float>((1 + std::log(tf)) * std::log(records / records_with)) : 0;
    }
    std::erase_if(heavy, [](const WeightedTerm& each) { return each.weight <= 0; });
    std::stable_sort(heavy.begin(), heavy.end(), [](const WeightedTerm& a, const WeightedTerm& b) {
      return a.weight > b.weight;
    });
    if (heavy.size() > kHeaviest) heavy.resize(kHeaviest);
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
