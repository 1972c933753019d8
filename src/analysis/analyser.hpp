// SPDX-License-Identifier: GPL-2.0-or-later
/// Analyser: a text to tokens, and tokens to the terms that the index holds.
///
///   "区役所で取組を" → 区 {区} · 役所 {役所} · で {} · 取組 {取り組む~, 取り組む} · を {}
///
/// The same analyser serves documents and queries; its fingerprint is stamped into each database.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/morphemes.hpp"
#include "base/utf8.hpp"
#include "text/normalise.hpp"

namespace torikumi::analysis {

/// A word in its place. All terms of a token stand at the same position.
struct Token {
  base::ByteRange normal;  ///< in Analysis::normal.text
  base::ByteRange source;  ///< in the text as it was given
  const Entry* entry;      ///< what the dictionary says; good while the analyser lives
  /// Words without prefix; the first is the one that means most. A term ending in "~" is a noun
  /// made of the verb before it. Empty for what is not searched as a word. Good while the analyser
  /// and the analysis live.
  std::span<const std::string> terms;

  bool is_word() const { return !terms.empty(); }
};

/// Whether both are words, the second directly after the first.
inline bool are_neighbours(const Token& first, const Token& second) {
  return first.is_word() && second.is_word() && first.normal.end == second.normal.begin;
}

/// A run of two or more nouns, which is one notion: 地域包括ケア.
struct Compound {
  base::ByteRange normal;
  std::string term;  ///< the words of the run, joined
};

/// Words that are also written otherwise as one: katakana words with middle dots between
/// (ワーク・ライフ・バランス), names with a ヶ, の or ツ inside (霞が関).
struct DottedCompound {
  std::size_t first;  ///< its first token
  std::size_t last;   ///< its last, a dot being a token too
  std::string term;   ///< what all spellings share: ワークライフバランス, 霞ヶ関
};

/// A year in its place: 平成26(2014)年6月.
struct Year {
  base::ByteRange normal;
  base::ByteRange source;
  int calendar = 0;
  std::optional<int> fiscal;  ///< where the text tells
  bool is_fiscal = false;     ///< 年度: the fiscal year itself is meant
  std::optional<std::string> problem;
};

/// To be moved, not copied: its tokens refer to it.
struct Analysis {
  Analysis() = default;
  Analysis(Analysis&&) = default;
  Analysis& operator=(Analysis&&) = default;

  text::Normalised normal;
  std::vector<Token> tokens;
  std::vector<Compound> compounds;
  std::vector<DottedCompound> joined;  ///< by first token
  std::vector<Year> years;
  std::deque<std::vector<std::string>> made;  ///< terms that are no entry's
};

/// One a thread; the dictionary is shared.
class Analyser {
 public:
  explicit Analyser(const Dictionary& dictionary) : morphology_(dictionary) {}

  /// Any bytes at all; what is no UTF-8 counts as U+FFFD. Throws only where MeCab fails.
  Analysis analyse(std::string_view source);

 private:
  /// The tokens of `out.normal`, the normal form of `source`.
  void cut(std::string_view source, Analysis& out);

  Morphology morphology_;
};

/// What the analyser of this program with this dictionary is called: two of the same name make the
/// same terms.
std::string fingerprint(const Dictionary& dictionary);

}  // namespace torikumi::analysis
