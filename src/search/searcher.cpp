// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "index/xapian_errors.hpp"
#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/match/matchers.hpp"
#include "search/score/best_window.hpp"
#include "search/score/newest_first.hpp"

namespace torikumi::search {
namespace {

namespace slot = schema::slot;

/// Of the best by their terms, so many are ranked again by what else tells; 200 gave the same
/// nDCG@10, and left a third more to score.
constexpr std::ptrdiff_t kReranked = 50;

std::vector<Xapian::docid> documents_of(const std::vector<Candidate>& candidates) {
  std::vector<Xapian::docid> documents;
  for (const Candidate& each : candidates) documents.push_back(each.document);
  return documents;
}

double best_score(const std::vector<Candidate>& candidates) {
  double best = 0;
  for (const Candidate& each : candidates) best = std::max(best, each.score);
  return best;
}

}  // namespace

Searcher::Searcher(const std::string& directory, const analysis::Dictionary& dictionary,
                   std::shared_ptr<const query::Synonyms> synonyms,
                   std::shared_ptr<index::ReadCache> cache, std::optional<std::uint32_t> generation)
    : database_(directory, std::move(cache), generation),
      reader_(database_),
      facets_(database_),
      suggestions_(database_, dictionary),
      planner_(dictionary, std::move(synonyms), reader_, facets_, suggestions_),
      matcher_(reader_, facets_),
      scorer_(reader_),
      source_order_([this](Xapian::docid document) { return order(document); }) {
  other_analyser_ = database_.stamp().analyser != analysis::fingerprint(dictionary);
  if (other_analyser_) {
    warning_ = "the database in " + directory +
               " was made with another dictionary or analyser; some words may not be found until "
               "torikumi index has run";
  }
  if (!planner_.synonyms_fault().empty()) {
    warning_ += (warning_.empty() ? "" : "; ") + planner_.synonyms_fault();
  }
}

Response Searcher::search(const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  Response response;
  response.query = request.query;
  response.offset = request.offset;
  response.limit = request.limit;
  const query::Parsed parsed = query::parse(request.query, reader_.fields());
  index::translate_xapian_errors(database_.directory(), [&] {
    const Plan plan = planner_.plan(request.query, parsed.root, request.off);
    QueryMatches matches = matcher_.match(plan);
    response.rewrites = rewrites_of(parsed, plan, request.filters);
    if (request.explain) response.plan = print(plan);
    const std::vector<Xapian::docid> met = matches.tiers.labels.documents();
    const auto every = keep_newest_editions(request, matches);
    Facets::Counted counted =
        every ? count_initiatives(met, request.filters) : facets_.count(met, request.filters);
    response.total = counted.total;
    response.facets = std::move(counted.facets);
    if (every) response.records = every->strict.size();
    const bool by_relevance = request.sort == Sort::kRelevance && !plan.is_everything();
    const std::uint32_t wanted = request.offset + request.limit;
    const std::vector<Candidate> all = by_relevance
                                           ? with_relaxed(matches, request.filters, wanted)
                                           : sorted(matches, left_of(matches, request.filters),
                                                    request.sort, std::min(wanted, response.total));
    response.relaxed =
        std::any_of(all.begin(), all.end(), [](const Candidate& each) { return each.widened; });
    if (!plan.is_everything())
      response.suggestion = did_you_mean(parsed.root, request.query, plan, matches,
                                         static_cast<std::uint32_t>(met.size()));
    for (std::size_t i = request.offset; i < all.size() && response.hits.size() < request.limit;
         ++i) {
      Hit hit = present(all[i], plan, request);
      hit.rank = static_cast<std::uint32_t>(i + 1);
      if (request.explain) hit.contributions = contributions(all[i], matches);
      if (every) hit.editions = editions_of(all[i], *every);
      response.hits.push_back(std::move(hit));
    }
  });
  response.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::optional<FoundEditions> Searcher::keep_newest_editions(const Request& request,
                                                            QueryMatches& matches) {
  if (!request.by_initiative || filter_of(request.filters, "edition") != nullptr)
    return std::nullopt;
  const auto lineage = database_.lineage_if_sound();
  if (!lineage || lineage->links().empty()) return std::nullopt;
  // Of those that the filters leave: an older edition may be the one that meets them.
  if (!request.filters.empty()) {
    for (DocumentSet* each : {&matches.tiers.labels, &matches.relaxed})
      *each = reader_.set_of(facets_.left(each->documents(), request.filters));
  }
  return keep_newest(*lineage, matches);
}

Facets::Counted Searcher::count_initiatives(const std::vector<Xapian::docid>& met,
                                            const std::vector<Filter>& filters) {
  const auto lineage = database_.lineage_if_sound();
  return facets_.count_initiatives(
      met, filters, [&](Xapian::docid document) { return lineage->newest_of(document); });
}

std::vector<Xapian::docid> Searcher::left_of(const QueryMatches& matches,
                                             const std::vector<Filter>& filters) const {
  return facets_.left(matches.tiers.labels.documents(), filters);
}

std::vector<HitEdition> Searcher::editions_of(const Candidate& hit, const FoundEditions& every) {
  std::vector<HitEdition> editions;
  for (const Xapian::docid document : editions_among(*database_.lineage_if_sound(), hit.document,
                                                     hit.widened ? every.relaxed : every.strict)) {
    const auto stored = database_.record(document);
    editions.push_back({stored->record.edition, stored->record.id});
  }
  if (editions.size() < 2) editions.clear();
  return editions;
}

std::vector<QueryRewrite> Searcher::rewrites_of(const query::Parsed& parsed, const Plan& plan,
                                                const std::vector<Filter>& filters) {
  std::vector<QueryRewrite> all;
  for (const query::Complaint& complaint : parsed.complaints)
    all.push_back({"complaint", complaint.about, {complaint.message}, {}});
  for (QueryRewrite each : plan.rewrites) {
    if (each.kind == "synonym") {
      std::erase_if(each.to, [&](const std::string& to) { return !stands(plan, each.from, to); });
      if (each.to.empty()) continue;
    }
    all.push_back(std::move(each));
  }
  for (const auto& [facet, value] : facets_.unknown(filters))
    all.push_back({"complaint", value, {facet + "が一致する取組はありません。"}, {}});
  return all;
}

bool Searcher::stands(const Plan& plan, const std::string& typed, const std::string& synonym) {
  const auto is_held = [&](const query::Alternative& each) {
    // A word need not be looked for, and what is sought in texts was found before.
    if (each.words.size() == 1 &&
        reader_.frequency({TermKind::kWord, each.words.front().back()}) > 0)
      return true;
    return !match_alternative(reader_, each, schema::kTexts).empty() ||
           !match_alternative(reader_, each, schema::kLabels).empty();
  };
  for (const Clause& clause : plan.clauses) {
    for (const query::QueryTerm& query_term : clause.terms) {
      if (query_term.text != typed) continue;
      for (const query::Alternative& each : query_term.alternatives) {
        if (each.text == synonym && is_held(each)) return true;
      }
    }
  }
  return false;
}

Searcher::Listing Searcher::list(const Request& request) {
  Listing listing;
  const query::Parsed parsed = query::parse(request.query, reader_.fields());
  index::translate_xapian_errors(database_.directory(), [&] {
    const Plan plan = planner_.plan(request.query, parsed.root, request.off);
    QueryMatches matches = matcher_.match(plan);
    keep_newest_editions(request, matches);
    listing.rewrites = rewrites_of(parsed, plan, request.filters);
    const std::vector<Xapian::docid> left = left_of(matches, request.filters);
    const auto total = static_cast<std::uint32_t>(left.size());
    const bool by_relevance = request.sort == Sort::kRelevance && !plan.is_everything();
    const std::vector<Candidate> all =
        by_relevance ? ranked(matches, left, total) : sorted(matches, left, request.sort, total);
    for (const Candidate& each : all) listing.documents.push_back(each.document);
  });
  return listing;
}

DocumentSet Searcher::meeting(const std::string& query, const std::vector<std::string>& off) {
  return index::translate_xapian_errors(database_.directory(), [&] {
    return matcher_.strict_hits(
        planner_.plan(query, query::parse(query, reader_.fields()).root, off));
  });
}

DocumentSet Searcher::left_by(const std::vector<Filter>& filters) {
  std::vector<Xapian::docid> all;
  for (Xapian::docid document = 1; document <= reader_.values().last(); ++document) {
    if (reader_.values().exists(document)) all.push_back(document);
  }
  return reader_.set_of(facets_.left(all, filters));
}

CrossTab Searcher::matrix(const std::string& query, CrossTabRows rows, const std::string& edition,
                          const std::vector<std::string>& off) {
  return matrix(meeting(query, off), rows, edition_scope(reader_.values(), edition));
}

CrossTab Searcher::matrix(const DocumentSet& hits, CrossTabRows rows, const EditionScope& scope) {
  return index::translate_xapian_errors(
      database_.directory(), [&] { return count_cross_tab(database_, hits, scope, rows); });
}

std::vector<Searcher::Scored> Searcher::best(const std::string& query, std::uint32_t limit) {
  return index::translate_xapian_errors(database_.directory(), [&] {
    const Plan plan = planner_.plan(query, query::parse(query, reader_.fields()).root);
    const QueryMatches matches = matcher_.match(plan);
    std::vector<Scored> best;
    for (const Candidate& each : with_relaxed(matches, {}, limit)) {
      best.push_back(
          {std::string(index::view_record(database_.texts(each.document)).id), each.score});
    }
    return best;
  });
}

void Searcher::score(const QueryMatches& matches, std::vector<Candidate>& hits,
                     std::size_t wanted) {
  score_terms(matches, hits, wanted);
  rerank(matches, best_score(hits), hits);
}

void Searcher::score_terms(const QueryMatches& matches, std::vector<Candidate>& hits,
                           std::size_t wanted) {
  for (Candidate& each : hits) each.tier = matches.tie_breaks.tier_of(each.document);
  scorer_.score(matches.scores, hits,
                matches.is_reranked() ? std::max<std::size_t>(wanted, kReranked) : wanted);
}

void Searcher::rerank(const QueryMatches& matches, double best, std::vector<Candidate>& hits) {
  constexpr double kAgreement = 0.2;
  constexpr double kLatent = 0.4;
  constexpr double kWindow = 0.15;
  if (!matches.is_reranked()) return;
  // The same ones are ranked again whatever part of the list is shown.
  auto end = hits.end();
  if (std::ssize(hits) > kReranked) {
    end = hits.begin() + kReranked;
    std::nth_element(hits.begin(), end, hits.end(), ByRank{source_order_});
  }
  const index::LabelColumn& column = reader_.values().column(slot::kDepartment);
  const auto space = matches.has_latent() ? database_.latent_space() : nullptr;
  const BestWindow window(reader_, matches.question_words);
  for (auto each = hits.begin(); each != end; ++each) {
    const std::uint32_t label = column[each->document];
    if (!matches.agreement.empty() && label != index::LabelColumn::kNone)
      each->score += kAgreement * best * matches.agreement[label];
    if (space) {
      const double cosine = space->cosine(matches.latent, order(each->document));
      each->score += kLatent * best * std::max(cosine, 0.0);
    }
    if (!matches.question_words.empty()) each->score += kWindow * best * window.of(each->document);
    each->score = rounded(each->score);
  }
}

void Searcher::keep_best(std::vector<Candidate>& hits, std::uint32_t wanted) const {
  keep_top(hits, wanted, source_order_);
}

std::vector<Candidate> Searcher::with_relaxed(const QueryMatches& matches,
                                              const std::vector<Filter>& filters,
                                              std::uint32_t wanted) {
  if (matches.relaxed.empty() || wanted == 0)
    return ranked(matches, left_of(matches, filters), wanted);
  // All are scored, whatever the filters, so that a filter never adds hits.
  std::vector<Candidate> strict;
  for (const Xapian::docid document : matches.tiers.labels.documents())
    strict.push_back({document, 0, matches.match_of(document), false, 0});
  score_terms(matches, strict, strict.size());
  std::vector<Candidate> relaxed;
  relaxed.reserve(matches.relaxed.size());
  for (const Xapian::docid document : matches.relaxed.documents())
    relaxed.push_back({document, 0, Match::kWord, true, 0});
  score_terms(matches, relaxed, filters.empty() ? wanted : relaxed.size());
  const double best = std::max(best_score(strict), best_score(relaxed));
  rerank(matches, best, strict);
  rerank(matches, best, relaxed);
  if (!filters.empty()) {
    DocumentSet all = matches.tiers.labels;
    all |= matches.relaxed;
    const DocumentSet left = reader_.set_of(facets_.left(all.documents(), filters));
    const auto is_filtered = [&](const Candidate& each) { return !left.contains(each.document); };
    std::erase_if(strict, is_filtered);
    std::erase_if(relaxed, is_filtered);
  }
  for (Candidate& each : relaxed) each.tier = 0;
  keep_best(strict, kRelaxBelow);
  put_newest_first(matches, documents_of(strict), strict);
  keep_best(relaxed, wanted);
  std::vector<Candidate> merged = merge_relaxed(strict, relaxed, best, kRelaxBelow);
  if (merged.size() > wanted) merged.resize(wanted);
  return merged;
}

std::vector<Candidate> Searcher::ranked(const QueryMatches& matches,
                                        const std::vector<Xapian::docid>& left,
                                        std::uint32_t wanted) {
  std::vector<Candidate> all;
  all.reserve(left.size());
  for (const Xapian::docid document : left)
    all.push_back({document, 0, matches.match_of(document)});
  score(matches, all, wanted);
  keep_best(all, wanted);
  put_newest_first(matches, left, all);
  return all;
}

void Searcher::put_newest_first(const QueryMatches& matches,
                                const std::vector<Xapian::docid>& found,
                                std::vector<Candidate>& ranked) {
  const auto lineage = database_.lineage_if_sound();
  if (!lineage || lineage->links().empty()) return;
  const DocumentSet documents = reader_.set_of(found);
  newest_first(
      *lineage,
      [&](const Candidate& at, Xapian::docid document) {
        return documents.contains(document) && matches.match_of(document) == at.match;
      },
      ranked);
}

std::vector<Candidate> Searcher::sorted(const QueryMatches& matches,
                                        const std::vector<Xapian::docid>& left, Sort sort,
                                        std::uint32_t wanted) {
  const auto titles = sort == Sort::kTitle ? database_.ranks_of_titles() : nullptr;
  const index::LabelColumn* column = nullptr;
  if (sort == Sort::kDepartment) column = &reader_.values().column(slot::kDepartment);
  if (sort == Sort::kCategory) column = &reader_.values().column(slot::kCategory);
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
  std::vector<Candidate> all;
  for (std::size_t i = 0; i < many; ++i)
    all.push_back({keyed[i].document, 0, matches.match_of(keyed[i].document)});
  // Scoring moves candidates about.
  std::vector<Candidate> scored = all;
  score(matches, scored, scored.size());
  std::map<Xapian::docid, double> scores;
  for (const Candidate& each : scored) scores[each.document] = each.score;
  for (Candidate& each : all) each.score = scores[each.document];
  return all;
}

}  // namespace torikumi::search
