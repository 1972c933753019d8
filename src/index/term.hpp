// SPDX-License-Identifier: GPL-2.0-or-later
/// Term: what the index knows a document by, a kind and a text.
///
///   Term(TermKind::kWord, "見守る").key() == "W見守る"; print(…) == "word 見守る"
///
/// The key is the term in Xapian's tables and, for terms with a posting list, the end of its
/// metadata key. index/README.md explains each kind.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "schema/field.hpp"

namespace torikumi::index {

enum class TermKind {
  // Xapian's own terms: they name and group documents.
  kId,
  kDepartment,  ///< the label's comparison key, or its digest where that is too long
  kCategory,
  kEdition,
  kCity,
  kFurther,  ///< the further column's number, a colon, the label's key
  // Terms with a posting list. Words are Xapian's, too.
  kWord,
  kCompound,    ///< a run of nouns
  kYear,        ///< a calendar year
  kFiscalYear,  ///< April to March
  kPlainYear,   ///< a year whose month the text does not tell
  kDueYear,     ///< a fiscal year by which or in which something is to be done
  kReading,     ///< how nouns sound, in hiragana
  kUnigram,     ///< a character
  kBigram,      ///< two neighbouring characters
  kSurface,     ///< a word, a tab, how a text spells it
};

/// What the keys of a kind begin with. The key of a year may begin like that of a fiscal one, so
/// keys are taken apart by Term::parse alone.
constexpr std::string_view prefix_of(TermKind kind) {
  switch (kind) {
    case TermKind::kId:
      return "Q";
    case TermKind::kDepartment:
      return "D";
    case TermKind::kCategory:
      return "K";
    case TermKind::kEdition:
      return "E";
    case TermKind::kCity:
      return "C";
    case TermKind::kFurther:
      return "F";
    case TermKind::kWord:
      return "W";
    case TermKind::kCompound:
      return "P";
    case TermKind::kYear:
      return "Y";
    case TermKind::kFiscalYear:
      return "YF";
    case TermKind::kPlainYear:
      return "YN";
    case TermKind::kDueYear:
      return "YD";
    case TermKind::kReading:
      return "R";
    case TermKind::kUnigram:
      return "U";
    case TermKind::kBigram:
      return "B";
    case TermKind::kSurface:
      return "S";
  }
  return {};
}

/// The kind of the terms that a label's records have.
constexpr TermKind label_kind(schema::Field field) {
  switch (field) {
    case schema::Field::kDepartment:
      return TermKind::kDepartment;
    case schema::Field::kCategory:
      return TermKind::kCategory;
    default:
      return TermKind::kFurther;  // a text is no label
  }
}

/// A value: copied and compared freely, by any thread.
class Term {
 public:
  /// A word without text, which no document has.
  Term() : Term(TermKind::kWord, {}) {}
  Term(TermKind kind, std::string_view text) : kind_(kind) {
    key_.reserve(prefix_of(kind).size() + text.size());
    key_ += prefix_of(kind);
    key_ += text;
  }
  /// The term with this key; a key that is none gives a word without text.
  static Term parse(std::string_view key);

  TermKind kind() const { return kind_; }
  std::string_view text() const { return std::string_view(key_).substr(prefix_of(kind_).size()); }
  const std::string& key() const { return key_; }

  friend bool operator==(const Term& a, const Term& b) { return a.key_ == b.key_; }
  friend auto operator<=>(const Term& a, const Term& b) { return a.key_ <=> b.key_; }

 private:
  TermKind kind_;
  std::string key_;
};

/// A verb's noun (取り組み of 取り組む) is the verb's word with this sign behind it, so that who
/// types the noun finds both and sees the noun first.
inline constexpr char kNounOfVerb = '~';

/// In words, for people: "word 見守り as a noun", "characters 見守", "year 2014".
std::string print(const Term& term);

/// Whether the term can tell what a record is about: a word or a compound, no number, not the form
/// that marks a noun.
bool can_relate(const Term& term);

}  // namespace torikumi::index

template <>
struct std::hash<torikumi::index::Term> {
  std::size_t operator()(const torikumi::index::Term& term) const noexcept {
    return std::hash<std::string>()(term.key());
  }
};
