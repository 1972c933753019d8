// SPDX-License-Identifier: GPL-2.0-or-later
/// The index format: its version, value slots and metadata keys, in one place. The terms are in
/// index/term.hpp; index/README.md explains each.
///
///   slot::kTitle of 人材育成の推進 holds its collation key; "pW人材" is where the list of 人材
///   begins
#pragma once

#include <cstdint>
#include <string_view>

namespace torikumi::schema {

/// Raised with every change of what a database holds or means.
inline constexpr std::uint32_t kFormatVersion = 10;

/// Xapian refuses terms of more than 245 bytes; a zero byte in a term counts double, and none is
/// made.
inline constexpr std::size_t kLongestTerm = 240;

namespace slot {
inline constexpr std::uint32_t kNone = ~std::uint32_t{0};  ///< of what has no slot
inline constexpr std::uint32_t kOrder = 0;    ///< place in the sources, four bytes, big end first
inline constexpr std::uint32_t kOrigin = 1;   ///< number of the source, line, sheet
inline constexpr std::uint32_t kContent = 2;  ///< digest of what the record says
inline constexpr std::uint32_t kDepartment = 3;  ///< the label itself
inline constexpr std::uint32_t kCategory = 4;
inline constexpr std::uint32_t kTitle = 5;  ///< collation key, to sort by
inline constexpr std::uint32_t kEdition = 6;
inline constexpr std::uint32_t kLengths = 7;  ///< words of each field
inline constexpr std::uint32_t kChanged = 8;  ///< when a run first read this content, RFC 3339
inline constexpr std::uint32_t kCity = 9;
inline constexpr std::uint32_t kFurther = 16;  ///< + number of the further column, facets only
}  // namespace slot

namespace metadata {
inline constexpr std::string_view kStamp = "torikumi.stamp";
inline constexpr std::string_view kSources = "torikumi.sources";
inline constexpr std::string_view kSourceTitles = "torikumi.sourcetitles";
inline constexpr std::string_view kCollection = "torikumi.collection";
inline constexpr std::string_view kFindings = "torikumi.findings";
inline constexpr std::string_view kVocabulary = "torikumi.vocabulary";
inline constexpr std::string_view kThemes = "torikumi.themes";
inline constexpr std::string_view kLineage = "torikumi.lineage";
inline constexpr std::string_view kCorrections = "torikumi.corrections";  ///< pairs by hand
inline constexpr std::string_view kLatentSpace = "torikumi.latent";
inline constexpr std::string_view kDictionary = "torikumi.dictionary";  ///< index/compression.hpp
inline constexpr std::string_view kOwnWords = "torikumi.ownwords";      ///< read_own_words
inline constexpr std::string_view kDocValues = "torikumi.values";       ///< index/doc_values.hpp
inline constexpr std::string_view kTitleKeys = "torikumi.titles";       ///< sort keys of the titles
inline constexpr std::string_view kPostingHeads = "p";   ///< + term's key: index/posting_list.hpp
inline constexpr std::string_view kPostingBodies = "q";  ///< likewise
}  // namespace metadata

}  // namespace torikumi::schema
