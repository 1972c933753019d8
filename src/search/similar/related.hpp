// SPDX-License-Identifier: GPL-2.0-or-later
/// Related: the initiatives that say most like one of them, or like any text, and why.
///
///   中原区役所 地域包括ケアシステムの構築 → 川崎区役所 地域見守りネットワーク … 見守り 2.1,
///   民生委員 1.6 …
///
/// The heaviest terms of the text (words and compounds, by (1 + ln tf) · idf) bring the candidates
/// and score them; a shared category counts too, and long records a little less. A term that one
/// record alone has, or more than half of them, counts for nothing: boilerplate relates nobody. A
/// record that shares nothing that can be told in words is not related, nor is one to a draft of
/// which it shares too little.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyser.hpp"
#include "index/database.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

enum class RelatedScope { kAll, kOtherDepartments, kOtherWards, kOtherCities };

/// The names of the scopes as options and parameters have them, the usual one first.
inline const std::vector<std::string> kScopeNames{"all", "other-departments", "other-wards",
                                                  "other-cities"};

/// One of kScopeNames; any other is all.
inline RelatedScope scope_named(std::string_view name) {
  if (name == "other-departments") return RelatedScope::kOtherDepartments;
  if (name == "other-cities") return RelatedScope::kOtherCities;
  return name == "other-wards" ? RelatedScope::kOtherWards : RelatedScope::kAll;
}

struct SharedTerm {
  std::string term;      ///< as the record says it (reasons.hpp)
  double weight = 0;     ///< four decimals
  bool is_rest = false;  ///< その他: those that have no name, together
};

struct RelatedRecord {
  std::uint32_t rank = 0;
  double score = 0;  ///< the sum of the shared terms' weights
  schema::Record record;
  bool same_title = false;         ///< these come first
  bool near_duplicate = false;     ///< most of its sentences stand in the other, word for word
  std::vector<SharedTerm> shared;  ///< the heaviest first, what has no name last
  std::string passage_this;        ///< the sentence that says most of it here, verbatim
  std::string passage_other;       ///< and there
};

/// Characters of a text that is no record.
inline constexpr std::size_t kLongestDraft = 20'000;

/// Throws Error kBadInput for a longer one.
void check_draft(std::string_view text);

/// One a thread.
class Related {
 public:
  Related(index::Database& database, const analysis::Dictionary& dictionary);

  /// Records related to the one with this id; it itself is none of them. Throws Error kNotFound.
  std::vector<RelatedRecord> to_record(const std::string& id, RelatedScope scope,
                                       std::uint32_t limit);

  /// The same for every record, in the order of the sources: who wants the graph has it.
  void to_each(RelatedScope scope, std::uint32_t limit,
               const std::function<void(const std::string& id,
                                        const std::vector<RelatedRecord>& related)>& each);

  /// Records related to a text, anywhere: it belongs to no department. Throws Error kBadInput for a
  /// text longer than kLongestDraft code points.
  std::vector<RelatedRecord> to_text(const std::string& text, std::uint32_t limit);

  /// Whether any department of the collection is a ward.
  bool has_wards() const { return !wards_.empty(); }

 private:
  struct Side;
  struct Heavy;
  struct Shared;
  struct Found;

  /// The terms that tell most of what the side says. `point` is what a record of average length
  /// would score that says once its twelve heaviest, those included that no record has: about what
  /// one point of a draft says.
  std::vector<Heavy> heaviest(const Side& side, double& point);
  /// The records that share most of the heaviest terms, ascending.
  std::vector<Xapian::docid> candidates(const Side& side, const std::vector<Heavy>& heavy,
                                        std::uint32_t limit);
  std::vector<Found> rescored(const Side& side, const std::vector<Heavy>& heavy,
                              const std::vector<Xapian::docid>& documents);
  void add_category(const Side& side, std::vector<Found>& found);
  std::vector<RelatedRecord> find(const Side& side, std::uint32_t limit);
  RelatedRecord explained(const Found& found, const Side& side, const std::vector<Term>& terms,
                          const std::set<std::string>& own_sentences);

  /// The records that the scope leaves in.
  DocumentSet within(const schema::Record& record, RelatedScope scope);

  index::Database& database_;
  IndexReader reader_;
  analysis::Analyser analyser_;
  std::vector<std::string> wards_;
};

}  // namespace torikumi::search
