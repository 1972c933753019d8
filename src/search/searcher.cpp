// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "query/parse.hpp"
#include "schema/format.hpp"
#include "store/xapian_errors.hpp"

namespace torikumi::search {
namespace {

namespace slot = schema::slot;

/// Fewer strict hits than this are followed by widened ones.
constexpr std::uint32_t kWidenBelow = 10;

/// A widened hit meets at least this part of the words, by their number or by what they tell.
constexpr double kMost = 0.5;

/// Of more than this many words, as a title has, a smaller part.
constexpr std::size_t kManyWords = 4;
constexpr double kMostOfMany = 1.0 / 3;

Match match_of(const Evaluated& evaluated, Xapian::docid document) {
  if (evaluated.by_words.contains(document)) return Match::kWord;
  return evaluated.by_strings.contains(document) ? Match::kPartial : Match::kLabel;
}

}  // namespace

Searcher::Searcher(const std::string& directory, const analysis::Dictionary& dictionary,
                   std::shared_ptr<const query::Synonyms> synonyms,
                   std::shared_ptr<store::ReadCache> cache)
    : database_(directory, std::move(cache)),
      generation_(database_),
      evaluator_(dictionary, std::move(synonyms)),
      ranking_(generation_),
      facets_(database_),
      suggestions_(database_, dictionary) {
  other_analyser_ = database_.stamp().analyser != analysis::fingerprint(dictionary);
  if (other_analyser_) {
    warning_ = "the database in " + directory +
               " was made with another dictionary or analyser; some words may not be found until "
               "torikumi index has run";
  }
  if (!evaluator_.synonyms_fault().empty()) {
    warning_ += (warning_.empty() ? "" : "; ") + evaluator_.synonyms_fault();
  }
}

Response Searcher::search(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Response response;
  response.query = request.query;
  response.offset = request.offset;
  response.limit = request.limit;
  const query::Parsed parsed = query::parse(request.query);
  store::guarded(database_.directory(), [&] {
    const Evaluated evaluated = evaluate(request.query, parsed.root, request.off);
    response.interpretation = told(parsed, evaluated, request.filters);
    const std::vector<Xapian::docid> met = evaluated.by_labels.documents();
    Facets::Counted counted = facets_.count(met, request.filters);
    response.total = counted.total;
    response.facets = std::move(counted.facets);
    const bool by_relevance = request.sort == Sort::kRelevance && !evaluated.everything;
    const std::uint32_t wanted = request.offset + request.limit;
    const std::vector<Xapian::docid> left = facets_.left(met, request.filters);
    std::vector<Ranked> all =
        by_relevance ? ranked(evaluated, left, std::min(wanted, response.total))
                     : sorted(evaluated, left, request.sort, std::min(wanted, response.total));
    // Whether to widen is decided without the filters, so that a filter never adds hits.
    if (by_relevance && met.size() < kWidenBelow) {
      const std::size_t strict = all.size();
      if (strict == response.total) widen(evaluated, request.filters, wanted, all);
      response.relaxed = all.size() > strict;
    }
    if (!evaluated.everything)
      response.suggestion = did_you_mean(parsed.root, request.query, evaluated,
                                         static_cast<std::uint32_t>(met.size()));
    for (std::size_t i = request.offset; i < all.size() && response.hits.size() < request.limit;
         ++i) {
      response.hits.push_back(present(all[i], evaluated, request));
      response.hits.back().rank = static_cast<std::uint32_t>(i + 1);
    }
  });
  response.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::vector<Interpretation> Searcher::told(const query::Parsed& parsed, const Evaluated& evaluated,
                                           const std::vector<Filter>& filters) const {
  std::vector<Interpretation> all;
  for (const query::Complaint& complaint : parsed.complaints)
    all.push_back({"complaint", complaint.about, {complaint.message}, {}});
  all.insert(all.end(), evaluated.interpretation.begin(), evaluated.interpretation.end());
  for (const auto& [facet, value] : facets_.unknown(filters))
    all.push_back({"complaint", value, {facet + "がこれである取組はありません"}, {}});
  return all;
}

Searcher::Listing Searcher::list(const Request& request) {
  Listing listing;
  const query::Parsed parsed = query::parse(request.query);
  store::guarded(database_.directory(), [&] {
    const Evaluated evaluated = evaluate(request.query, parsed.root, request.off);
    listing.interpretation = told(parsed, evaluated, request.filters);
    const std::vector<Xapian::docid> met = evaluated.by_labels.documents();
    const std::uint32_t total = facets_.count(met, request.filters).total;
    const std::vector<Xapian::docid> left = facets_.left(met, request.filters);
    const bool by_relevance = request.sort == Sort::kRelevance && !evaluated.everything;
    const std::vector<Ranked> all = by_relevance ? ranked(evaluated, left, total)
                                                 : sorted(evaluated, left, request.sort, total);
    for (const Ranked& each : all) listing.documents.push_back(each.docid);
  });
  return listing;
}

DocumentSet Searcher::meeting(const std::string& query, const std::vector<std::string>& off) {
  return store::guarded(database_.directory(),
                        [&] { return evaluate(query, query::parse(query).root, off).by_labels; });
}

Matrix Searcher::matrix(const std::string& query, MatrixRows rows,
                        const std::vector<std::string>& off) {
  return matrix(meeting(query, off), rows);
}

Matrix Searcher::matrix(const DocumentSet& hits, MatrixRows rows) {
  return store::guarded(database_.directory(),
                        [&] { return count_matrix(database_, hits.documents(), rows); });
}

std::vector<Searcher::Scored> Searcher::best(const std::string& query, std::uint32_t limit) {
  return store::guarded(database_.directory(), [&] {
    const Evaluated evaluated = evaluate(query, query::parse(query).root, {});
    const std::vector<Xapian::docid> met = evaluated.by_labels.documents();
    std::vector<Ranked> all = ranked(evaluated, met, limit);
    if (met.size() < kWidenBelow) widen(evaluated, {}, limit, all);
    std::vector<Scored> best;
    for (const Ranked& each : all) {
      best.push_back({std::string(store::view_record(database_.texts(each.docid)).id), each.score});
    }
    return best;
  });
}

void Searcher::score(const Evaluated& evaluated, std::vector<Ranked>& hits, std::size_t wanted) {
  if (hits.empty()) return;
  DocumentSet among = generation_.none();
  for (const Ranked& each : hits) among.add(each.docid);
  const Ranking::Halves terms = ranking_.divided(evaluated.rank);
  const std::vector<double>& scores = ranking_.scores(terms.rarer, among);
  for (Ranked& each : hits) {
    each.score = scores[each.docid];
    while (each.preference < evaluated.preferred.size() &&
           !evaluated.preferred[each.preference].contains(each.docid))
      ++each.preference;
  }
  if (!terms.commoner.empty()) {
    leave_out_hopeless(hits, wanted, terms.most);
    DocumentSet left = generation_.none();
    for (const Ranked& each : hits) left.add(each.docid);
    ranking_.add(terms.commoner, left);
    for (Ranked& each : hits) each.score = scores[each.docid];
  }
  for (Ranked& each : hits) each.score = rounded(each.score);
}

void Searcher::leave_out_hopeless(std::vector<Ranked>& hits, std::size_t wanted, double most) {
  if (hits.size() <= wanted || wanted == 0) return;
  std::nth_element(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(wanted) - 1, hits.end(),
                   is_before);
  const Ranked last = hits[wanted - 1];
  // Whoever comes behind it now may still come before it, if the rest may bring it that far.
  constexpr double kRounding = 0.0001;
  std::erase_if(hits, [&](Ranked each) {
    each.score += most + kRounding;
    return is_before(last, each);
  });
}

void Searcher::best(std::vector<Ranked>& hits, std::uint32_t wanted) const {
  const auto many = std::min<std::size_t>(wanted, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(many), hits.end(),
                    [&](const Ranked& a, const Ranked& b) {
                      if (is_before(a, b)) return true;
                      return !is_before(b, a) && order(a.docid) < order(b.docid);
                    });
  hits.resize(many);
}

void Searcher::widen(const Evaluated& evaluated, const std::vector<Filter>& filters,
                     std::uint32_t wanted, std::vector<Ranked>& all) {
  if (evaluated.widened.empty() || all.size() >= wanted) return;
  double worth = 0;
  for (const Telling& word : evaluated.words) worth += word.worth;
  DocumentSet others = evaluated.widened;
  others -= evaluated.by_labels;
  const std::vector<Xapian::docid> left = facets_.left(others.documents(), filters);
  std::vector<double> met_worth(left.size());
  std::vector<std::uint32_t> met_words(left.size());
  for (const Telling& word : evaluated.words) {
    const DocumentSet having = generation_.having_any(word.terms, schema::kTexts);
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!having.contains(left[i])) continue;
      met_worth[i] += word.worth;
      ++met_words[i];
    }
  }
  const double words = static_cast<double>(evaluated.words.size());
  const double most = evaluated.words.size() > kManyWords ? kMostOfMany : kMost;
  std::vector<Ranked> found;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (met_words[i] >= most * words || met_worth[i] >= most * worth)
      found.push_back({left[i], 0, Match::kWord, true});
  }
  const auto missing = wanted - static_cast<std::uint32_t>(all.size());
  score(evaluated, found, missing);
  best(found, missing);
  all.insert(all.end(), found.begin(), found.end());
}

std::vector<Searcher::Ranked> Searcher::ranked(const Evaluated& evaluated,
                                               const std::vector<Xapian::docid>& left,
                                               std::uint32_t wanted) {
  std::vector<Ranked> all;
  all.reserve(left.size());
  for (const Xapian::docid document : left)
    all.push_back({document, 0, match_of(evaluated, document)});
  score(evaluated, all, wanted);
  best(all, wanted);
  return all;
}

std::vector<Searcher::Ranked> Searcher::sorted(const Evaluated& evaluated,
                                               const std::vector<Xapian::docid>& left, Sort sort,
                                               std::uint32_t wanted) {
  const auto titles = sort == Sort::kTitle ? database_.ranks_of_titles() : nullptr;
  const store::LabelColumn* column = nullptr;
  if (sort == Sort::kDepartment) column = &generation_.values().column(slot::kDepartment);
  if (sort == Sort::kCategory) column = &generation_.values().column(slot::kCategory);
  // Those without come first; kNone and one more is 0.
  const auto key_of = [&](Xapian::docid document) {
    if (titles) return (*titles)[document];
    return column != nullptr ? (*column)[document] + 1 : 0;
  };
  struct Keyed {
    std::uint32_t key;
    std::uint32_t order;
    Xapian::docid document;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(left.size());
  for (const Xapian::docid document : left)
    keyed.push_back({key_of(document), order(document), document});
  const auto many = std::min<std::size_t>(wanted, keyed.size());
  std::partial_sort(keyed.begin(), keyed.begin() + static_cast<std::ptrdiff_t>(many), keyed.end(),
                    [](const Keyed& a, const Keyed& b) {
                      return a.key != b.key ? a.key < b.key : a.order < b.order;
                    });
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < many; ++i)
    all.push_back({keyed[i].document, 0, match_of(evaluated, keyed[i].document)});
  score(evaluated, all, all.size());
  return all;
}

}  // namespace torikumi::search
