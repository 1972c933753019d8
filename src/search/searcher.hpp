// SPDX-License-Identifier: GPL-2.0-or-later
/// Searcher: a request to a response.
///
///   Searcher searcher("index/db", dictionary); searcher.search({"人材育成"}).total == 20
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "index/database.hpp"
#include "search/draft/answers.hpp"
#include "search/explanation.hpp"
#include "search/facets/cross_tab.hpp"
#include "search/facets/facets.hpp"
#include "search/match/editions.hpp"
#include "search/match/index_reader.hpp"
#include "search/match/matcher.hpp"
#include "search/plan/planner.hpp"
#include "search/request.hpp"
#include "search/score/top_k.hpp"
#include "search/suggest/suggestions.hpp"

namespace torikumi::search {

/// One a thread. Holds the generation that it opened.
class Searcher {
 public:
  /// Without `synonyms` it reads the file of them; `cache` and `generation` as index::Database
  /// takes them. Throws Error as index::Database does.
  Searcher(const std::string& directory, const analysis::Dictionary& dictionary,
           std::shared_ptr<const query::Synonyms> synonyms = nullptr,
           std::shared_ptr<index::ReadCache> cache = nullptr,
           std::optional<std::uint32_t> generation = std::nullopt);

  /// The same request on the same database gives the same response. Throws Error kUsage for a facet
  /// that there is not; nothing that a query may hold is an error.
  Response search(const Request& request);

  /// Every hit that meets all of a request, in order: numbers alone, for one who reads the records
  /// one by one.
  struct Listing {
    std::vector<Xapian::docid> documents;
    std::vector<QueryRewrite> rewrites;
  };
  Listing list(const Request& request);
  schema::Record record(Xapian::docid document) { return database_.record(document)->record; }

  /// Why a record is a hit of the request's query and at which rank, or why it is not, filters
  /// aside. Throws Error kNotFound for an unknown id.
  Explanation explain(const std::string& id, const Request& request);

  /// One record as a hit of the request, whether it meets it or not, without contributions; nothing
  /// for an unknown id.
  std::optional<Hit> one(const std::string& id, const Request& request);

  /// Initiatives before and behind one in the order of the sources. An edge has none.
  struct Neighbours {
    std::optional<schema::Record> before;
    std::optional<schema::Record> behind;
  };
  Neighbours neighbours(const std::string& id);

  /// What each part of a query finds by itself, and what is found without it, by the request's
  /// filters: for those who found nothing. Empty for queries of one part and for such as are more
  /// than parts side by side.
  struct PartCount {
    std::string part;
    std::uint32_t alone = 0;
    std::string rest;
    std::uint32_t without = 0;
  };
  std::vector<PartCount> count_parts(const Request& request);

  /// Suggestions::complete; of several words, only what finds something together with the words
  /// before it, and how much.
  std::vector<index::VocabularyEntry> suggest(const std::string& typed, std::size_t limit);

  /// The documents that meet all of the query, but for what was taken back.
  DocumentSet meeting(const std::string& query, const std::vector<std::string>& off = {});

  /// All documents that the filters leave, and how documents divide, as facets tell it.
  DocumentSet left_by(const std::vector<Filter>& filters);
  std::vector<Facet> facets_of(const DocumentSet& documents) const {
    return facets_.count(documents.documents(), {}).facets;
  }

  /// Counts what the query finds in an edition, widening nothing; `edition` as edition_scope takes
  /// it, with its errors.
  CrossTab matrix(const std::string& query, CrossTabRows rows, const std::string& edition = {},
                  const std::vector<std::string>& off = {});
  CrossTab matrix(const DocumentSet& hits, CrossTabRows rows, const EditionScope& scope);

  /// Ids and scores of the best hits alone, in order: what an evaluation asks.
  struct Scored {
    std::string id;
    double score;
  };
  std::vector<Scored> best(const std::string& query, std::uint32_t limit);

  /// The records that do what a point of a draft says (draft/answers.hpp), the best first: those
  /// `within` that have at least the part `least` of it; where there are none, the best that has
  /// `least_of_near`.
  std::vector<Answer> answers(const DraftPoint& point, const DocumentSet& within,
                              double least_of_near, double least, std::size_t limit);

  /// Calls back with each record, in the order of the sources.
  void for_each_record(const std::function<void(const schema::Record&)>& each);

  /// What an operator should know of this database, in a sentence; empty where all is well.
  const std::string& warning() const { return warning_; }

  /// Whether the database was made with another dictionary or analyser than this one.
  bool other_analyser() const { return other_analyser_; }

  index::Database& database() { return database_; }
  Suggestions& suggestions() { return suggestions_; }

 private:
  ClauseOutcome outcome(const Clause& clause, const MatchTiers& tiers, Xapian::docid document);
  void add_rank(const Plan& plan, const QueryMatches& matches, Xapian::docid document,
                Explanation& explanation);
  void add_scores(const QueryMatches& matches, Xapian::docid document, Explanation& explanation);
  /// The documents directly before and behind one in the sources; 0 where there is none.
  std::pair<Xapian::docid, Xapian::docid> around(Xapian::docid document) const;
  /// Counts what suggestions of several words find.
  void count_together(std::vector<index::VocabularyEntry>& found);
  /// What an answer reports of how the query was read, and of filters that nothing has. A synonym
  /// that no record holds is not reported: it added nothing.
  std::vector<QueryRewrite> rewrites_of(const query::Parsed& parsed, const Plan& plan,
                                        const std::vector<Filter>& filters);
  /// Whether any record holds this synonym of what was typed.
  bool stands(const Plan& plan, const std::string& typed, const std::string& synonym);
  /// Lets the newest edition of each initiative stand for all, where the request asks for that;
  /// nothing where it does not, or where there are no editions.
  std::optional<FoundEditions> keep_newest_editions(const Request& request, QueryMatches& matches);
  Facets::Counted count_initiatives(const std::vector<Xapian::docid>& met,
                                    const std::vector<Filter>& filters);
  /// The documents that meet all, as far as the filters leave them.
  std::vector<Xapian::docid> left_of(const QueryMatches& matches,
                                     const std::vector<Filter>& filters) const;
  std::vector<HitEdition> editions_of(const Candidate& hit, const FoundEditions& every);
  /// The best of `left`, which are some of those that are met.
  std::vector<Candidate> ranked(const QueryMatches& matches, const std::vector<Xapian::docid>& left,
                                std::uint32_t wanted);
  std::vector<Candidate> sorted(const QueryMatches& matches, const std::vector<Xapian::docid>& left,
                                Sort sort, std::uint32_t wanted);
  /// The hits that meet all and, where they are few, records that meet some of the words, each
  /// where its score puts it, up to `wanted` in all.
  std::vector<Candidate> with_relaxed(const QueryMatches& matches,
                                      const std::vector<Filter>& filters, std::uint32_t wanted);
  /// Gives each its score; where there are more than are wanted, those that cannot be among the
  /// best may be gone then, and the others in any order.
  void score(const QueryMatches& matches, std::vector<Candidate>& hits, std::size_t wanted);
  /// By terms alone.
  void score_terms(const QueryMatches& matches, std::vector<Candidate>& hits, std::size_t wanted);
  /// Adds to the best 50 what the whole query tells beside its terms: a long text's department,
  /// and words that are used as a short query's are. `best` is the best score by terms.
  void rerank(const QueryMatches& matches, double best, std::vector<Candidate>& hits);
  /// Leaves the best, in order; equals as their records stand in the sources.
  void keep_best(std::vector<Candidate>& hits, std::uint32_t wanted) const;
  /// Editions of one initiative that are among those found change places (newest_first.hpp).
  void put_newest_first(const QueryMatches& matches, const std::vector<Xapian::docid>& found,
                        std::vector<Candidate>& ranked);
  /// The query with one word replaced by what was likely meant, where that finds something, and
  /// no less than `total`.
  std::optional<std::string> did_you_mean(const query::Node& root, const std::string& query,
                                          const Plan& plan, const QueryMatches& typed,
                                          std::uint32_t total);
  std::uint32_t order(Xapian::docid document) const { return reader_.values().order(document); }
  /// The passage of a record's texts that says most of a plan; empty where none says any.
  std::string passage(Xapian::docid document, const Plan& plan);
  Hit present(const Candidate& ranked, const Plan& plan, const Request& request);
  std::vector<TermContribution> contributions(const Candidate& ranked, const QueryMatches& matches);

  index::Database database_;
  IndexReader reader_;
  Facets facets_;
  Suggestions suggestions_;
  Planner planner_;
  Matcher matcher_;
  CandidateScorer scorer_;
  SourceOrder source_order_;
  std::string warning_;
  bool other_analyser_ = false;
};

}  // namespace torikumi::search
