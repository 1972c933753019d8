// SPDX-License-Identifier: GPL-2.0-or-later
/// Plan: what a query asks of the index, before a single posting is read.
///
///   研修 -施設 → (and 1 (not 2))
///   1  words 研修
///       must have 研修: word 研修
///       or the string 研修
///   2  words 施設, excluded …
///   score  0.3 × characters 研修 in the texts
///   score  1 × word 研修 in every field
///
/// A Planner (search/plan/planner.hpp) makes it of the query tree, the analysed words and the
/// terms' document frequencies; a Matcher (search/match/matcher.hpp) finds the documents.
/// print(plan) is its canonical form, which `torikumi explain` shows and tests assert on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "index/term.hpp"
#include "query/query_terms.hpp"
#include "query/tree.hpp"
#include "schema/field.hpp"
#include "search/highlight/highlight_terms.hpp"
#include "search/plan/key_terms.hpp"
#include "search/request.hpp"

namespace torikumi::search {

using index::Term;
using index::TermKind;

enum class ClauseKind {
  kString,    ///< quoted: stands there as it is
  kPrefix,    ///< ends in *: one of the words that begin so
  kYears,     ///< a range of years: one of them
  kSentence,  ///< several words with grammar between them: some of the words that tell most
  kWords,     ///< all of the words
};

/// How a text of kana, or of Latin letters, is met by its sound.
struct ReadingClause {
  std::vector<std::string> strings;  ///< hiragana that may stand in the texts as they are
  std::vector<Term> parts;           ///< readings that make up the sound; all must be there
  /// The reading was taken back, though the collection's nouns make up the sound: what MeCab makes
  /// of the kana are no words all the same.
  bool is_segmented = false;
};

/// One text of the query.
struct Clause {
  ClauseKind kind = ClauseKind::kWords;
  std::string typed;
  std::string string_form;  ///< text::string_form, with the era that was meant
  bool negated = false;
  std::optional<schema::Field> field;  ///< it must stand in this one
  schema::FieldMask fields = schema::kEveryField;
  analysis::Analysis analysis;
  std::vector<query::QueryTerm> terms;
  std::size_t required = 0;        ///< of kWords: so many of the terms, from the first
  std::vector<KeyTerm> key_terms;  ///< of kSentence: one of those that tell most
  std::vector<Term> any_of;        ///< of kPrefix and kYears
  ReadingClause reading;

  schema::FieldMask texts() const {
    return static_cast<schema::FieldMask>(fields & schema::kTexts);
  }
  schema::FieldMask labels() const {
    return static_cast<schema::FieldMask>(fields & schema::kLabels);
  }
};

/// How the clauses are joined.
struct PlanNode {
  query::Kind kind = query::Kind::kEverything;
  std::size_t clause = 0;  ///< of kText: its place among the clauses
  std::vector<PlanNode> children;
};

/// A term that scores.
struct PlannedScore {
  Term term;
  double boost = 1;
  schema::FieldMask fields = schema::kTexts;
  /// A synonym's or a spelling's word: scores only documents that have the alternative and not
  /// the words as they were typed.
  struct AlternativeOf {
    std::size_t clause = 0;
    std::size_t term = 0;         ///< among Clause::terms
    std::size_t alternative = 0;  ///< among QueryTerm::alternatives
  };
  std::optional<AlternativeOf> alternative = std::nullopt;
  std::string reasons = {};  ///< why the boost is not the usual one
};

/// What ranks before the score, among hits that met the query alike.
struct PlannedTieBreaks {
  /// First, titles with the comparison key of this string form; none: empty.
  std::string exact_title;
  /// Then documents with all terms of the first of these rows, and so on: the noun 取組 before the
  /// verb 取り組む.
  std::vector<std::vector<Term>> preferred;
  std::vector<std::string> departments;  ///< then those of a department that was named
};

struct Plan {
  /// The names of the collection's fields; the planner sets them.
  std::shared_ptr<const schema::FieldTable> fields;
  PlanNode root;
  std::vector<Clause> clauses;
  std::vector<PlannedScore> scores;
  PlannedTieBreaks tie_breaks;
  bool is_question = false;  ///< a word once says nearly as much as often
  HighlightTerms highlights;
  std::vector<std::string> highlight_strings;  ///< string forms
  std::vector<QueryRewrite> rewrites;
  std::set<std::string> known;  ///< typed texts that are a year, or a word that the collection has

  bool is_everything() const { return root.kind == query::Kind::kEverything; }
};

/// A line a clause, then what scores, breaks ties, and was rewritten.
std::string print(const Plan& plan);

/// A clause: its kind and what was typed, and a line for each of its conditions.
std::string print(const Clause& clause, const schema::FieldTable& fields);

/// What a document must have to meet a query term: its words, or other ways to say it.
std::string print(const query::QueryTerm& query_term);

}  // namespace torikumi::search
