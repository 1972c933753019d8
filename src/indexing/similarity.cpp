// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "index/database.hpp"
#include "schema/format.hpp"

namespace torikumi::indexing {
namespace {

namespace prefix = schema::prefix;

/// As for related initiatives: 20 found less, 5 much less.
constexpr std::size_t kHeaviest = 50;

/// Terms that are heavy in more records than this bring no pair together; they still count where
/// another does.
constexpr std::size_t kMostTogether = 400;

/// Counts come in quarters (schema::prefix).
constexpr double kQuarter = 0.25;

}  // namespace

Vectors read_vectors(const std::vector<Xapian::Database>& shards,
                     const std::vector<DocAddress>& places) {
  double records = 0;
  for (const Xapian::Database& shard : shards) records += shard.get_doccount();
  Vectors vectors;
  vectors.heavy.resize(places.size());
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<double> worth;  // of each term; 0: tells nothing
  const auto number_of = [&](const std::string& term) {
    const auto [known, fresh] =
        numbers.emplace(term, static_cast<std::uint32_t>(vectors.terms.size()));
    if (fresh) {
      double frequency = 0;
      for (const Xapian::Database& shard : shards) frequency += shard.get_termfreq(term);
      const bool of_some = frequency >= 2 && frequency <= std::max(2.0, records / 2);
      vectors.terms.push_back(term);
      worth.push_back(of_some ? std::log(records / frequency) : 0);
    }
    return known->second;
  };
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Xapian::Database& shard = shards[places[i].shard];
    std::vector<WeightedTerm>& heavy = vectors.heavy[i];
    for (const std::string_view kind : {prefix::kCompound, prefix::kWord}) {
      auto it = shard.termlist_begin(places[i].document);
      for (it.skip_to(std::string(kind)); it != shard.termlist_end(places[i].document); ++it) {
        const std::string term = *it;
        if (!term.starts_with(kind)) break;
        if (!index::can_relate(term)) continue;
        const std::uint32_t number = number_of(term);
        const double tf = std::max(1.0, kQuarter * it.get_wdf());
        const double weight = (1 + std::log(tf)) * worth[number];
        if (weight > 0) heavy.push_back({number, static_cast<float>(weight)});
      }
    }
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

std::vector<SimilarPair> like_pairs(const Vectors& vectors, float least,
                                    std::size_t closest_spelling) {
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
    if (own.size() > closest_spelling) own.resize(closest_spelling);
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
