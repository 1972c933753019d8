// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/conditions.hpp"
#include "search/documents.hpp"
#include "search/scores.hpp"
#include "search/strings.hpp"
#include "store/xapian_errors.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using Xapian::Query;
namespace slot = schema::slot;

/// Fewer strict hits than this are followed by widened ones.
constexpr std::uint32_t kWidenBelow = 10;

/// Hits that are looked at for widening: enough for any page that people turn to.
constexpr std::uint32_t kMostWidened = 200;

/// A widened hit meets at least this part of the words, by their number or by what they tell.
constexpr double kMost = 0.5;

/// What meets all by words also does by strings, and what does so also by labels: a step for each.
constexpr double kStep = 1;

Xapian::valueno slot_of(Sort sort) {
  switch (sort) {
    case Sort::kDepartment:
      return slot::kDepartment;
    case Sort::kCategory:
      return slot::kCategory;
    case Sort::kTitle:
      return slot::kTitle;
    case Sort::kRelevance:
    case Sort::kSource:
      break;
  }
  return slot::kOrder;
}

/// The step for what meets a condition.
Query step(const Query& condition) {
  return {Query::OP_FILTER, Query((new Xapian::FixedWeightPostingSource(kStep))->release()),
          condition};
}

}  // namespace

Searcher::Searcher(const std::string& directory, const analysis::Dictionary& dictionary,
                   std::shared_ptr<const query::Synonyms> synonyms)
    : database_(directory),
      compiler_(dictionary, std::move(synonyms)),
      facets_(database_),
      order_(database_),
      suggestions_(database_, dictionary) {
  other_analyser_ = database_.stamp().analyser != analysis::fingerprint(dictionary);
  if (other_analyser_) {
    warning_ = "the database in " + directory +
               " was made with another dictionary or analyser; some words may not be found until "
               "torikumi index has run";
  }
  if (!compiler_.synonyms_fault().empty()) {
    warning_ += (warning_.empty() ? "" : "; ") + compiler_.synonyms_fault();
  }
}

Response Searcher::search(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Response response;
  response.query = request.query;
  response.offset = request.offset;
  response.limit = request.limit;
  const query::Parsed parsed = query::parse(request.query);
  for (const query::Complaint& complaint : parsed.complaints) {
    response.interpretation.push_back({"complaint", complaint.about, {complaint.message}, {}});
  }
  store::guarded(database_.directory(), [&] {
    const Compiled compiled = compiler_.compile(parsed.root, database_, request.off);
    response.interpretation.insert(response.interpretation.end(), compiled.interpretation.begin(),
                                   compiled.interpretation.end());
    for (const auto& [facet, value] : facets_.unknown(request.filters)) {
      response.interpretation.push_back(
          {"complaint", value, {facet + "がこれである取組はありません"}, {}});
    }
    const Met met = this->met(compiled);
    Facets::Counted counted = facets_.count(met.documents, request.filters);
    response.total = counted.total;
    response.facets = std::move(counted.facets);
    const bool by_relevance = request.sort == Sort::kRelevance && !compiled.everything;
    const std::uint32_t wanted = request.offset + request.limit;
    const std::vector<Xapian::docid> left = facets_.left(met.documents, request.filters);
    std::vector<Ranked> all =
        by_relevance ? ranked(compiled, met, left, std::min(wanted, response.total))
                     : sorted(compiled, met, left, request.sort, std::min(wanted, response.total));
    // Whether to widen is decided without the filters, so that a filter never adds hits.
    if (by_relevance && met.documents.size() < kWidenBelow) {
      const std::size_t strict = all.size();
      if (strict == response.total) widen(compiled, met, request.filters, wanted, all);
      response.relaxed = all.size() > strict;
    }
    if (!compiled.everything)
      response.suggestion = did_you_mean(parsed.root, request.query,
                                         static_cast<std::uint32_t>(met.documents.size()));
    for (std::size_t i = request.offset; i < all.size() && response.hits.size() < request.limit;
         ++i) {
      response.hits.push_back(present(all[i], compiled, request));
      response.hits.back().rank = static_cast<std::uint32_t>(i + 1);
    }
  });
  response.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

Matrix Searcher::matrix(const std::string& query, MatrixRows rows) {
  return store::guarded(database_.directory(), [&] {
    const Compiled compiled = compiler_.compile(query::parse(query).root, database_);
    return count_matrix(database_, matching(compiled.by_labels), rows);
  });
}

std::vector<Searcher::Scored> Searcher::best(const std::string& query, std::uint32_t limit) {
  return store::guarded(database_.directory(), [&] {
    const Compiled compiled = compiler_.compile(query::parse(query).root, database_);
    const Met met = this->met(compiled);
    std::vector<Ranked> all = ranked(compiled, met, met.documents, limit);
    if (met.documents.size() < kWidenBelow) widen(compiled, met, {}, limit, all);
    std::vector<Scored> best;
    for (const Ranked& each : all) {
      best.push_back({std::string(store::view_record(database_.texts(each.docid)).id), each.score});
    }
    return best;
  });
}

std::vector<Xapian::docid> Searcher::matching(const Query& query) {
  std::vector<Xapian::docid> documents;
  for (const auto& [document, weight] : all_of(database_, Query(0.0, query)))
    documents.push_back(document);
  return documents;
}

Searcher::Met Searcher::met(const Compiled& compiled) {
  Met met;
  if (compiled.everything) {
    met.documents = matching(every_record());
    met.match.assign(met.documents.size(), Match::kWord);
    return met;
  }
  const Query steps[]{step(compiled.by_words), step(compiled.by_strings), step(compiled.by_labels)};
  const Query by_steps(Query::OP_OR, std::begin(steps), std::end(steps));
  for (const auto& [document, weight] : all_of(database_, by_steps)) {
    met.documents.push_back(document);
    met.match.push_back(weight > 2.5 * kStep   ? Match::kWord
                        : weight > 1.5 * kStep ? Match::kPartial
                                               : Match::kLabel);
  }
  return met;
}

Match Searcher::Met::of(Xapian::docid document) const {
  const auto found = std::lower_bound(documents.begin(), documents.end(), document);
  return match[static_cast<std::size_t>(found - documents.begin())];
}

std::optional<std::string> Searcher::did_you_mean(const query::Node& root, const std::string& query,
                                                  std::uint32_t total) {
  if (root.kind != query::Kind::kText && root.kind != query::Kind::kAnd) return std::nullopt;
  const auto& words =
      root.kind == query::Kind::kAnd ? root.children : std::vector<query::Node>{root};
  for (const query::Node& word : words) {
    if (word.kind != query::Kind::kText || word.exact || word.field) continue;
    const auto meant = suggestions_.nearest(word.text);
    const std::size_t at = query.find(word.text);
    if (!meant || at == std::string::npos) continue;
    // What stands somewhere as it was typed is no slip.
    const std::string string = text::string_form(word.text);
    if (!matching(holding(database_, string, {std::nullopt, false})).empty()) continue;
    std::string better = query;
    better.replace(at, word.text.size(), *meant);
    const Compiled compiled = compiler_.compile(query::parse(better).root, database_);
    // The word typed stands nowhere; what is proposed must, and must lose nothing.
    if (matching(compiled.by_labels).size() >= std::max(total, 1U)) return better;
  }
  return std::nullopt;
}

void Searcher::in_order(std::vector<Ranked>& hits) const {
  std::sort(hits.begin(), hits.end(), [&](const Ranked& a, const Ranked& b) {
    if (a.match != b.match) return a.match < b.match;
    return a.score != b.score ? a.score > b.score : order_[a.docid] < order_[b.docid];
  });
}

void Searcher::widen(const Compiled& compiled, const Met& met, const std::vector<Filter>& filters,
                     std::uint32_t wanted, std::vector<Ranked>& all) {
  if (compiled.widened.empty() || all.size() >= wanted) return;
  double worth = 0;
  for (const Telling& word : compiled.words) worth += word.worth;
  const Query others(Query::OP_AND_NOT, compiled.widened, these(database_, met.documents));
  std::vector<Ranked> found =
      scored(compiled, facets_.left(matching(others), filters), Match::kWord, kMostWidened);
  for (Ranked& each : found) each.widened = true;
  std::sort(found.begin(), found.end(),
            [](const Ranked& a, const Ranked& b) { return a.docid < b.docid; });
  std::vector<double> met_worth(found.size());
  std::vector<double> met_words(found.size());
  for (const Telling& word : compiled.words) {
    std::vector<bool> meets(found.size());
    for (const std::string& term : word.terms) {
      auto posting = database_.xapian().postlist_begin(term);
      const auto end = database_.xapian().postlist_end(term);
      for (std::size_t i = 0; i < found.size() && posting != end; ++i) {
        posting.skip_to(found[i].docid);
        if (posting != end && *posting == found[i].docid) meets[i] = true;
      }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (meets[i]) met_worth[i] += word.worth;
      if (meets[i]) ++met_words[i];
    }
  }
  const double words = static_cast<double>(compiled.words.size());
  std::vector<Ranked> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (met_words[i] >= kMost * words || met_worth[i] >= kMost * worth) kept.push_back(found[i]);
  }
  in_order(kept);
  for (std::size_t i = 0; i < kept.size() && all.size() < wanted; ++i) all.push_back(kept[i]);
}

void Searcher::for_each_record(const std::function<void(const schema::Record&)>& each) {
  store::guarded(database_.directory(), [&] {
    std::vector<std::pair<std::uint32_t, Xapian::docid>> order;
    Xapian::Database& xapian = database_.xapian();
    for (auto it = xapian.valuestream_begin(slot::kOrder);
         it != xapian.valuestream_end(slot::kOrder); ++it) {
      order.emplace_back(store::order_of_value(*it), it.get_docid());
    }
    std::sort(order.begin(), order.end());
    for (const auto& [place, docid] : order) each(database_.record(docid).record);
  });
}

std::vector<Searcher::Ranked> Searcher::ranked(const Compiled& compiled, const Met& met,
                                               const std::vector<Xapian::docid>& left,
                                               std::uint32_t wanted) {
  std::vector<Ranked> all;
  for (const Match match : {Match::kWord, Match::kPartial, Match::kLabel}) {
    if (all.size() >= wanted) break;
    std::vector<Xapian::docid> documents;
    for (const Xapian::docid document : left) {
      if (met.of(document) == match) documents.push_back(document);
    }
    const auto missing = static_cast<std::uint32_t>(wanted - all.size());
    const std::vector<Ranked> best = scored(compiled, std::move(documents), match, missing);
    all.insert(all.end(), best.begin(), best.end());
  }
  if (all.size() > wanted) all.resize(wanted);
  return all;
}

std::vector<Searcher::Ranked> Searcher::scored(const Compiled& compiled,
                                               std::vector<Xapian::docid> documents, Match match,
                                               std::uint32_t wanted) {
  if (documents.empty() || wanted == 0) return {};
  Xapian::Enquire enquire(database_.xapian());
  enquire.set_weighting_scheme(weighting());
  enquire.set_query(weighed(these(database_, std::move(documents)), compiled.rank));
  // Scores that are equal to four decimals stand in source order, so a group of equals must be
  // whole before it is cut.
  constexpr Xapian::doccount kSpare = 20;
  std::vector<Ranked> found;
  for (Xapian::doccount ask = wanted + kSpare;; ask *= 2) {
    found.clear();
    const Xapian::MSet mset = enquire.get_mset(0, ask);
    for (auto it = mset.begin(); it != mset.end(); ++it)
      found.push_back({*it, rounded(it.get_weight()), match});
    in_order(found);
    if (found.size() < ask || found.back().score < found[wanted - 1].score) break;
  }
  return found;
}

std::vector<Searcher::Ranked> Searcher::sorted(const Compiled& compiled, const Met& met,
                                               std::vector<Xapian::docid> left, Sort sort,
                                               std::uint32_t wanted) {
  Xapian::Enquire enquire(database_.xapian());
  enquire.set_weighting_scheme(weighting());
  enquire.set_query(weighed(these(database_, std::move(left)), compiled.rank));
  Xapian::MultiValueKeyMaker by_value_then_order;
  by_value_then_order.add_value(slot_of(sort));
  by_value_then_order.add_value(slot::kOrder);
  if (slot_of(sort) == slot::kOrder) {
    enquire.set_sort_by_value(slot::kOrder, false);
  } else {
    enquire.set_sort_by_key(&by_value_then_order, false);
  }
  std::vector<Ranked> all;
  const Xapian::MSet mset = enquire.get_mset(0, wanted);
  for (auto it = mset.begin(); it != mset.end(); ++it)
    all.push_back({*it, rounded(it.get_weight()), met.of(*it)});
  return all;
}

}  // namespace torikumi::search
