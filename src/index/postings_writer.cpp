// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings_writer.hpp"

#include <algorithm>
#include <numeric>

#include "index/codec.hpp"

namespace torikumi::index {

void PostingsWriter::add(Xapian::docid document, schema::Field field, IndexOptions options,
                         std::uint32_t position) {
  if (documents_.empty() || documents_.back().number != document) {
    close();
    documents_.push_back({document, 0});
  }
  const bool is_known = !freqs_.empty() && freqs_.back().first == field;
  if (options == IndexOptions::kDocs && is_known) return;
  if (is_known) {
    ++freqs_.back().second;
  } else {
    freqs_.emplace_back(field, 1);
  }
  if (options != IndexOptions::kPositions) return;
  positions_.push_back(is_known ? position - last_position_ : position);
  last_position_ = position;
}

void PostingsWriter::close() {
  if (documents_.empty()) return;
  Encoder code;
  const auto& [last, freq] = freqs_.back();
  std::uint32_t occurrences = 0;
  for (const auto& each : freqs_) occurrences += each.second;
  if (schema::index_of(last) >= schema::kFieldCount) {
    code.put_number(std::uint64_t{freqs_.size()} << schema::kFieldCount);
    for (const auto& [field, often] : freqs_)
      code.put_number(std::uint64_t{often - 1} << kFurtherFieldBits | schema::index_of(field));
  } else {
    schema::FieldMask fields = 0;
    for (const auto& each : freqs_) fields |= schema::mask_of(each.first);
    code.put_number(std::uint64_t{freq - 1} << schema::kFieldCount | fields);
    for (std::size_t i = 0; i + 1 < freqs_.size(); ++i) code.put_number(freqs_[i].second - 1);
  }
  documents_.back().code = number_of_code(code.take(), occurrences);
  freqs_.clear();
}

std::uint32_t PostingsWriter::number_of_code(const std::string& bytes, std::uint32_t occurrences) {
  std::uint32_t number = 0;
  // Most lists have few codes, and the first of them most often.
  constexpr std::size_t kFew = 8;
  const auto few = std::min(codes_.size(), kFew);
  while (number < few && codes_[number].bytes != bytes) ++number;
  if (number == few) {
    number = static_cast<std::uint32_t>(codes_.size());
    if (number >= kFew) number = code_numbers_.try_emplace(bytes, number).first->second;
    if (number == codes_.size()) codes_.push_back({bytes, occurrences, 0});
  }
  ++codes_[number].documents;
  return number;
}

void PostingsWriter::sort_codes() {
  std::vector<std::uint32_t> by_documents(codes_.size());
  std::iota(by_documents.begin(), by_documents.end(), 0);
  std::stable_sort(by_documents.begin(), by_documents.end(), [&](std::uint32_t a, std::uint32_t b) {
    return codes_[a].documents > codes_[b].documents;
  });
  std::vector<std::uint32_t> number(codes_.size());
  std::vector<Code> sorted;
  for (const std::uint32_t each : by_documents) {
    number[each] = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(std::move(codes_[each]));
  }
  codes_ = std::move(sorted);
  for (Document& each : documents_) each.code = number[each.code];
}

void PostingsWriter::put_blocks(std::string& directory, std::string& blocks) const {
  PackedReader::Group group;
  std::size_t position = 0;
  std::size_t begin = 0;  // of the block before, among the bytes
  for (std::size_t first = 0; first < documents_.size(); first += kBlock) {
    if (first > 0) {
      Encoder entry;
      entry.put_number(documents_[first].number - documents_[first - kBlock].number);
      entry.put_number(blocks.size() - begin);
      directory += entry.take();
      begin = blocks.size();
    }
    const std::size_t count = std::min<std::size_t>(kBlock, documents_.size() - first);
    for (std::size_t i = 1; i < count; ++i)
      group[i - 1] = documents_[first + i].number - documents_[first + i - 1].number - 1;
    if (count > 1) put_packed({group.data(), count - 1}, blocks);
    for (std::size_t i = 0; i < count; ++i) group[i] = documents_[first + i].code;
    if (codes_.size() > 1) put_packed({group.data(), count}, blocks);
    if (positions_.empty()) continue;
    std::size_t end = position;
    for (std::size_t i = 0; i < count; ++i) end += codes_[documents_[first + i].code].occurrences;
    for (; position < end; position += std::min<std::size_t>(kPackedGroup, end - position))
      put_packed(
          {positions_.data() + position, std::min<std::size_t>(kPackedGroup, end - position)},
          blocks);
  }
}

StoredPostings PostingsWriter::take() {
  close();
  sort_codes();
  Encoder list;
  list.put_number(documents_.front().number);
  list.put_number(codes_.size());
  std::string bytes = list.take();
  for (const Code& each : codes_) bytes += each.bytes;
  std::string directory;
  std::string blocks;
  put_blocks(directory, blocks);
  if (documents_.size() > kBlock) {
    Encoder sized;
    sized.put_string(directory);
    bytes += sized.take();
  }
  bytes += blocks;
  const bool is_apart = bytes.size() > kLongestInHead;
  Encoder head;
  head.put_number(std::uint64_t{documents_.size()} * 4 + (positions_.empty() ? 0 : 2) +
                  (is_apart ? 1 : 0));
  StoredPostings stored{head.take(), {}};
  (is_apart ? stored.body : stored.head) += bytes;
  documents_.clear();
  positions_.clear();
  codes_.clear();
  code_numbers_.clear();
  return stored;
}

}  // namespace torikumi::index
