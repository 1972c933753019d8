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
  const auto add = [&](Xapian::docid document, schema::Field field, std::uint32_t place) {
    if ((schema::mask_of(field) & fields) != 0 && place >= offset)
      spots.push_back(spot(document, field, place - offset));
  };
  if (postings.skips_to(documents.size())) {
    postings.for_some_places(documents.documents(), add);
  } else {
    postings.for_each_place([&](Xapian::docid document) { return documents.contains(document); },
                            add);
  }
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

std::vector<Pair> rarest_first(std::vector<Pair> pairs) {
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.postings->frequency() < b.postings->frequency();
  });
  return pairs;
}

/// The pairs that between them cover each character of the string, and so fix the whole of it: of
/// two neighbours at least one, and both ends. Those that have the fewest documents together.
std::vector<Pair> cheapest_cover(const std::vector<Pair>& pairs) {
  // What a cover of all characters before it costs that takes each pair.
  std::vector<std::uint64_t> cost(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    std::uint64_t before = i > 0 ? cost[i - 1] : 0;
    if (i > 1) before = std::min(before, cost[i - 2]);
    cost[i] = before + pairs[i].postings->frequency();
  }
  std::vector<Pair> cover;
  for (std::size_t i = pairs.size() - 1;; i -= i > 1 && cost[i - 2] <= cost[i - 1] ? 2 : 1) {
    cover.push_back(pairs[i]);
    if (i == 0) return cover;
  }
}

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
  const std::vector<Pair> covering = rarest_first(cheapest_cover(pairs));
  pairs = rarest_first(std::move(pairs));
  DocumentSet candidates = generation.none();
  pairs.front().postings->for_each_in(fields,
                                      [&](Xapian::docid document) { candidates.add(document); });
  if (known != nullptr) candidates -= *known;
  // Documents are quicker to read than places, as long as there is much to leave out.
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    if (pairs[i].postings->skips_to(candidates.size())) break;
    DocumentSet having = generation.none();
    pairs[i].postings->for_each_in(fields, [&](Xapian::docid document) { having.add(document); });
    candidates &= having;
  }
  std::vector<Spot> begins;
  for (std::size_t i = 0; i < covering.size() && !candidates.empty(); ++i) {
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
    candidates = documents_of(generation, begins);
  }
  return candidates;
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

DocumentSet one_behind_other(Generation& generation, const std::string& first,
                             const std::string& second, schema::FieldMask fields,
                             const DocumentSet& known) {
  DocumentSet candidates = generation.having(first, fields);
  candidates &= generation.having(second, fields);
  candidates -= known;
  if (candidates.empty()) return candidates;
  const std::vector<Spot> begins = spots_of(*generation.postings(first), candidates, fields, 0);
  const std::vector<Spot> ends = spots_of(*generation.postings(second), candidates, fields, 1);
  std::vector<Spot> both;
  std::set_intersection(begins.begin(), begins.end(), ends.begin(), ends.end(),
                        std::back_inserter(both));
  return documents_of(generation, both);
}

}  // namespace torikumi::search
