// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/match/phrase_match.hpp"

#include <algorithm>
#include <cstdint>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/match/postings_among.hpp"

namespace torikumi::search {
namespace {

/// A position in a field of a document as one number, so that positions sort and compare at once.
using PositionKey = std::uint64_t;
constexpr unsigned kPositionBits = 26;  // more characters than the longest line has
static_assert(schema::kFieldCount + schema::kMostTexts <= 1U << (32 - kPositionBits));

PositionKey position_key(Xapian::docid document, schema::Field field, std::uint32_t position) {
  return (PositionKey{document} << 32U) | (PositionKey{schema::index_of(field)} << kPositionBits) |
         (position & ((1U << kPositionBits) - 1));
}
Xapian::docid document_of(PositionKey each) { return static_cast<Xapian::docid>(each >> 32U); }

/// Where a term stands in the fields of these documents, less `offset` places.
std::vector<PositionKey> positions_of(const index::PostingList& postings,
                                      const DocumentSet& documents, schema::FieldMask fields,
                                      std::uint32_t offset) {
  std::vector<PositionKey> positions;
  const auto add = [&](index::PostingCursor& at) {
    at.for_each_position([&](schema::Field field, std::uint32_t position) {
      if ((schema::mask_of(field) & fields) != 0 && position >= offset)
        positions.push_back(position_key(at.doc(), field, position - offset));
    });
  };
  for_each_posting_among(postings, documents, add);
  // Documents of several shards come shard by shard.
  if (!std::is_sorted(positions.begin(), positions.end()))
    std::sort(positions.begin(), positions.end());
  return positions;
}

DocumentSet documents_of(const IndexReader& reader, const std::vector<PositionKey>& positions) {
  DocumentSet documents = reader.none();
  for (const PositionKey each : positions) documents.add(document_of(each));
  return documents;
}

/// A pair of the string, and how far from its beginning.
struct Pair {
  Term term;
  std::uint32_t offset = 0;
  double frequency = 0;
};

std::vector<Pair> rarest_first(std::vector<Pair> pairs) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.frequency < b.frequency; });
  return pairs;
}

/// The pairs that between them cover each character of the string, and so fix the whole of it: of
/// two neighbours at least one, and both ends. Those that have the fewest documents together.
std::vector<Pair> cheapest_cover(const std::vector<Pair>& pairs) {
  // What a cover of all characters before it costs that takes each pair.
  std::vector<double> cost(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    double before = i > 0 ? cost[i - 1] : 0;
    if (i > 1) before = std::min(before, cost[i - 2]);
    cost[i] = before + pairs[i].frequency;
  }
  std::vector<Pair> cover;
  for (std::size_t i = pairs.size() - 1;; i -= i > 1 && cost[i - 2] <= cost[i - 1] ? 2 : 1) {
    cover.push_back(pairs[i]);
    if (i == 0) return cover;
  }
}

/// A string of three characters or more, and how it is sought. Lists are read when they are needed:
/// most strings are decided by the first few.
class SoughtString {
 public:
  SoughtString(IndexReader& reader, const std::string& string_form, schema::FieldMask fields)
      : reader_(reader), fields_(fields) {
    analysis::for_each_pair(string_form, [&](std::string_view characters) {
      Pair pair{Term(TermKind::kBigram, characters), static_cast<std::uint32_t>(pairs_.size())};
      if (may_stand_) pair.frequency = reader.frequency(pair.term);
      may_stand_ = may_stand_ && pair.frequency > 0;
      pairs_.push_back(std::move(pair));
    });
    if (!may_stand_) return;
    covering_ = rarest_first(cheapest_cover(pairs_));
    pairs_ = rarest_first(std::move(pairs_));
  }

  /// The documents that have its rarest pair: no other holds it.
  DocumentSet candidates() const {
    if (!may_stand_) return reader_.none();
    return reader_.docs_of(*reader_.postings(pairs_.front().term), fields_);
  }

  /// Those of the candidates that hold it.
  DocumentSet among(DocumentSet candidates) const {
    // A document is passed over more quickly than a position is read, so few are left for those.
    constexpr std::uint32_t kFew = 4;
    for (std::size_t i = 1; i < pairs_.size() && candidates.size() > kFew; ++i) {
      DocumentSet left = reader_.none();
      for_each_posting_among(*reader_.postings(pairs_[i].term), candidates,
                             [&](const index::PostingCursor& at) { left.add(at.doc()); });
      candidates = std::move(left);
    }
    std::vector<PositionKey> begins;
    for (std::size_t i = 0; i < covering_.size() && !candidates.empty(); ++i) {
      const std::vector<PositionKey> positions = positions_of(
          *reader_.postings(covering_[i].term), candidates, fields_, covering_[i].offset);
      if (i == 0) {
        begins = positions;
      } else {
        std::vector<PositionKey> both;
        std::set_intersection(begins.begin(), begins.end(), positions.begin(), positions.end(),
                              std::back_inserter(both));
        begins = std::move(both);
      }
      candidates = documents_of(reader_, begins);
    }
    return candidates;
  }

 private:
  IndexReader& reader_;
  schema::FieldMask fields_;
  bool may_stand_ = true;  ///< all pairs stand somewhere
  std::vector<Pair> pairs_;
  std::vector<Pair> covering_;
};

/// The documents with a string of one or two characters.
DocumentSet docs_with_short_string(IndexReader& reader, const std::string& string_form,
                                   std::size_t characters, schema::FieldMask fields) {
  return reader.docs_with_term(
      Term(characters == 1 ? TermKind::kUnigram : TermKind::kBigram, string_form), fields);
}

}  // namespace

DocumentSet match_substring(IndexReader& reader, const std::string& string_form,
                            schema::FieldMask fields, const DocumentSet* known) {
  const std::size_t characters = base::count_code_points(string_form);
  if (characters <= 2) {
    DocumentSet documents = docs_with_short_string(reader, string_form, characters, fields);
    if (known != nullptr) documents -= *known;
    return documents;
  }
  const SoughtString sought(reader, string_form, fields);
  DocumentSet candidates = sought.candidates();
  if (known != nullptr) candidates -= *known;
  return sought.among(std::move(candidates));
}

bool stands_anywhere(IndexReader& reader, const std::string& string_form) {
  const std::size_t characters = base::count_code_points(string_form);
  if (characters <= 2)
    return !docs_with_short_string(reader, string_form, characters, schema::kEveryField).empty();
  const SoughtString sought(reader, string_form, schema::kEveryField);
  const std::vector<Xapian::docid> candidates = sought.candidates().documents();
  std::size_t many = 64;  // a common string stands in one of the first few
  for (std::size_t begin = 0; begin < candidates.size(); begin += many, many *= 8) {
    DocumentSet some = reader.none();
    for (std::size_t i = begin; i < std::min(begin + many, candidates.size()); ++i)
      some.add(candidates[i]);
    if (!sought.among(std::move(some)).empty()) return true;
  }
  return false;
}

DocumentSet match_within_window(IndexReader& reader, const std::vector<Term>& terms,
                                schema::FieldMask fields) {
  DocumentSet candidates = reader.every();
  for (const Term& term : terms) candidates &= reader.docs_with_term(term, fields);
  if (terms.size() < 2 || candidates.empty()) return candidates;
  struct Named {
    PositionKey at;
    std::size_t term;
  };
  std::vector<Named> all;
  for (std::size_t term = 0; term < terms.size(); ++term) {
    for (const PositionKey at : positions_of(*reader.postings(terms[term]), candidates, fields, 0))
      all.push_back({at, term});
  }
  std::sort(all.begin(), all.end(), [](const Named& a, const Named& b) { return a.at < b.at; });
  // A window that grows to its right end and holds each term at least once.
  DocumentSet documents = reader.none();
  std::vector<std::size_t> held(terms.size());
  std::size_t missing = terms.size();
  std::size_t first = 0;
  for (const Named& last : all) {
    if (held[last.term]++ == 0) --missing;
    while (last.at - all[first].at >= terms.size() + kWindowSlack) {
      if (--held[all[first].term] == 0) ++missing;
      ++first;
    }
    if (missing == 0) documents.add(document_of(last.at));
  }
  return documents;
}

DocumentSet match_adjacent(IndexReader& reader, const Term& first, const Term& second,
                           schema::FieldMask fields, const DocumentSet& among) {
  const DocumentSet candidates =
      reader.docs_with_term(second, fields, reader.docs_with_term(first, fields, among));
  if (candidates.empty()) return candidates;
  const std::vector<PositionKey> begins =
      positions_of(*reader.postings(first), candidates, fields, 0);
  const std::vector<PositionKey> ends =
      positions_of(*reader.postings(second), candidates, fields, 1);
  std::vector<PositionKey> both;
  std::set_intersection(begins.begin(), begins.end(), ends.begin(), ends.end(),
                        std::back_inserter(both));
  return documents_of(reader, both);
}

}  // namespace torikumi::search
