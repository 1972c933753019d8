// SPDX-License-Identifier: GPL-2.0-or-later
/// Matcher: a Plan to the documents that meet it.
///
///   区役所 人材 → words: 区役所 and 人材 in the texts · strings: or as they are typed · labels: or
///   in department or category
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "search/facets/facets.hpp"
#include "search/match/document_set.hpp"
#include "search/match/index_reader.hpp"
#include "search/plan/plan.hpp"
#include "search/score/bm25f_scorer.hpp"
#include "search/score/department_agreement.hpp"

namespace torikumi::search {

/// Fewer strict hits than this have relaxed ones among and after them.
inline constexpr std::uint32_t kRelaxBelow = 10;

/// The documents that meet a clause, or a query. Each of the first three holds the one before.
struct MatchTiers {
  DocumentSet words;    ///< by words in title, current state or direction
  DocumentSet strings;  ///< or by a string in them
  DocumentSet labels;   ///< or by words or a string in department or category: all strict hits
  /// What a widened hit must meet all the same: what is quoted, in a field, or excluded.
  DocumentSet fixed;
};

/// What ranks before the score, among hits that met the query alike.
struct TieBreaks {
  DocumentSet exact_title;
  std::vector<DocumentSet> preferred;  ///< those in the first of these come first
  DocumentSet department;

  /// The tier of a document; the lowest comes first.
  std::uint32_t tier_of(Xapian::docid document) const {
    if (exact_title.contains(document)) return 0;
    std::uint32_t tier = 0;
    while (tier < preferred.size() && !preferred[tier].contains(document)) ++tier;
    return 1 + 2 * tier + (department.contains(document) ? 0 : 1);
  }
};

struct QueryMatches {
  MatchTiers tiers;
  std::vector<MatchTiers> clauses;  ///< of the plan, in their order
  /// Documents that have some of the words, where fewer than ten meet all; else empty.
  DocumentSet relaxed;
  TieBreaks tie_breaks;
  std::vector<ScoringClause> scores;
  /// The query in the latent space, of length one; all 0 where it says nothing there.
  index::LatentSpace::Vector latent{};
  bool has_latent() const { return latent != index::LatentSpace::Vector{}; }
  /// Of a long text, how much each department's records talk of its words; else empty.
  std::vector<double> agreement;
  /// Of a question, its words; else empty.
  std::vector<Term> question_words;
  /// Something beside the terms ranks the best of them.
  bool is_reranked() const { return has_latent() || !agreement.empty() || !question_words.empty(); }
  std::set<std::string> standing;  ///< typed texts that stand somewhere as they are

  Match match_of(Xapian::docid document) const {
    if (tiers.words.contains(document)) return Match::kWord;
    return tiers.strings.contains(document) ? Match::kPartial : Match::kLabel;
  }
};

/// One thread. What it refers to must outlive it.
class Matcher {
 public:
  Matcher(IndexReader& reader, const Facets& facets)
      : reader_(reader), facets_(facets), agreement_(reader) {}

  QueryMatches match(const Plan& plan);

  /// The documents that meet all of the plan: what match() gives, without what ranks them.
  DocumentSet strict_hits(const Plan& plan);

  /// The key terms of a sentence of which a document must have one: the rarest.
  std::vector<const KeyTerm*> required_key_terms(const Clause& clause) const;

  /// The documents among these with a required term of a clause, as match() has it.
  DocumentSet match_term(const Clause& clause, std::size_t term, const DocumentSet& among);

 private:
  MatchTiers match_node(const PlanNode& node, const QueryMatches& matches);
  MatchTiers match_clause(const Clause& clause, std::set<std::string>& standing);
  MatchTiers match_words(const Clause& clause, std::set<std::string>& standing);
  DocumentSet match_sentence(const Clause& clause);
  void add_strings(const Clause& clause, MatchTiers& tiers, std::set<std::string>& standing);
  QueryMatches match_tiers(const Plan& plan);
  void add_tie_breaks(const Plan& plan, TieBreaks& breaks);
  DocumentSet relaxed(const QueryMatches& matches);
  index::LatentSpace::Vector latent(const Plan& plan);
  DocumentSet titled(const std::string& string_form);
  std::vector<ScoringClause> scoring_clauses(const Plan& plan);

  IndexReader& reader_;
  const Facets& facets_;
  DepartmentAgreement agreement_;
};

}  // namespace torikumi::search
