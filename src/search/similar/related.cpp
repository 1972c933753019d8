// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar/related.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <set>

#include "base/deadline.hpp"
#include "base/error.hpp"
#include "index/posting_cursor.hpp"
#include "index/value_slots.hpp"
#include "index/xapian_errors.hpp"
#include "schema/format.hpp"
#include "search/score/bm25f_scorer.hpp"
#include "search/similar/reasons.hpp"
#include "search/similar/term_vector.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// Terms that score: 20 find less (.42 against .454 of a proxy), 5 much less (.32).
constexpr std::size_t kHeaviest = 50;

/// The heaviest of them bring the candidates, of which all choose: a third of the time, and the
/// same found.
constexpr std::size_t kBringing = 20;
constexpr std::uint32_t kSpare = 80;

/// What a shared category counts, by measurement (tests/judgements).
constexpr double kCategoryWeight = 1.2;

/// How much a long record's score is lowered. By measurement: on the judged rows (nDCG@3) .25 gives
/// .802, .35 .812, .5 .812, but with .5 fewer of a project's other years are found.
constexpr double kLengthPower = 0.35;

/// Once says half as much as very often: tf / (tf + 1). By measurement (1/2: nDCG@3 .796).
constexpr double kHalfSaturated = 1;

/// The part of its sentences that a record must have in common to be called a near-duplicate.
constexpr double kDuplicatePart = 0.6;

/// Terms that a point of a draft has, or so.
constexpr std::size_t kTermsOfAPoint = 12;

/// The part of a draft's point that a record must share: more where only one thing of it can be
/// told. Set by reading the answers to drafts that the sample and the Kawasaki table know, and do
/// not know.
constexpr double kLeastPart = 0.3;
constexpr double kLeastPartOfOne = 0.5;

/// Whether what is shared can be told, and is enough of a point.
bool convinces(const RelatedRecord& related, double point) {
  const auto named = std::count_if(related.shared.begin(), related.shared.end(),
                                   [](const SharedTerm& each) { return !each.is_rest; });
  return named > 0 && related.score >= point * (named == 1 ? kLeastPartOfOne : kLeastPart);
}

}  // namespace

/// What the related ones are related to.
struct Related::Side {
  const TermVector& vector;
  std::string title_key;  ///< text::comparison_key; empty for a draft
  std::string category;
  Xapian::docid self = 0;  ///< 0 for a draft
  DocumentSet within;      ///< where related ones are sought
};

struct Related::Heavy {
  Term term;
  double weight = 0;
  Postings postings;
};

/// A term, or the category, that a record shares with the side, and what it adds to the score.
struct Related::Shared {
  std::optional<Term> term;  ///< none: the category
  double weight = 0;
};

struct Related::Found {
  Xapian::docid document = 0;
  double score = 0;
  bool same_title = false;
  std::vector<Shared> shared;
};

Related::Related(index::Database& database, const analysis::Dictionary& dictionary)
    : database_(database), reader_(database), analyser_(dictionary) {
  for (const index::DepartmentLabel& each : reader_.values().departments()) {
    if (database_.collection().is_ward(each.name)) wards_.push_back(each.name);
  }
}

std::vector<Related::Heavy> Related::heaviest(const Side& side, double& point) {
  const double records = reader_.records();
  std::vector<Heavy> all;
  std::vector<double> weights;
  for (const auto& [term, places] : side.vector.places()) {
    base::Deadline::check();
    if (!index::can_relate(term)) continue;
    const double frequency = reader_.frequency(term);
    if (frequency == 0 && term.kind() == TermKind::kWord) weights.push_back(std::log(records));
    // The record itself is one of those that have the term; a draft is not.
    if (frequency < (side.self != 0 ? 2 : 1) || frequency > std::max(2.0, records / 2)) continue;
    double tf = 0;
    for (const TermVector::Place& place : places)
      tf += side.self != 0 ? reader_.field_weight(schema::index_of(place.field)) : 1;
    const double weight = (1 + std::log(std::max(tf, 1.0))) * std::log(records / frequency);
    if (weight <= 0) continue;
    all.push_back({term, weight, nullptr});
    weights.push_back(weight);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Heavy& a, const Heavy& b) { return a.weight > b.weight; });
  if (all.size() > kHeaviest) all.resize(kHeaviest);
  double squares = 0;
  for (const Heavy& each : all) squares += each.weight * each.weight;
  // Of the length one, as a vector, times ten: scores of short and long texts compare.
  const double scale = 10 / std::sqrt(squares);
  for (Heavy& each : all) {
    each.weight *= scale;
    each.postings = reader_.postings(each.term);
  }
  std::sort(weights.begin(), weights.end(), std::greater<>());
  if (weights.size() > kTermsOfAPoint) weights.resize(kTermsOfAPoint);
  point = std::accumulate(weights.begin(), weights.end(), 0.0) * scale / (1 + kHalfSaturated);
  return all;
}

std::vector<Xapian::docid> Related::candidates(const Side& side, const std::vector<Heavy>& heavy,
                                               std::uint32_t limit) {
  std::vector<double> scores(reader_.last() + std::size_t{1});
  std::vector<Xapian::docid> documents;
  const index::FieldWeights& weights = reader_.weights_of(schema::kTexts);
  for (std::size_t i = 0; i < heavy.size() && i < kBringing; ++i) {
    base::Deadline::check();
    const double weight =
        heavy[i].weight * bm25f::idf(reader_.records(), heavy[i].postings->document_frequency());
    for_each_posting(*heavy[i].postings, [&](const index::PostingCursor& at) {
      const float tf = at.weighted_freq(weights);
      if (tf == 0 || at.doc() == side.self || !side.within.contains(at.doc())) return;
      if (scores[at.doc()] == 0) documents.push_back(at.doc());
      scores[at.doc()] +=
          weight * bm25f::saturation(static_cast<double>(tf),
                                     static_cast<double>(reader_.relative_length(at.doc())));
    });
  }
  const std::size_t most = 2 * std::size_t{limit} + kSpare;
  if (documents.size() > most) {
    std::nth_element(documents.begin(), documents.begin() + static_cast<std::ptrdiff_t>(most),
                     documents.end(), [&](Xapian::docid a, Xapian::docid b) {
                       return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                     });
    documents.resize(most);
  }
  std::sort(documents.begin(), documents.end());
  return documents;
}

std::vector<Related::Found> Related::rescored(const Side& side, const std::vector<Heavy>& heavy,
                                              const std::vector<Xapian::docid>& documents) {
  std::vector<Found> found;
  std::vector<double> shortness;  // what a record's weights are multiplied by
  for (const Xapian::docid document : documents) {
    found.push_back({document, 0, false, {}});
    shortness.push_back(
        std::pow(static_cast<double>(reader_.relative_length(document)), -kLengthPower));
  }
  const index::FieldWeights& weights = reader_.weights_of(schema::kTexts);
  for (const Heavy& each : heavy) {
    seek_postings(*each.postings, documents, [&](const index::PostingCursor& at) {
      const auto tf = static_cast<double>(at.weighted_freq(weights));
      if (tf == 0) return;
      const auto i = static_cast<std::size_t>(
          std::lower_bound(documents.begin(), documents.end(), at.doc()) - documents.begin());
      const double weight = rounded(shortness[i] * each.weight * tf / (tf + kHalfSaturated));
      found[i].score += weight;
      found[i].shared.push_back({each.term, weight});
    });
  }
  add_category(side, found);
  const auto titles = database_.ranks_of_titles();
  for (Found& each : found) {
    each.score = rounded(each.score);
    // Titles that sort alike are looked at; the text of all others can stay where it is.
    if (side.title_key.empty() || (*titles)[each.document] != (*titles)[side.self]) continue;
    const auto title = index::view_record(database_.texts(each.document))
                           .fields[schema::index_of(schema::Field::kTitle)];
    each.same_title = text::comparison_key(title) == side.title_key;
  }
  return found;
}

void Related::add_category(const Side& side, std::vector<Found>& found) {
  if (side.category.empty()) return;
  const Term term = index::label_term(TermKind::kCategory, side.category);
  const double frequency = database_.xapian().get_termfreq(term.key());
  if (frequency < 2 || frequency > std::max(2.0, reader_.records() / 2)) return;
  const double weight = rounded(kCategoryWeight * std::log(reader_.records() / frequency));
  const index::LabelColumn& column = reader_.values().column(schema::slot::kCategory);
  const std::string key = text::comparison_key(side.category);
  for (Found& each : found) {
    const std::uint32_t label = column[each.document];
    if (weight <= 0 || label == index::LabelColumn::kNone ||
        text::comparison_key(column.labels()[label]) != key)
      continue;
    each.score += weight;
    each.shared.push_back({std::nullopt, weight});
  }
}

std::vector<RelatedRecord> Related::find(const Side& side, std::uint32_t limit) {
  double point = 0;
  const std::vector<Heavy> heavy = heaviest(side, point);
  if (heavy.empty() || limit == 0) return {};
  std::vector<Found> found = rescored(side, heavy, candidates(side, heavy, limit));
  std::sort(found.begin(), found.end(), [this](const Found& a, const Found& b) {
    if (a.same_title != b.same_title) return a.same_title;
    if (a.score != b.score) return a.score > b.score;
    return reader_.values().order(a.document) < reader_.values().order(b.document);
  });
  std::vector<Term> terms;
  for (const Heavy& each : heavy) terms.push_back(each.term);
  const std::set<std::string> own_sentences = side.vector.sentence_keys();
  std::vector<RelatedRecord> related;
  for (const Found& each : found) {
    if (related.size() >= limit) break;
    RelatedRecord next = explained(each, side, terms, own_sentences);
    if (!next.same_title && !next.near_duplicate && !convinces(next, side.self == 0 ? point : 0))
      continue;
    related.push_back(std::move(next));
    related.back().rank = static_cast<std::uint32_t>(related.size());
  }
  return related;
}

RelatedRecord Related::explained(const Found& found, const Side& side,
                                 const std::vector<Term>& terms,
                                 const std::set<std::string>& own_sentences) {
  std::vector<Shared> shared = found.shared;
  std::stable_sort(shared.begin(), shared.end(),
                   [](const Shared& a, const Shared& b) { return a.weight > b.weight; });
  const auto stored = database_.record(found.document);
  const TermVector other(reader_, found.document, *stored, terms);
  RelatedRecord hit;
  hit.score = found.score;
  hit.same_title = found.same_title;
  std::vector<std::pair<Term, double>> weighted;
  double category = 0;
  for (const Shared& each : shared) {
    if (each.term) {
      weighted.emplace_back(*each.term, each.weight);
    } else {
      category = each.weight;
    }
  }
  const Reasons reasons = reasons_of(reader_, side.vector, stored->record, weighted);
  for (const Reason& each : reasons.named) hit.shared.push_back({each.text, each.weight});
  if (category > 0) hit.shared.push_back({side.category, category});
  std::stable_sort(hit.shared.begin(), hit.shared.end(),
                   [](const SharedTerm& a, const SharedTerm& b) { return a.weight > b.weight; });
  if (reasons.others > 0) hit.shared.push_back({"その他", reasons.others, true});
  hit.passage_this = side.vector.passage(weighted);
  hit.passage_other = other.passage(weighted);
  const std::set<std::string> sentences = other.sentence_keys();
  std::size_t same = 0;
  for (const std::string& sentence : sentences) same += own_sentences.count(sentence);
  hit.near_duplicate =
      !sentences.empty() &&
      static_cast<double>(same) >= kDuplicatePart * static_cast<double>(sentences.size());
  hit.record = stored->record;
  return hit;
}

DocumentSet Related::within(const schema::Record& record, RelatedScope scope) {
  if (scope == RelatedScope::kAll) return reader_.every();
  DocumentSet documents = reader_.none();
  const index::DocValues& values = reader_.values();
  if (scope == RelatedScope::kOtherCities) {
    const index::LabelColumn& cities = values.column(schema::slot::kCity);
    const std::string own = text::comparison_key(record.city);
    std::vector<bool> is_other;
    for (const std::string& label : cities.labels())
      is_other.push_back(text::comparison_key(label) != own);
    reader_.every().for_each([&](Xapian::docid document) {
      const std::uint32_t city = cities[document];
      if (city != index::LabelColumn::kNone && is_other[city]) documents.add(document);
    });
    return documents;
  }
  const schema::Collection& collection = database_.collection();
  const index::LabelColumn& column = values.column(schema::slot::kDepartment);
  // A part of a bureau and the bureau are one department here.
  const auto whole_of = [&](const std::string& city, const std::string& department) {
    return text::comparison_key(values.department_label(
        city, collection.parent_of(department).value_or(collection.present_name(department))));
  };
  const std::string own = whole_of(record.city, record[schema::Field::kDepartment]);
  const std::string city = text::comparison_key(record.city);
  std::vector<bool> is_in;
  for (const index::DepartmentLabel& label : values.departments()) {
    const bool is_same = whole_of(label.city, label.name) == own;
    // Another city's department is none of these: RelatedScope::kOtherCities is for them.
    const bool is_here = label.city.empty() || text::comparison_key(label.city) == city;
    is_in.push_back(!is_same && is_here &&
                    (scope == RelatedScope::kOtherDepartments || collection.is_ward(label.name)));
  }
  reader_.every().for_each([&](Xapian::docid document) {
    const std::uint32_t label = column[document];
    if (label == index::LabelColumn::kNone ? scope == RelatedScope::kOtherDepartments
                                           : is_in[label])
      documents.add(document);
  });
  return documents;
}

std::vector<RelatedRecord> Related::to_record(const std::string& id, RelatedScope scope,
                                              std::uint32_t limit) {
  const auto document = database_.find(id);
  if (!document) {
    throw base::Error(base::Code::kNotFound, "there is no initiative with the id " + id,
                      "torikumi search shows each one's id");
  }
  return index::translate_xapian_errors(database_.directory(), [&] {
    const auto stored = database_.record(*document);
    const TermVector vector(analyser_, stored->record, reader_.fields());
    return find(
        {vector, text::comparison_key(stored->record[schema::Field::kTitle]),
         stored->record[schema::Field::kCategory], *document, within(stored->record, scope)},
        limit);
  });
}

void Related::to_each(RelatedScope scope, std::uint32_t limit,
                      const std::function<void(const std::string& id,
                                               const std::vector<RelatedRecord>& related)>& each) {
  std::vector<std::pair<std::uint32_t, std::string>> ids;
  index::translate_xapian_errors(database_.directory(), [&] {
    reader_.every().for_each([&](Xapian::docid document) {
      ids.emplace_back(reader_.values().order(document),
                       index::view_record(database_.texts(document)).id);
    });
  });
  std::sort(ids.begin(), ids.end());
  for (const auto& [order, id] : ids) each(id, to_record(id, scope, limit));
}

std::vector<RelatedRecord> Related::to_text(const std::string& text, std::uint32_t limit) {
  check_draft(text);
  return index::translate_xapian_errors(database_.directory(), [&] {
    schema::Record draft;
    draft[schema::Field::kCurrent] = text;
    const TermVector vector(analyser_, draft, schema::FieldTable::own());
    return find({vector, {}, {}, 0, reader_.every()}, limit);
  });
}

void check_draft(std::string_view text) {
  if (base::count_code_points(text) > kLongestDraft) {
    throw base::Error(base::Code::kBadInput, "the text is longer than 20,000 characters",
                      "give the part that matters");
  }
}

}  // namespace torikumi::search
