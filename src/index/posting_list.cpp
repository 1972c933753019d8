// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/posting_list.hpp"

#include <algorithm>

namespace torikumi::index {

Chunk read_chunk(Decoder& in) {
  Chunk chunk;
  chunk.first = static_cast<Xapian::docid>(in.number());
  const std::uint64_t number = in.number();
  chunk.documents = static_cast<std::uint32_t>(number / 2);
  chunk.is_apart = number % 2 == 1;
  if (chunk.is_apart) return chunk;
  chunk.codes = in.string();
  chunk.positions = in.string();
  if (chunk.documents > kSkipInterval) chunk.skips = in.string();
  return chunk;
}

TermInfo read_term_info(std::string_view head) {
  TermInfo info;
  Decoder in(head);
  while (!in.at_end()) info.document_frequency += read_chunk(in).documents;
  return info;
}

bool has_chunk_apart(std::string_view head) {
  Decoder in(head);
  while (!in.at_end()) {
    if (read_chunk(in).is_apart) return true;
  }
  return false;
}

PostingList::PostingList(std::vector<StoredPostings> shards, Xapian::docid last)
    : shards_(std::move(shards)), last_(last) {
  for (const StoredPostings& shard : shards_) {
    const auto begin = static_cast<std::uint32_t>(chunks_.size());
    first_chunk_.push_back(begin);
    for (const std::string* bytes : {&shard.head, &shard.body}) {
      Decoder in(*bytes);
      while (!in.at_end()) {
        Chunk chunk = read_chunk(in);
        if (chunk.is_apart) continue;
        // A document takes a byte at least: a greater number is damage.
        chunk.documents = std::min(chunk.documents, static_cast<std::uint32_t>(chunk.codes.size()));
        document_frequency_ += chunk.documents;
        chunks_.push_back(chunk);
      }
    }
    // Short chunks stand in the head, long ones in the body: each in their order.
    if (!shard.body.empty()) {
      std::stable_sort(chunks_.begin() + begin, chunks_.end(),
                       [](const Chunk& a, const Chunk& b) { return a.first < b.first; });
    }
  }
  first_chunk_.push_back(static_cast<std::uint32_t>(chunks_.size()));
  document_frequency_ = std::min(document_frequency_, last_);
  if (document_frequency_ < kLeastSkipped) return;
  skips_.reserve(document_frequency_ / kSkipInterval + chunks_.size());
  for (std::uint32_t shard = 0; shard < shards_.size(); ++shard) {
    first_skip_.push_back(static_cast<std::uint32_t>(skips_.size()));
    for (std::uint32_t i = first_chunk_[shard]; i < first_chunk_[shard + 1]; ++i) read_skips(i);
  }
  first_skip_.push_back(static_cast<std::uint32_t>(skips_.size()));
}

void PostingList::read_skips(std::uint32_t number) {
  const Chunk& chunk = chunks_[number];
  if (chunk.documents == 0) return;
  SkipEntry entry{chunk.first, number, chunk.documents, 0, 0};
  skips_.push_back(entry);
  Decoder in(chunk.skips);
  while (!in.at_end() && entry.left > kSkipInterval) {
    const std::uint64_t gap = in.number();
    const std::uint64_t codes = entry.codes + in.number();
    const std::uint64_t positions = entry.positions + in.number();
    // What points outside of the chunk is damage: the rest is read one by one.
    if (gap == 0 || gap > last_ || codes >= chunk.codes.size() ||
        positions > chunk.positions.size())
      return;
    entry = {entry.document + static_cast<Xapian::docid>(gap), number, entry.left - kSkipInterval,
             static_cast<std::uint32_t>(codes), static_cast<std::uint32_t>(positions)};
    skips_.push_back(entry);
  }
}

std::size_t PostingList::bytes() const {
  std::size_t all = skips_.capacity() * sizeof(SkipEntry) + chunks_.capacity() * sizeof(Chunk);
  for (const StoredPostings& shard : shards_) all += shard.head.size() + shard.body.size();
  return all;
}

}  // namespace torikumi::index
