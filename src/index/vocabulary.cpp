// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/vocabulary.hpp"

#include "index/compression.hpp"

namespace torikumi::index {

void VocabularyWriter::add(const VocabularyEntry& entry) {
  out_.put_string(entry.text);
  // Most texts are their own key.
  out_.put_string(entry.key == entry.text ? std::string_view() : std::string_view(entry.key));
  out_.put_string(entry.reading);
  out_.put_number(static_cast<std::uint64_t>(entry.kind));
  out_.put_number(entry.count);
}

std::string VocabularyWriter::finish() { return pack(out_.take()); }

std::vector<VocabularyEntry> decode_vocabulary(std::string_view packed) {
  if (packed.empty()) return {};
  const std::string data = unpack(packed);
  Decoder in(data);
  std::vector<VocabularyEntry> entries;
  while (!in.at_end()) {
    VocabularyEntry entry;
    entry.text = in.string();
    entry.key = in.string();
    if (entry.key.empty()) entry.key = entry.text;
    entry.reading = in.string();
    entry.kind = static_cast<EntryKind>(in.number() & 3U);
    entry.count = static_cast<std::uint32_t>(in.number());
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace torikumi::index
