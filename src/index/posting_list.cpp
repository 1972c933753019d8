// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/posting_list.hpp"

#include <algorithm>
#include <limits>

namespace torikumi::index {
namespace {

/// How many documents, × 4, + 2 where positions are kept, + 1 where the list is stored apart.
struct Head {
  explicit Head(Decoder& in) {
    const std::uint64_t number = in.number();
    documents = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(number / 4, std::numeric_limits<std::uint32_t>::max()));
    has_positions = number / 2 % 2 == 1;
    is_apart = number % 2 == 1;
  }
  std::uint32_t documents;
  bool has_positions;
  bool is_apart;
};

PostingCode read_code(Decoder& in) {
  constexpr std::size_t kFields = schema::kFieldCount + schema::kMostTexts;
  // No text has so many words: what says so is damage.
  constexpr std::uint64_t kMostOccurrences = 1U << 26U;
  PostingCode code;
  const std::string_view from = in.rest();
  PostingCode::read(in, [&](std::uint64_t field, std::uint64_t freq) {
    if (field >= kFields || freq > kMostOccurrences - code.occurrences) Decoder::fail();
    code.fields |= schema::mask_of(static_cast<schema::Field>(field));
    code.occurrences += static_cast<std::uint32_t>(freq);
  });
  code.bytes = from.substr(0, from.size() - in.rest().size());
  return code;
}

PostingList::Shard read_shard(const StoredPostings& stored, Xapian::docid last) {
  PostingList::Shard shard;
  if (stored.head.empty()) return shard;
  Decoder head_in(stored.head);
  const Head head(head_in);
  Decoder in(head.is_apart ? std::string_view(stored.body) : head_in.rest());
  shard.has_positions = head.has_positions;
  shard.documents = head.documents;
  const std::uint64_t first = in.number();
  const std::uint64_t codes = in.number();
  if (shard.documents == 0 || shard.documents > last || first > last || codes == 0 ||
      codes > in.rest().size())
    Decoder::fail();
  shard.codes.reserve(codes);
  for (std::uint64_t i = 0; i < codes; ++i) shard.codes.push_back(read_code(in));
  const std::size_t blocks = (shard.documents + std::size_t{kBlock} - 1) / kBlock;
  Decoder directory(blocks > 1 ? in.string() : std::string_view());
  shard.bytes = in.rest();
  PostingList::Shard::Block block{static_cast<Xapian::docid>(first), 0};
  shard.blocks.reserve(std::min(blocks, directory.rest().size() + 1));
  shard.blocks.push_back(block);
  while (shard.blocks.size() < blocks) {
    const std::uint64_t gap = directory.number();
    const std::uint64_t bytes = directory.number();
    if (gap == 0 || gap > last || bytes > shard.bytes.size() - block.offset) Decoder::fail();
    block.first += static_cast<Xapian::docid>(gap);
    block.offset += static_cast<std::uint32_t>(bytes);
    shard.blocks.push_back(block);
  }
  return shard;
}

}  // namespace

TermInfo read_term_info(std::string_view head) {
  if (head.empty()) return {};
  Decoder in(head);
  return {Head(in).documents};
}

bool is_stored_apart(std::string_view head) {
  if (head.empty()) return false;
  Decoder in(head);
  return Head(in).is_apart;
}

PostingList::PostingList(std::vector<StoredPostings> shards, Xapian::docid last)
    : stored_(std::move(shards)), last_(last) {
  for (const StoredPostings& each : stored_) {
    shards_.push_back(read_shard(each, last));
    document_frequency_ += shards_.back().documents;
  }
  document_frequency_ = std::min(document_frequency_, last_);
}

std::size_t PostingList::bytes() const {
  std::size_t all = 0;
  for (const StoredPostings& each : stored_) all += each.head.size() + each.body.size();
  for (const Shard& each : shards_)
    all += sizeof each + each.codes.capacity() * sizeof(PostingCode) +
           each.blocks.capacity() * sizeof(Shard::Block);
  return all;
}

bool PostingList::all_stand_in(schema::FieldMask fields) const {
  for (const Shard& shard : shards_) {
    for (const PostingCode& code : shard.codes) {
      if ((code.fields & fields) == 0) return false;
    }
  }
  return true;
}

}  // namespace torikumi::index
