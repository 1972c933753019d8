// SPDX-License-Identifier: GPL-2.0-or-later
/// Suggestions: what may be meant by what is being typed, or by what was typed wrongly.
///
///   くや, kuya, ｸﾔ, 区や → 区役所 …      人材育正 → 人材育成
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/analyser.hpp"
#include "index/database.hpp"
#include "index/vocabulary.hpp"

namespace torikumi::search {

/// The vocabulary of one generation. One a thread.
class Suggestions {
 public:
  Suggestions(index::Database& database, const analysis::Dictionary& dictionary);

  /// Entries that begin as typed, in writing or in sound: departments, categories and words by how
  /// many initiatives have them, then titles. Of several words the last is completed: 高齢者 見 →
  /// 高齢者 見守り. None for blanks.
  std::vector<index::VocabularyEntry> complete(const std::string& typed, std::size_t limit);

  /// Whether some record's title has this comparison key; true for keys too long to be known.
  bool may_be_title(const std::string& key) const;

  /// The commonest words and labels that sound so, three at most.
  std::vector<std::string> spelled(const std::string& reading) const;

  /// Characters of what may be a slip of a word: a longer text is none.
  static constexpr std::size_t kLongestSlip = 12;

  /// The word most like this one, at a distance of one slip at most (in words of two characters, of
  /// a variant of a character, or of one that sounds the same): the nearest, then the commonest.
  /// None for what is in the vocabulary itself.
  std::optional<std::string> closest_spelling(const std::string& typed);

 private:
  void sort_by_ends();

  std::shared_ptr<const std::vector<index::VocabularyEntry>> shared_;
  const std::vector<index::VocabularyEntry>& entries_;  ///< of shared_
  std::unordered_set<std::string_view> titles_;         ///< keys, within entries_
  /// Places of words and labels by their first and by their last character; made when first asked.
  std::unordered_map<char32_t, std::vector<std::uint32_t>> by_end_;
  analysis::Analyser analyser_;
  const analysis::ReadingOverrides& readings_;
};

}  // namespace torikumi::search
