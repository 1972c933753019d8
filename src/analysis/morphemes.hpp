// SPDX-License-Identifier: GPL-2.0-or-later
/// Morphemes: MeCab with the JUMAN dictionary, and what it says of each piece of a sentence.
///
///   "区役所の取組" → 区 (名詞) · 役所 (名詞) · の (助詞) · 取組 (名詞, from the verb 取り組む)
///
/// It and own_words.cpp know <mecab.h>, no other room. The dictionary's path is fixed when the
/// program is built, and its columns are checked when it is opened: part of speech, sub-class,
/// conjugation type and form, base form, reading, notes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "analysis/reading_overrides.hpp"
#include "base/utf8.hpp"

namespace torikumi::analysis {

/// What a word does in a sentence, as far as the index asks.
enum class WordClass : std::uint8_t {
  kNoun,      ///< nouns of all kinds that carry meaning
  kNumber,    ///< numerals
  kVerb,      ///< verbs, adjectives, adverbs and the like
  kPrefix,    ///< 非 未 再 各
  kSuffix,    ///< 者 的 化 性 and counters: 人 年 月
  kFunction,  ///< particles, auxiliaries, formal nouns, light verbs, demonstratives
  kSymbol,    ///< punctuation and signs
};

/// One entry of the dictionary, read once.
struct Entry {
  WordClass word_class = WordClass::kNoun;
  std::string part_of_speech;  ///< "名詞-普通名詞", for people
  std::string lemma;  ///< representative form (代表表記), else base form; empty: the surface
  std::string derived_from;  ///< for a noun made of a verb, that verb's lemma (動詞派生)
  std::string reading;       ///< hiragana; empty where the dictionary has none
  /// How else the dictionary reads what is written so, of words of one kanji: 港 as こう and
  /// みなと.
  std::vector<std::string> other_readings;
  bool has_other_readings = false;  ///< they were looked for
  bool continuative = false;  ///< a verb in 基本連用形, which may be a noun in disguise (取り組み)
  bool known = false;  ///< from the dictionary, not guessed from the characters
  /// What it is indexed by, the term that means most first: as it is, and where a noun may end. A
  /// noun made of a verb, and a verb's continuative form where a noun may end, have two:
  /// "取り組む~" says that it is used as a noun, "取り組む" unites all forms. Both are empty for
  /// what is not searched as a word, and for what has no lemma but its surface.
  std::vector<std::string> terms;
  std::vector<std::string> noun_terms;

  bool is_word() const {
    return word_class != WordClass::kFunction && word_class != WordClass::kSymbol;
  }
};

/// Longer words are cut: no dictionary has them, and the n-grams hold them whole. Bytes.
inline constexpr std::size_t kLongestWord = 120;

/// The term that all spellings of a word share: サーバー is サーバ, 二十一 as a number 21, 茅ケ崎
/// 茅ヶ崎. Of a long word, its beginning.
std::string canonical_term(std::string_view word, WordClass word_class);

struct Morpheme {
  base::ByteRange range;         ///< in the piece that was parsed
  const Entry* entry = nullptr;  ///< lives as long as the Morphology
};

/// The dictionary, opened once and shared.
class Dictionary {
 public:
  /// `own_words` as own_words_text has them and an index keeps them. Throws Error kSystem where the
  /// dictionary is missing or of other columns, kBadInput where the words are none.
  explicit Dictionary(std::string_view own_words = {});
  ~Dictionary();
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;

  /// Tells this dictionary from any other: its size and version, the user words and
  /// the mended readings.
  const std::string& fingerprint() const { return fingerprint_; }

  const ReadingOverrides& reading_overrides() const { return mended_readings_; }

 private:
  friend class Morphology;
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::string fingerprint_;
  ReadingOverrides mended_readings_;
};

/// A parser over a shared dictionary: one a thread.
class Morphology {
 public:
  explicit Morphology(const Dictionary& dictionary);
  ~Morphology();
  Morphology(Morphology&&) noexcept;

  /// The morphemes of a piece, in order; blanks between them belong to none. `piece` is well-formed
  /// UTF-8 of at most text::kLongestPiece bytes. The result is good until the next call.
  const std::vector<Morpheme>& parse(std::string_view piece);

 private:
  struct Lattice;

  Entry* entry_of(const char* feature, bool known);
  /// The other readings of an entry whose word stands at `begin` of the lattice, `bytes` long.
  void read_other_readings(Entry& entry, std::uint32_t begin, std::uint32_t bytes);

  const Dictionary* dictionary_;
  std::unique_ptr<Lattice> lattice_;
  std::vector<Morpheme> morphemes_;
  // MeCab hands out the same pointer for the same entry, so each is read once.
  boost::unordered_flat_map<const char*, std::unique_ptr<Entry>> entries_;
};

}  // namespace torikumi::analysis
