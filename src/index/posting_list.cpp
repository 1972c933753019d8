// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/posting_list.hpp"

#include <algorithm>
#include <numeric>

#include "index/codec.hpp"
#include "index/postings_writer.hpp"

namespace torikumi::index {

TermInfo read_term_info(std::string_view head) {
  TermInfo info;
  Decoder in(head);
  while (!in.at_end()) info.document_frequency += read_chunk(in).documents;
  return info;
}

PostingList::PostingList(std::vector<StoredPostings> shards, Xapian::docid last)
    : shards_(std::move(shards)), last_(last) {
  std::vector<std::string_view> skips;
  for (const StoredPostings& shard : shards_) {
    const auto begin = static_cast<std::uint32_t>(chunks_.size());
    first_chunk_.push_back(begin);
    for (const std::string* bytes : {&shard.head, &shard.body}) {
      Decoder in(*bytes);
      while (!in.at_end()) {
        const StoredChunk stored = read_chunk(in);
        if (stored.is_apart) continue;
        // A document takes a byte at least: a greater number is damage.
        const auto documents =
            std::min(stored.documents, static_cast<std::uint32_t>(stored.codes.size()));
        chunks_.push_back({stored.first, documents, stored.codes, stored.positions});
        skips.push_back(stored.skips);
        document_frequency_ += documents;
      }
    }
    // Short chunks stand in the head, long ones in the body: each in their order.
    if (!shard.body.empty() && chunks_.size() - begin > 1) {
      std::vector<std::uint32_t> order(chunks_.size() - begin);
      std::iota(order.begin(), order.end(), begin);
      std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return chunks_[a].first < chunks_[b].first;
      });
      std::vector<Chunk> sorted;
      std::vector<std::string_view> sorted_skips;
      for (const std::uint32_t each : order) {
        sorted.push_back(chunks_[each]);
        sorted_skips.push_back(skips[each]);
      }
      std::copy(sorted.begin(), sorted.end(), chunks_.begin() + begin);
      std::copy(sorted_skips.begin(), sorted_skips.end(), skips.begin() + begin);
    }
  }
  first_chunk_.push_back(static_cast<std::uint32_t>(chunks_.size()));
  document_frequency_ = std::min(document_frequency_, last_);
  if (document_frequency_ < kLeastSkipped) return;
  skips_.reserve(document_frequency_ / kSkipInterval + chunks_.size());
  for (std::uint32_t shard = 0; shard < shards_.size(); ++shard) {
    first_skip_.push_back(static_cast<std::uint32_t>(skips_.size()));
    for (std::uint32_t i = first_chunk_[shard]; i < first_chunk_[shard + 1]; ++i)
      read_skips(i, skips[i]);
  }
  first_skip_.push_back(static_cast<std::uint32_t>(skips_.size()));
}

void PostingList::read_skips(std::uint32_t number, std::string_view bytes) {
  const Chunk& chunk = chunks_[number];
  if (chunk.documents == 0) return;
  SkipEntry entry{chunk.first, number, chunk.documents, 0, 0};
  skips_.push_back(entry);
  Decoder in(bytes);
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
