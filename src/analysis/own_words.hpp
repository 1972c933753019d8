// SPDX-License-Identifier: GPL-2.0-or-later
/// Own words: what a city adds to the dictionary, in a file that its engineer keeps.
///
///   ヤングケアラー,やんぐけあらー → one word, where the dictionary has two halves
///
/// An index keeps the words that it was made with, and whoever reads it reads queries with the
/// same; so an edited file counts from the next run of torikumi index.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::analysis {

struct OwnWord {
  std::string text;     ///< in normal form
  std::string reading;  ///< hiragana
};

inline constexpr std::size_t kMostOwnWords = 20'000;

/// Where the file is looked for: /etc/torikumi/user.csv, or own/user.csv in the folder that
/// TORIKUMI_DICT names.
std::string own_words_path();

/// Reads `word,reading` lines; what follows # is a comment. Throws Error kBadInput with `name`
/// and the line, or for what is not UTF-8: no reading in kana, a blank or a sign in the word, a
/// word of one kana, a word that stands twice, more than kMostOwnWords. With `faults` such lines
/// are passed over, and these sentences stand there.
std::vector<OwnWord> parse_own_words(std::string_view text, std::string_view name,
                                     std::vector<std::string>* faults = nullptr);

/// The words as MeCab reads them from a file; empty for none. Throws Error kSystem where the
/// dictionary's own source is missing. MeCab compiles them in a process of its own, some
/// milliseconds.
std::string compile_words(const std::vector<OwnWord>& words);

/// A line each, as parse_own_words reads them: what an index keeps and a Dictionary takes.
std::string text_of(const std::vector<OwnWord>& words);

/// That of the file that own_words_path names; empty where there is no file. Throws as
/// parse_own_words does.
std::string own_words_text();

}  // namespace torikumi::analysis
