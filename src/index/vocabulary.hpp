// SPDX-License-Identifier: GPL-2.0-or-later
/// Vocabulary: what a collection can propose to those who type, with how it sounds.
///
///   区役所 くやくしょ word 23 · 中原区役所 なかはらくやくしょ department 8
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/codec.hpp"

namespace torikumi::index {

enum class EntryKind : std::uint8_t { kWord, kTitle, kDepartment, kCategory };

struct VocabularyEntry {
  std::string text;
  std::string key;      ///< text::comparison_key of the text
  std::string reading;  ///< hiragana; empty where it is not known
  EntryKind kind = EntryKind::kWord;
  std::uint32_t count = 0;  ///< initiatives that have it
};

/// Makes what is kept under metadata::kVocabulary of the first shard.
class VocabularyWriter {
 public:
  void add(const VocabularyEntry& entry);
  std::string finish();

 private:
  Encoder out_;
};

/// The entries in the order in which they were added. Throws Error kBroken for bytes that no writer
/// made.
std::vector<VocabularyEntry> decode_vocabulary(std::string_view data);

}  // namespace torikumi::index
