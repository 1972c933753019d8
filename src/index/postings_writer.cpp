// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings_writer.hpp"

#include <algorithm>

namespace torikumi::index {

Counts& PostingsWriter::open(Xapian::docid document) {
  if (document != last_) {
    close();
    if (documents_ == 0) first_ = document;
    if (documents_ > 0) document_stream_.put_number(document - last_);
    last_ = document;
    ++documents_;
    counts_ = {};
  }
  return counts_;
}

void PostingsWriter::close() {
  if (documents_ == 0) return;
  std::size_t last = schema::kFieldCount - 1;
  while (counts_.in[last] == 0) --last;
  document_stream_.put_number((counts_.in[last] - 1) << schema::kFieldCount | counts_.fields);
  for (std::size_t field = 0; field < last; ++field) {
    if (counts_.in[field] > 0) document_stream_.put_number(counts_.in[field] - 1);
  }
}

void PostingsWriter::add(Xapian::docid document, schema::Field field, schema::Kept kept,
                         std::uint32_t place) {
  Counts& counts = open(document);
  const bool known = (counts.fields & schema::mask_of(field)) != 0;
  if (kept == schema::Kept::kPresence && known) return;
  counts.fields |= schema::mask_of(field);
  ++counts.in[schema::index_of(field)];
  if (kept != schema::Kept::kPlaces) return;
  place_stream_.put_number(known ? place - last_place_ : place);
  last_place_ = place;
}

std::string PostingsWriter::take() {
  close();
  Encoder out;
  out.put_number(first_);
  out.put_number(documents_);
  out.put_string(document_stream_.take());
  out.put_string(place_stream_.take());
  return out.take();
}

std::string join_postings(std::vector<std::string_view> lists) {
  std::sort(lists.begin(), lists.end(), [](std::string_view a, std::string_view b) {
    return Decoder(a).number() < Decoder(b).number();
  });
  std::string joined;
  for (const std::string_view list : lists) joined += list;
  return joined;
}

}  // namespace torikumi::index
