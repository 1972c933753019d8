// SPDX-License-Identifier: GPL-2.0-or-later
/// Sentences: what the morphological analyser is given, one at a time, and what a snippet is made
/// of.
///
///   "取組を進めます。次に、窓口を" → [0,24) 取組を進めます。   [24,39) 次に、窓口を
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::text {

/// MeCab's time grows with the square of a run of one character class, and a long run of blanks
/// makes it drop what follows, so no piece is longer than this many bytes.
inline constexpr std::size_t kLongestPiece = 1200;

/// Ranges of bytes that cover `text` without gap or overlap, in order. A sentence ends behind 。 ！
/// ？ and their ASCII and closing brackets, or behind a line feed; one longer than kLongestPiece is
/// cut behind the last 、 or blank that fits, else between characters. Any thread.
std::vector<base::ByteRange> sentences(std::string_view text);

/// A range of a text less the blanks at its ends. Any thread.
base::ByteRange trimmed(std::string_view text, base::ByteRange range);

/// The sentences of a text, in order, by which they are known again: their comparison_key
/// (text/normalise.hpp). Those without any character but blanks are left out. Any thread.
std::vector<std::string> sentence_keys(std::string_view text);

}  // namespace torikumi::text
