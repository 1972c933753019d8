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
  freqs_.clear();
}

void PostingsWriter::put_skip() {
  skips_.put_number(last_ - last_skip_.document);
  skips_.put_number(codes_.size() - last_skip_.codes);
  skips_.put_number(positions_.size() - last_skip_.positions);
  last_skip_ = {last_, codes_.size(), positions_.size()};
}

void PostingsWriter::close() {
  if (documents_ == 0) return;
  const auto& [last, freq] = freqs_.back();
  if (schema::index_of(last) >= schema::kFieldCount) {
    codes_.put_number(std::uint64_t{freqs_.size()} << schema::kFieldCount);
    for (const auto& [field, often] : freqs_)
      codes_.put_number(std::uint64_t{often - 1} << kFurtherFieldBits | schema::index_of(field));
    return;
  }
  schema::FieldMask fields = 0;
  for (const auto& each : freqs_) fields |= schema::mask_of(each.first);
  codes_.put_number(std::uint64_t{freq - 1} << schema::kFieldCount | fields);
  for (std::size_t i = 0; i + 1 < freqs_.size(); ++i) codes_.put_number(freqs_[i].second - 1);
}

void PostingsWriter::add(Xapian::docid document, schema::Field field, IndexOptions options,
                         std::uint32_t position) {
  open(document);
  const bool known = !freqs_.empty() && freqs_.back().first == field;
  if (options == IndexOptions::kDocs && known) return;
  if (known) {
    ++freqs_.back().second;
  } else {
    freqs_.emplace_back(field, 1);
  }
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
