// SPDX-License-Identifier: GPL-2.0-or-later
/// Explanation: why a record is a hit of a query and at which rank, or why it is not.
///
///   認知症カフェ, 高齢者の見守り → not a hit: clause 1 (words 認知症カフェ) is not met: カフェ
///   does not stand in it
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/record.hpp"
#include "search/match/matcher.hpp"
#include "search/request.hpp"
#include "search/score/bm25f_scorer.hpp"

namespace torikumi::search {

/// Whether the record meets one condition of a clause.
struct ConditionOutcome {
  std::string condition;  ///< as the plan prints it
  bool required = true;   ///< else it need not be met
  bool met = false;
};

struct ClauseOutcome {
  std::string clause;  ///< its kind and what was typed: "words 認知症カフェ"
  bool excluded = false;
  bool by_words = false;   ///< in title, current state or direction
  bool by_string = false;  ///< or as a string in them
  bool by_labels = false;  ///< or anywhere, department and category included
  std::vector<ConditionOutcome> conditions;
};

/// What a scoring clause gives to the record.
struct ScoreOutcome {
  Term term;
  Bm25fScorer::Explanation detail;
  std::string field_names;  ///< where it stands, with commas between
};

struct Explanation {
  std::string query;
  std::string plan;  ///< print(Plan)
  schema::Record record;
  bool is_hit = false;         ///< it meets all of the query
  bool is_moved = false;       ///< it has the place of another edition (newest_first.hpp)
  bool is_relaxed = false;     ///< it is shown beside few hits, since it has some of the words
  std::optional<Match> match;  ///< of a hit
  std::uint32_t rank = 0;      ///< from 1, among all hits and those that follow; 0 for none
  std::uint32_t total = 0;     ///< hits that meet all
  double score = 0;
  std::string reason;  ///< in one sentence
  std::vector<ClauseOutcome> clauses;
  std::vector<ScoreOutcome> scores;  ///< the greatest first; those of 0 left out
  double rest = 0;                   ///< of the score, what is no term's
  std::string rest_from;             ///< and where it comes from
};

/// The part of a score that no term gave, `sum` being what so many terms did; 0 where rounding
/// alone leaves it over.
double rest_of(double score, double sum, std::size_t terms);

/// What gave it.
std::string name_of_rest(const QueryMatches& matches);
inline constexpr const char* kPlaceOfAnotherEdition = "the place of another edition";

}  // namespace torikumi::search
