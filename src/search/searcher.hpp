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
#include "search/evaluation.hpp"
#include "search/facets.hpp"
#include "search/generation.hpp"
#include "search/matrix.hpp"
#include "search/ranking.hpp"
#include "search/request.hpp"
#include "search/suggestions.hpp"
#include "store/database.hpp"

namespace torikumi::search {

/// One a thread. Holds the generation that it opened.
class Searcher {
 public:
  /// Without `synonyms` it reads the file of them; `cache` as store::Database takes it. Throws
  /// Error as store::Database does.
  Searcher(const std::string& directory, const analysis::Dictionary& dictionary,
           std::shared_ptr<const query::Synonyms> synonyms = nullptr,
           std::shared_ptr<store::ReadCache> cache = nullptr);

  /// The same request on the same database gives the same response. Throws Error kUsage for a facet
  /// that there is not; nothing that a query may hold is an error.
  Response search(const Request& request);

  /// Every hit that meets all of a request, in order: numbers alone, for one who reads the records
  /// one by one.
  struct Listing {
    std::vector<Xapian::docid> documents;
    std::vector<Interpretation> interpretation;
  };
  Listing list(const Request& request);
  schema::Record record(Xapian::docid document) { return database_.record(document)->record; }

  /// One record as a hit of the request, whether it meets it or not; nothing for an unknown id.
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
  std::vector<store::VocabularyEntry> suggest(const std::string& typed, std::size_t limit);

  /// The documents that meet all of the query, but for what was taken back.
  DocumentSet meeting(const std::string& query, const std::vector<std::string>& off = {});

  /// Counts what the query finds, widening nothing.
  Matrix matrix(const std::string& query, MatrixRows rows,
                const std::vector<std::string>& off = {});
  Matrix matrix(const DocumentSet& hits, MatrixRows rows);

  /// Ids and scores of the best hits alone, in order: what an evaluation asks.
  struct Scored {
    std::string id;
    double score;
  };
  std::vector<Scored> best(const std::string& query, std::uint32_t limit);

  /// Calls back with each record, in the order of the sources.
  void for_each_record(const std::function<void(const schema::Record&)>& each);

  /// What an operator should know of this database, in a sentence; empty where all is well.
  const std::string& warning() const { return warning_; }

  /// Whether the database was made with another dictionary or analyser than this one.
  bool other_analyser() const { return other_analyser_; }

  store::Database& database() { return database_; }
  Suggestions& suggestions() { return suggestions_; }

 private:
  struct Ranked {
    Xapian::docid docid;
    double score;
    Match match;
    bool widened = false;
    std::size_t preference = 0;  ///< place among Evaluated::preferred; the first comes first
  };
  /// The documents directly before and behind one in the sources; 0 where there is none.
  std::pair<Xapian::docid, Xapian::docid> around(Xapian::docid document) const;
  /// Counts what suggestions of several words find.
  void count_together(std::vector<store::VocabularyEntry>& found);
  /// What an answer tells of how the query was read, and of filters that nothing has.
  std::vector<Interpretation> told(const query::Parsed& parsed, const Evaluated& evaluated,
                                   const std::vector<Filter>& filters) const;
  /// A request's query as it is evaluated: with what only the whole collection tells.
  Evaluated evaluate(const std::string& query, const query::Node& root,
                     const std::vector<std::string>& off);
  /// A record whose title is what was typed comes before all others, whatever it was taken for.
  void put_title_first(const std::string& query, Evaluated& evaluated);
  /// A department that is named has its records first among their like, and is offered as a filter.
  void lift_departments(const query::Node& root, Evaluated& evaluated);
  /// Shows and marks how the words are spelled that were met by their sound, and ranks by it.
  void spell_sounds(Evaluated& evaluated);
  /// The best of `left`, which are some of those that are met.
  std::vector<Ranked> ranked(const Evaluated& evaluated, const std::vector<Xapian::docid>& left,
                             std::uint32_t wanted);
  std::vector<Ranked> sorted(const Evaluated& evaluated, const std::vector<Xapian::docid>& left,
                             Sort sort, std::uint32_t wanted);
  /// Hits that meet most words, behind those that meet all.
  void widen(const Evaluated& evaluated, const std::vector<Filter>& filters, std::uint32_t wanted,
             std::vector<Ranked>& all);
  /// Gives each its score; where there are more than are wanted, those that cannot be among the
  /// best may be gone then, and the others in any order.
  void score(const Evaluated& evaluated, std::vector<Ranked>& hits, std::size_t wanted);
  /// Takes away those that `most` more for each cannot bring among the `wanted`.
  static void leave_out_hopeless(std::vector<Ranked>& hits, std::size_t wanted, double most);
  /// The best of them, in order: by kind of match, then by preference and score, equal scores as
  /// their records stand in the sources.
  void best(std::vector<Ranked>& hits, std::uint32_t wanted) const;
  static bool is_before(const Ranked& a, const Ranked& b) {
    if (a.match != b.match) return a.match < b.match;
    return a.preference != b.preference ? a.preference < b.preference : a.score > b.score;
  }
  /// The query with one word replaced by what was likely meant, where that finds something, and
  /// no less than `total`.
  std::optional<std::string> did_you_mean(const query::Node& root, const std::string& query,
                                          const Evaluated& typed, std::uint32_t total);
  std::uint32_t order(Xapian::docid document) const { return generation_.values().order(document); }
  Hit present(const Ranked& ranked, const Evaluated& evaluated, const Request& request);
  std::vector<Share> shares(Xapian::docid docid, const Evaluated& evaluated, double score);

  store::Database database_;
  Generation generation_;
  Evaluator evaluator_;
  Ranking ranking_;
  Facets facets_;
  Suggestions suggestions_;
  std::string warning_;
  bool other_analyser_ = false;
};

}  // namespace torikumi::search
