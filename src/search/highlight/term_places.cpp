// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight/term_places.hpp"

namespace torikumi::search {

std::vector<TermPlace> term_places(IndexReader& reader, const Term& term, Xapian::docid document,
                                   const index::StoredRecord& stored) {
  std::vector<TermPlace> places;
  const Postings postings = reader.postings(term);
  auto at = index::PostingCursor::at(*postings, document);
  if (at.doc() != document) return places;
  const std::uint16_t mark = index::term_hash16(term.key());
  if (term.kind() != TermKind::kWord) {
    for (std::size_t field = 0; field < stored.places.size(); ++field) {
      for (const index::TermSpan& span : stored.places[field].spans) {
        if (span.term == mark) places.push_back({static_cast<schema::Field>(field), 0, span.range});
      }
    }
    return places;
  }
  at.for_each_position([&](schema::Field field, std::uint32_t position) {
    if (schema::index_of(field) >= stored.places.size()) return;
    const index::StoredRecord::Places& known = stored.places[schema::index_of(field)];
    if (position >= known.tokens.size()) return;
    base::ByteRange range = known.tokens[position];
    // A joined word is longer than the token with which it begins.
    for (const index::TermSpan& span : known.spans) {
      if (span.term == mark && span.range.begin == range.begin) range = span.range;
    }
    places.push_back({field, position, range});
  });
  return places;
}

}  // namespace torikumi::search
