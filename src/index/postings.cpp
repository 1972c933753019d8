// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings.hpp"

#include <algorithm>

namespace torikumi::index {

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
  std::call_once(steps_found_, [&] { find_steps(false); });
  return steps_;
}

const std::vector<PostingList::Stream>& PostingList::place_steps() const {
  std::call_once(place_steps_found_, [&] { find_steps(true); });
  return place_steps_;
}

void PostingList::find_steps(bool of_places) const {
  const std::size_t many = frequency_ / kStep + chunks_.size();
  of_places ? place_steps_.reserve(many) : steps_.reserve(many);
  for (const Chunk& chunk : chunks_) {
    if (!of_places) first_steps_.resize(chunk.shard + std::size_t{1}, steps_.size());
    Stream stream(chunk.document_stream);
    Stream places(chunk.place_stream);
    Xapian::docid document = chunk.first;
    std::uint32_t passed = 0;
    for (std::uint32_t i = 0; i < chunk.documents; ++i) {
      if (i > 0) document += stream.number();
      if (whole(chunk, document) == 0) break;
      if (i % kStep == 0) {
        places.skip(passed);
        passed = 0;
        if (of_places) {
          place_steps_.push_back(places);
        } else {
          steps_.push_back({document, chunk.documents - i, stream});
        }
      }
      if (of_places) {
        passed += read_total(stream);
      } else {
        read_fields(stream);
      }
    }
  }
  if (!of_places) first_steps_.resize(shards_.size() + 1, steps_.size());
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
  return all +
         (can_skip() ? (frequency_ / kStep + chunks_.size()) * (sizeof(Step) + sizeof(Stream)) : 0);
}

}  // namespace torikumi::index
