// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/places.hpp"

#include <algorithm>
#include <cstdint>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"

namespace torikumi::search {
namespace {

namespace prefix = schema::prefix;

/// A place in a field of a document as one number, so that places sort and compare at once.
using Spot = std::uint64_t;
constexpr unsigned kPlaceBits = 28;

Spot spot(Xapian::docid document, schema::Field field, std::uint32_t place) {
  return (Spot{document} << 32U) | (Spot{schema::index_of(field)} << kPlaceBits) |
         (place & ((1U << kPlaceBits) - 1));
}
Xapian::docid document_of(Spot each) { return static_cast<Xapian::docid>(each >> 32U); }

/// Where a term stands in the fields of these documents, less `offset` places.
std::vector<Spot> spots_of(const store::PostingList& postings, const DocumentSet& documents,
                           schema::FieldMask fields, std::uint32_t offset) {
  std::vector<Spot> spots;
  postings.for_each_place(
      [&](Xapian::docid document, const store::Counts&) { return documents.contains(document); },
      [&](Xapian::docid document, schema::Field field, std::uint32_t place) {
        if ((schema::mask_of(field) & fields) != 0 && place >= offset)
          spots.push_back(spot(document, field, place - offset));
      });
  // Documents of several shards come shard by shard.
  if (!std::is_sorted(spots.begin(), spots.end())) std::sort(spots.begin(), spots.end());
  return spots;
}

DocumentSet documents_of(const Generation& generation, const std::vector<Spot>& spots) {
  DocumentSet documents = generation.none();
  for (const Spot each : spots) documents.add(document_of(each));
  return documents;
}

/// A pair of the string, and how far from its beginning.
struct Pair {
  Postings postings;
  std::uint32_t offset = 0;
};

}  // namespace

DocumentSet holding(Generation& generation, const std::string& string_form,
                    schema::FieldMask fields, const DocumentSet* known) {
  const std::size_t characters = base::count_code_points(string_form);
  if (characters <= 2) {
    const std::string_view term_prefix = characters == 1 ? prefix::kUnigram : prefix::kBigram;
    DocumentSet documents = generation.having(std::string(term_prefix) + string_form, fields);
    if (known != nullptr) documents -= *known;
    return documents;
  }
  std::vector<Pair> pairs;
  analysis::for_each_pair(string_form, [&](std::string_view pair) {
    pairs.push_back({generation.postings(std::string(prefix::kBigram) + std::string(pair)),
                     static_cast<std::uint32_t>(pairs.size())});
  });
  // The rarest first: what they leave is little.
  std::vector<Pair> by_frequency = pairs;
  std::stable_sort(by_frequency.begin(), by_frequency.end(), [](const Pair& a, const Pair& b) {
    return a.postings->frequency() < b.postings->frequency();
  });
  DocumentSet candidates = generation.none();
  for (std::size_t i = 0; i < by_frequency.size(); ++i) {
    DocumentSet having = generation.none();
    by_frequency[i].postings->for_each_in(fields,
                                          [&](Xapian::docid document) { having.add(document); });
    if (i == 0) {
      candidates = std::move(having);
      if (known != nullptr) candidates -= *known;
    } else {
      candidates &= having;
    }
    if (candidates.empty()) return candidates;
  }
  // Pairs that between them cover each character fix the whole string.
  std::vector<Pair> covering;
  for (std::size_t i = 0; i < pairs.size(); i += 2) covering.push_back(pairs[i]);
  if (pairs.size() % 2 == 0) covering.push_back(pairs.back());
  std::stable_sort(covering.begin(), covering.end(), [](const Pair& a, const Pair& b) {
    return a.postings->frequency() < b.postings->frequency();
  });
  std::vector<Spot> begins;
  for (std::size_t i = 0; i < covering.size(); ++i) {
    const std::vector<Spot> spots =
        spots_of(*covering[i].postings, candidates, fields, covering[i].offset);
    if (i == 0) {
      begins = spots;
    } else {
      std::vector<Spot> both;
      std::set_intersection(begins.begin(), begins.end(), spots.begin(), spots.end(),
                            std::back_inserter(both));
      begins = std::move(both);
    }
    if (i + 1 < covering.size()) candidates = documents_of(generation, begins);
  }
  return documents_of(generation, begins);
}

DocumentSet near_one_another(Generation& generation, const std::vector<std::string>& terms,
                             schema::FieldMask fields) {
  constexpr Spot kSlack = 3;
  DocumentSet candidates = generation.every();
  for (const std::string& term : terms) candidates &= generation.having(term, fields);
  if (terms.size() < 2 || candidates.empty()) return candidates;
  struct Named {
    Spot at;
    std::size_t term;
  };
  std::vector<Named> all;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    for (const Spot at : spots_of(*generation.postings(terms[term]), candidates, fields, 0))
      all.push_back({at, term});
  }
  std::sort(all.begin(), all.end(), [](const Named& a, const Named& b) { return a.at < b.at; });
  // A window that grows to its right end and holds each term at least once.
  DocumentSet documents = generation.none();
  std::vector<std::size_t> held(terms.size());
  std::size_t missing = terms.size();
  std::size_t first = 0;
  for (const Named& last : all) {
    if (held[last.term]++ == 0) --missing;
    while (last.at - all[first].at >= terms.size() + kSlack) {
      if (--held[all[first].term] == 0) ++missing;
      ++first;
    }
    if (missing == 0) documents.add(document_of(last.at));
  }
  return documents;
}

}  // namespace torikumi::search
