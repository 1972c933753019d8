// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings_writer.hpp"

#include <algorithm>

#include "index/posting_list.hpp"

namespace torikumi::index {

void PostingsWriter::open(Xapian::docid document) {
  if (document == last_ && documents_ > 0) return;
  close();
  if (documents_ == 0) {
    first_ = document;
    last_skip_.document = document;
  } else {
    codes_.put_number(document - last_);
  }
  last_ = document;
  if (documents_ > 0 && documents_ % kSkipInterval == 0) put_skip();
  ++documents_;
  freqs_ = {};
}

void PostingsWriter::put_skip() {
  skips_.put_number(last_ - last_skip_.document);
  skips_.put_number(codes_.size() - last_skip_.codes);
  skips_.put_number(positions_.size() - last_skip_.positions);
  last_skip_ = {last_, codes_.size(), positions_.size()};
}

void PostingsWriter::close() {
  if (documents_ == 0) return;
  std::size_t last = schema::kFieldCount - 1;
  while (freqs_.in[last] == 0) --last;
  codes_.put_number((freqs_.in[last] - 1) << schema::kFieldCount | freqs_.fields);
  for (std::size_t field = 0; field < last; ++field) {
    if (freqs_.in[field] > 0) codes_.put_number(freqs_.in[field] - 1);
  }
}

void PostingsWriter::add(Xapian::docid document, schema::Field field, IndexOptions options,
                         std::uint32_t position) {
  open(document);
  const bool known = (freqs_.fields & schema::mask_of(field)) != 0;
  if (options == IndexOptions::kDocs && known) return;
  freqs_.fields |= schema::mask_of(field);
  ++freqs_.in[schema::index_of(field)];
  if (options != IndexOptions::kPositions) return;
  positions_.put_number(known ? position - last_position_ : position);
  last_position_ = position;
}

std::string PostingsWriter::take() {
  close();
  Encoder out;
  out.put_number(first_);
  out.put_number(std::uint64_t{documents_} * 2);
  out.put_string(codes_.take());
  out.put_string(positions_.take());
  if (documents_ > kSkipInterval) out.put_string(skips_.take());
  return out.take();
}

std::string head_of_chunk_apart(std::string_view chunk) {
  Decoder in(chunk);
  const Chunk stored = read_chunk(in);
  Encoder out;
  out.put_number(stored.first);
  out.put_number(std::uint64_t{stored.documents} * 2 + 1);
  return out.take();
}

std::string join_chunks(std::vector<std::string_view> lists) {
  std::sort(lists.begin(), lists.end(), [](std::string_view a, std::string_view b) {
    return Decoder(a).number() < Decoder(b).number();
  });
  std::string joined;
  for (const std::string_view list : lists) joined += list;
  return joined;
}

}  // namespace torikumi::index
