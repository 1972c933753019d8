// SPDX-License-Identifier: GPL-2.0-or-later
/// Adjacent kanji: in a compound, a kanji that is a word of its own means something only beside
/// what it was typed beside.
///
///   認知症 → the 症 counts where it stands behind 知 or the word 認知; elsewhere it is another
///   illness
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/query_terms.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

/// One clause's words of one kanji. What it refers to must outlive it.
class AdjacentKanji {
 public:
  AdjacentKanji(IndexReader& reader, const analysis::Analysis& analysis,
                std::span<const query::QueryTerm> query_terms, schema::FieldMask fields);

  /// Whether the term has such a kanji, with a neighbour.
  bool binds(const query::QueryTerm& query_term) const;

  /// Of these documents those in which each such kanji of the term stands beside its neighbour, on
  /// one side at least, or beside another way to say it (the 費 of 特養費, where
  /// 特別養護老人ホーム費 stands).
  DocumentSet among(const query::QueryTerm& query_term, DocumentSet documents) const;

 private:
  struct Neighbours {
    std::optional<std::uint32_t> before;  ///< byte at which the character before begins
    std::optional<std::uint32_t> end;     ///< byte at which the character behind ends
  };
  Neighbours neighbours_of(std::size_t token) const;
  /// The tokens of the term that are one kanji with a neighbour.
  std::vector<std::size_t> bound_tokens(const query::QueryTerm& query_term) const;
  DocumentSet beside(std::size_t token, const DocumentSet& among) const;
  DocumentSet pair(const std::string& characters, const DocumentSet& among) const;
  DocumentSet in_row(std::size_t left, std::size_t right, const DocumentSet& among) const;
  std::vector<query::Alternative> other_ways(std::uint32_t at, bool ends) const;

  IndexReader& reader_;
  const analysis::Analysis& analysis_;
  const std::string& text_;
  std::span<const query::QueryTerm> query_terms_;
  schema::FieldMask fields_;
};

}  // namespace torikumi::search
