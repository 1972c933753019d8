// SPDX-License-Identifier: GPL-2.0-or-later
/// The index format: prefixes, slots and metadata keys, in one place. index/README.md explains
/// each.
///
///   "Q" + id names one document; "W人材" is the word 人材 in title, current state or direction
#pragma once

#include <cstdint>
#include <string_view>

namespace torikumi::schema {

/// Raised with every change of what a database holds or means.
inline constexpr std::uint32_t kFormatVersion = 6;

/// Xapian refuses terms of more than 245 bytes; a zero byte in a term counts double, and none is
/// made.
inline constexpr std::size_t kLongestTerm = 240;

namespace prefix {
// Terms of Xapian's own, which name and group documents.
inline constexpr std::string_view kId = "Q";
inline constexpr std::string_view kDepartment = "D";  ///< digest of the label's comparison key
inline constexpr std::string_view kCategory = "K";
inline constexpr std::string_view kEdition = "E";
inline constexpr std::string_view kFurther =
    "F";  ///< + number of the further column + ":" + digest
// Terms of the posting lists; words and compounds of the texts are Xapian's, too.
inline constexpr std::string_view kWord = "W";
inline constexpr std::string_view kYear = "Y";
inline constexpr std::string_view kFiscalYear = "YF";  ///< a fiscal year, April to March
inline constexpr std::string_view kPlainYear = "YN";   ///< a year of which no month is told
inline constexpr std::string_view kSurface = "S";      ///< a word, a tab, and how a text spells it
inline constexpr std::string_view kCompound = "P";     ///< a run of nouns
inline constexpr std::string_view kReading = "R";      ///< how nouns sound, in hiragana
inline constexpr std::string_view kUnigram = "U";      ///< a character
inline constexpr std::string_view kBigram = "B";       ///< two neighbouring ones
}  // namespace prefix

/// What a posting list keeps of a term beside the documents and fields in which it stands.
enum class Kept {
  kPresence,  ///< no more
  kCount,     ///< how often
  kPlaces,    ///< how often and where
};

namespace slot {
inline constexpr std::uint32_t kOrder = 0;    ///< place in the sources, four bytes, big end first
inline constexpr std::uint32_t kOrigin = 1;   ///< number of the source, line, sheet
inline constexpr std::uint32_t kContent = 2;  ///< digest of what the record says
inline constexpr std::uint32_t kDepartment = 3;  ///< the label itself
inline constexpr std::uint32_t kCategory = 4;
inline constexpr std::uint32_t kTitle = 5;  ///< collation key, to sort by
inline constexpr std::uint32_t kEdition = 6;
inline constexpr std::uint32_t kLengths = 7;   ///< words of each field
inline constexpr std::uint32_t kChanged = 8;   ///< when a run first read this content, RFC 3339
inline constexpr std::uint32_t kFurther = 16;  ///< + number of the further column, facets only
}  // namespace slot

namespace metadata {
inline constexpr std::string_view kStamp = "torikumi.stamp";
inline constexpr std::string_view kSources = "torikumi.sources";
inline constexpr std::string_view kCollection = "torikumi.collection";
inline constexpr std::string_view kFindings = "torikumi.findings";
inline constexpr std::string_view kVocabulary = "torikumi.vocabulary";
inline constexpr std::string_view kThemes = "torikumi.themes";
inline constexpr std::string_view kDocValues = "torikumi.values";  ///< index/doc_values.hpp
inline constexpr std::string_view kTitleKeys = "torikumi.titles";  ///< sort keys of the titles
inline constexpr std::string_view kPostings = "p";                 ///< + term: its posting list
}  // namespace metadata

}  // namespace torikumi::schema
