// SPDX-License-Identifier: GPL-2.0-or-later
/// Vocabulary: what a collection can propose to those who type, with how it sounds.
///
///   区役所 くやくしょ word 23 · 中原区役所 なかはらくやくしょ department 8
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::index {

enum class EntryKind : std::uint8_t { kWord, kTitle, kDepartment, kCategory };

struct VocabularyEntry {
  std::string text;
  std::string key;      ///< text::comparison_key of the text
  std::string reading;  ///< hiragana; empty where it is not known
  EntryKind kind = EntryKind::kWord;
  std::uint32_t count = 0;  ///< initiatives that have it
};

/// As kept under metadata::kVocabulary of the first shard. decode throws Error kBroken for bytes
/// that encode did not make.
std::string encode_vocabulary(const std::vector<VocabularyEntry>& entries);
std::vector<VocabularyEntry> decode_vocabulary(std::string_view data);

}  // namespace torikumi::index
