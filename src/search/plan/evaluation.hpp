// SPDX-License-Identifier: GPL-2.0-or-later
/// Evaluation: a query tree to the documents that meet it, and to what ranks them.
///
///   区役所 人材 → met by words: (W区 and W役所) and W人材 · or by strings: … or 区役所 as it is ·
///   or by labels: … · ranked by: W区 W役所 W人材 P区役所, and their pairs of characters at a third
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/synonyms.hpp"
#include "query/tree.hpp"
#include "search/match/document_set.hpp"
#include "search/match/index_reader.hpp"
#include "search/plan/key_terms.hpp"
#include "search/request.hpp"
#include "search/score/bm25f_scorer.hpp"

namespace torikumi::search {

/// What of a record's words is marked, by index::term_hash16, and how much each tells.
struct HighlightTerms {
  using Weights = std::map<std::uint16_t, double>;
  const Weights& words() const { return words_; }
  /// Words of one character, such as the 症 of 認知症: only where they touch another mark.
  const Weights& beside() const { return beside_; }
  /// Words that mean something only together: 社会 保障 税 番号.
  std::vector<std::vector<std::uint16_t>> rows;

  void add(std::uint16_t term, double weight, bool is_beside) {
    double& held = (is_beside ? beside_ : words_)[term];
    held = std::max(held, weight);
    tails_[term & 0xFFU] = true;
  }
  /// False for most terms that are not marked: most words of a text are not.
  bool may_have(std::uint16_t term) const { return tails_[term & 0xFFU]; }

 private:
  Weights words_;
  Weights beside_;
  std::array<bool, 256> tails_{};
};

/// What ranks before the score, among hits that met the query alike.
struct TieBreaks {
  DocumentSet exact_title;  ///< their title is what was typed
  /// Those in the first of these come first: the noun 取組 before the verb 取り組む.
  std::vector<DocumentSet> preferred;
  DocumentSet department;  ///< they are of a department that was named

  /// The tier of a document; the lowest comes first.
  std::uint32_t tier_of(Xapian::docid document) const {
    if (exact_title.contains(document)) return 0;
    std::uint32_t tier = 0;
    while (tier < preferred.size() && !preferred[tier].contains(document)) ++tier;
    return 1 + 2 * tier + (department.contains(document) ? 0 : 1);
  }
};

/// The sets widen from one to the next: what is in the first is in the second too.
struct QueryMatches {
  DocumentSet by_words;    ///< every part met by words in title, current state or direction
  DocumentSet by_strings;  ///< or by a string in them
  DocumentSet by_labels;   ///< or by words or a string in department or category: all strict hits
  /// For hits that meet most words when too few meet all: what is never widened (quoted, in a
  /// field, excluded) and one of the telling words. None where there is nothing to widen.
  DocumentSet widened;
  std::vector<KeyTerm> words;       ///< the words that may be missing in a widened hit
  std::vector<ScoringClause> rank;  ///< gives the weights
  HighlightTerms marks;
  std::vector<std::string> strings;  ///< string forms whose places are to be marked
  std::vector<Term> sounds;          ///< readings by which it was met
  TieBreaks tie_breaks;
  std::vector<QueryRewrite> rewrites;
  std::set<std::string> known;  ///< typed texts that are a year, or a word that the collection has
  std::set<std::string> standing;  ///< and those that were seen to stand somewhere as they are
  bool everything = false;         ///< no condition at all
};

/// The file of synonyms, dict/synonyms.txt.
std::string synonyms_file();

/// One a thread; holds the analyser and the synonyms.
class QueryEvaluator {
 public:
  /// Without `synonyms` it reads dict/synonyms.txt. A file that is malformed is told in
  /// `synonyms_fault`, and none are used.
  QueryEvaluator(const analysis::Dictionary& dictionary,
                 std::shared_ptr<const query::Synonyms> synonyms);

  /// `off` takes interpretations back, by what they call it ("synonym:特養").
  QueryMatches evaluate(const query::Node& root, IndexReader& reader,
                        const std::vector<std::string>& off = {});

  const std::string& synonyms_fault() const { return synonyms_fault_; }

 private:
  analysis::Analyser analyser_;
  std::shared_ptr<const query::Synonyms> synonyms_;
  std::string synonyms_fault_;
};

}  // namespace torikumi::search
