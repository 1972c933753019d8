// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar/related.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "base/deadline.hpp"
#include "base/error.hpp"
#include "index/xapian_errors.hpp"
#include "schema/format.hpp"
#include "search/score/bm25f_scorer.hpp"
#include "search/similar/term_vector.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using Xapian::Query;
namespace prefix = schema::prefix;

/// Terms asked with: 20 find less (.42 against .454 of a proxy), 5 much less (.32).
constexpr std::size_t kHeaviest = 50;

/// Counts of terms come in quarters of a whole.
constexpr double kQuarter = 0.25;

/// BM25 with k1 of one whole.
Xapian::BM25Weight weighting() { return {1 / kQuarter, 0, 1, 0.75, 0.5}; }

/// The heaviest of them bring the candidates, of which all choose: a third of the time, and the
/// same found.
constexpr std::size_t kBringing = 20;
constexpr Xapian::doccount kSpare = 80;

/// What a shared category counts, by measurement (tests/judgements).
constexpr double kCategoryWeight = 1.2;

/// How much a long record's score is lowered: its length's part in the cosine's norm is a half,
/// and half of that was measured best.
constexpr double kLengthPower = 0.25;

/// The part of its sentences that a record must have in common to be called a near-duplicate.
constexpr double kDuplicatePart = 0.6;

}  // namespace

/// What the related ones are related to.
struct Related::Side {
  std::vector<std::pair<std::string, double>> counts;  ///< terms, and how often, weighed by field
  std::function<TermVector(const std::vector<std::string>&)> say;  ///< where it says some terms
  std::string title_key;
  std::string title_value;  ///< what it is sorted by
  std::string category;
  Xapian::docid self = 0;  ///< 0 for a draft
};

struct Related::Heavy {
  std::string term;
  double weight = 0;
};

Related::Related(index::Database& database, const analysis::Dictionary& dictionary)
    : database_(database), analyser_(dictionary) {
  const auto values = database_.doc_values();
  for (const std::string& label : values->column(schema::slot::kDepartment).labels()) {
    if (database_.collection().is_ward(label)) wards_.push_back(label);
  }
}

std::vector<Related::Heavy> Related::heaviest(const Side& side) {
  const double records = database_.xapian().get_doccount();
  std::vector<Heavy> all;
  double squares = 0;
  for (const auto& [term, tf] : side.counts) {
    base::Deadline::check();
    const double frequency = database_.xapian().get_termfreq(term);
    // The record itself is one of those that have the term; a draft is not.
    if (frequency < (side.self != 0 ? 2 : 1) || frequency > std::max(2.0, records / 2)) continue;
    const double weight = (1 + std::log(tf)) * std::log(records / frequency);
    if (weight > 0) all.push_back({term, weight});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Heavy& a, const Heavy& b) { return a.weight > b.weight; });
  if (all.size() > kHeaviest) all.resize(kHeaviest);
  for (const Heavy& each : all) squares += each.weight * each.weight;
  // Of the length one, as a vector, times ten: scores of short and long texts compare.
  for (Heavy& each : all) each.weight *= 10 / std::sqrt(squares);
  return all;
}

double Related::weight_of_category(const std::string& term) {
  const double records = database_.xapian().get_doccount();
  const double frequency = database_.xapian().get_termfreq(term);
  if (frequency < 2 || frequency > std::max(2.0, records / 2)) return 0;
  return rounded(kCategoryWeight * std::log(records / frequency));
}

std::vector<RelatedRecord> Related::find(const Side& side, const Restrict& within,
                                         std::uint32_t limit) {
  const std::vector<Heavy> heavy = heaviest(side);
  if (heavy.empty() || limit == 0) return {};
  std::vector<Query> queries;
  for (std::size_t i = 0; i < heavy.size() && i < kBringing; ++i)
    queries.emplace_back(heavy[i].weight, Query(heavy[i].term));
  Xapian::Enquire enquire(database_.xapian());
  enquire.set_weighting_scheme(weighting());
  enquire.set_query(within(Query(Query::OP_OR, queries.begin(), queries.end())));
  const Xapian::MSet mset = enquire.get_mset(0, 2 * limit + kSpare);
  std::vector<Xapian::docid> documents;
  for (auto it = mset.begin(); it != mset.end(); ++it) {
    if (*it != side.self) documents.push_back(*it);
  }
  std::sort(documents.begin(), documents.end());
  const double average = database_.xapian().get_avlength();
  struct Candidate {
    Xapian::docid document;
    double shortness = 1;  ///< what each weight is multiplied by
    double score = 0;
    bool same_title = false;
    std::vector<std::pair<std::string, double>> shared;
    std::string order;
  };
  std::vector<Candidate> found;
  for (const Xapian::docid document : documents) {
    const double length = database_.xapian().get_doclength(document);
    found.push_back(
        {document, std::pow(average / std::max(length, 1.0), kLengthPower), 0, false, {}, {}});
  }
  for (const Heavy& each : heavy) {
    auto posting = database_.xapian().postlist_begin(each.term);
    const auto end = database_.xapian().postlist_end(each.term);
    for (Candidate& candidate : found) {
      if (posting == end) break;
      posting.skip_to(candidate.document);
      if (posting == end || *posting != candidate.document) continue;
      // Once says nearly as much as often: tf / (tf + 1/2).
      const double tf = kQuarter * posting.get_wdf();
      const double weight = rounded(candidate.shortness * each.weight * tf / (tf + 0.5));
      candidate.score += weight;
      candidate.shared.emplace_back(each.term, weight);
    }
  }
  const std::string category = index::label_term(prefix::kCategory, side.category);
  if (const double weight = side.category.empty() ? 0 : weight_of_category(category); weight > 0) {
    auto posting = database_.xapian().postlist_begin(category);
    const auto end = database_.xapian().postlist_end(category);
    for (Candidate& candidate : found) {
      if (posting == end) break;
      posting.skip_to(candidate.document);
      if (posting == end || *posting != candidate.document) continue;
      candidate.score += weight;
      candidate.shared.emplace_back(category, weight);
    }
  }
  for (Candidate& each : found) {
    const Xapian::Document document = database_.xapian().get_document(each.document);
    // Titles that sort alike are looked at; the text of all others can stay where it is.
    if (!side.title_value.empty() && document.get_value(schema::slot::kTitle) == side.title_value) {
      const auto title = index::view_record(database_.texts(each.document))
                             .fields[schema::index_of(schema::Field::kTitle)];
      each.same_title = text::comparison_key(title) == side.title_key;
    }
    each.score = rounded(each.score);
    each.order = document.get_value(schema::slot::kOrder);
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    if (a.same_title != b.same_title) return a.same_title;
    return a.score != b.score ? a.score > b.score : a.order < b.order;
  });
  if (found.size() > limit) found.resize(limit);
  std::vector<std::string> terms;
  for (const Heavy& each : heavy) terms.push_back(each.term);
  const TermVector said = side.say(terms);
  const std::set<std::string> own_sentences = said.sentence_keys();
  std::vector<RelatedRecord> related;
  for (Candidate& each : found) {
    std::stable_sort(each.shared.begin(), each.shared.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    RelatedRecord hit;
    hit.rank = static_cast<std::uint32_t>(related.size() + 1);
    hit.score = each.score;
    hit.same_title = each.same_title;
    const auto stored = database_.record(each.document);
    const TermVector other(*stored, terms);
    for (const auto& [term, weight] : each.shared)
      hit.shared.push_back({term == category ? side.category : said.surface(term), weight});
    hit.passage_this = said.passage(each.shared);
    hit.passage_other = other.passage(each.shared);
    const std::set<std::string> sentences = other.sentence_keys();
    std::size_t same = 0;
    for (const std::string& sentence : sentences) same += own_sentences.count(sentence);
    hit.near_duplicate =
        !sentences.empty() &&
        static_cast<double>(same) >= kDuplicatePart * static_cast<double>(sentences.size());
    hit.record = stored->record;
    related.push_back(std::move(hit));
  }
  return related;
}

Related::Restrict Related::within(const schema::Record& record, RelatedScope scope) {
  if (scope == RelatedScope::kAll) return [](const Query& query) { return query; };
  const std::string& own = record[schema::Field::kDepartment];
  // A part of a bureau and the bureau are one department here.
  const Query same(
      index::label_term(prefix::kDepartment, database_.collection().parent_of(own).value_or(own)));
  if (scope == RelatedScope::kOtherDepartments) {
    return [same](const Query& query) { return Query(Query::OP_AND_NOT, query, same); };
  }
  std::vector<Query> wards;
  for (const std::string& ward : wards_)
    wards.emplace_back(index::label_term(prefix::kDepartment, ward));
  const Query any_ward(Query::OP_OR, wards.begin(), wards.end());
  return [same, any_ward](const Query& query) {
    return Query(Query::OP_FILTER, Query(Query::OP_AND_NOT, query, same), any_ward);
  };
}

std::vector<RelatedRecord> Related::to_record(const std::string& id, RelatedScope scope,
                                              std::uint32_t limit) {
  const auto document = database_.find(id);
  if (!document) {
    throw base::Error(base::Code::kNotFound, "there is no initiative with the id " + id,
                      "torikumi search shows each one's id");
  }
  return index::translate_xapian_errors(database_.directory(), [&] {
    const auto kept = database_.record(*document);
    const index::StoredRecord& stored = *kept;
    Side side;
    // The index knows its terms: nothing is analysed.
    for (const std::string_view kind : {prefix::kCompound, prefix::kWord}) {
      auto it = database_.xapian().termlist_begin(*document);
      for (it.skip_to(std::string(kind)); it != database_.xapian().termlist_end(*document); ++it) {
        const std::string term = *it;
        if (!term.starts_with(kind)) break;
        if (index::can_relate(term))
          side.counts.emplace_back(term, std::max(1.0, kQuarter * it.get_wdf()));
      }
    }
    side.say = [&](const std::vector<std::string>& terms) { return TermVector(stored, terms); };
    side.title_key = text::comparison_key(stored.record[schema::Field::kTitle]);
    side.title_value = database_.xapian().get_document(*document).get_value(schema::slot::kTitle);
    if (side.title_key.empty()) side.title_value.clear();
    side.category = stored.record[schema::Field::kCategory];
    side.self = *document;
    return find(side, within(stored.record, scope), limit);
  });
}

void Related::to_each(RelatedScope scope, std::uint32_t limit,
                      const std::function<void(const std::string& id,
                                               const std::vector<RelatedRecord>& related)>& each) {
  std::vector<std::pair<std::uint32_t, std::string>> ids;
  index::translate_xapian_errors(database_.directory(), [&] {
    Xapian::Database& xapian = database_.xapian();
    for (auto it = xapian.postlist_begin(""); it != xapian.postlist_end(""); ++it) {
      const Xapian::Document document = xapian.get_document(*it);
      ids.emplace_back(index::order_of_value(document.get_value(schema::slot::kOrder)),
                       index::view_record(database_.texts(*it)).id);
    }
  });
  std::sort(ids.begin(), ids.end());
  for (const auto& [order, id] : ids) each(id, to_record(id, scope, limit));
}

std::vector<RelatedRecord> Related::to_text(const std::string& text, std::uint32_t limit) {
  if (base::count_code_points(text) > kLongestDraft) {
    throw base::Error(base::Code::kBadInput, "the text is longer than 20,000 characters",
                      "give the part that matters");
  }
  return index::translate_xapian_errors(database_.directory(), [&] {
    schema::Record draft;
    draft[schema::Field::kCurrent] = text;
    const TermVector said(analyser_, draft);
    Side side;
    for (const auto& [term, places] : said.places())
      side.counts.emplace_back(term, static_cast<double>(places.size()));
    side.say = [&](const std::vector<std::string>&) { return said; };
    return find(
        side, [](const Query& query) { return query; }, limit);
  });
}

}  // namespace torikumi::search
