// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/postings.hpp"

#include <algorithm>

namespace torikumi::store {
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

FieldWeights::FieldWeights(const std::array<float, schema::kFieldCount>& weights)
    : of_field(weights) {
  for (unsigned code = 1; code < of_code.size(); ++code) {
    const auto field = static_cast<unsigned>(std::countr_zero(code));
    if (field < of_field.size())
      of_code[code] = of_field[field] * static_cast<float>((code >> schema::kFieldCount) + 1);
  }
}

PostingList::PostingList(std::vector<std::string> shards, Xapian::docid last)
    : shards_(std::move(shards)), last_(last) {
  for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
    Decoder in(shards_[shard]);
    while (!in.at_end()) {
      Chunk chunk;
      chunk.shard = static_cast<std::uint32_t>(shard);
      chunk.first = static_cast<Xapian::docid>(in.number());
      chunk.documents = static_cast<std::uint32_t>(in.number());
      chunk.document_stream = in.string();
      chunk.place_stream = in.string();
      // A document takes a byte at least: what says more is damage, and is not believed.
      chunk.documents =
          std::min(chunk.documents, static_cast<std::uint32_t>(chunk.document_stream.size()));
      frequency_ += chunk.documents;
      chunks_.push_back(chunk);
    }
  }
  frequency_ = std::min(frequency_, last_);
}

const std::vector<PostingList::Step>& PostingList::steps() const {
  std::call_once(steps_found_, [&] { find_steps(); });
  return steps_;
}

void PostingList::find_steps() const {
  steps_.reserve(frequency_ / kStep + chunks_.size());
  for (const Chunk& chunk : chunks_) {
    Stream stream(chunk.document_stream);
    Stream places(chunk.place_stream);
    Xapian::docid document = chunk.first;
    for (std::uint32_t i = 0; i < chunk.documents; ++i) {
      if (i > 0) document += stream.number();
      if (document > last_) break;
      if (i % kStep == 0) steps_.push_back({document, chunk.documents - i, stream, places});
      places.skip(read_total(stream));
    }
  }
}

void PostingList::for_each_mention(
    const std::function<void(Xapian::docid, schema::Field, schema::Kept, std::uint32_t)>& each)
    const {
  const bool places = std::any_of(chunks_.begin(), chunks_.end(),
                                  [](const Chunk& c) { return !c.place_stream.empty(); });
  if (places) {
    for_each_place([](Xapian::docid) { return true; },
                   [&](Xapian::docid document, schema::Field field, std::uint32_t place) {
                     each(document, field, schema::Kept::kPlaces, place);
                   });
    return;
  }
  for_each([&](Xapian::docid document, const Counts& counts) {
    for (const schema::FieldInfo& info : schema::kFields) {
      for (std::uint32_t i = 0; i < counts.in[schema::index_of(info.field)]; ++i)
        each(document, info.field, schema::Kept::kCount, 0);
    }
  });
}

std::size_t PostingList::bytes() const {
  std::size_t all = 0;
  for (const std::string& shard : shards_) all += shard.size();
  return all + (can_skip() ? (frequency_ / kStep + chunks_.size()) * sizeof(Step) : 0);
}

}  // namespace torikumi::store
