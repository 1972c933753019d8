// SPDX-License-Identifier: GPL-2.0-or-later
// How hits are shown: the searcher's last step.
#include <algorithm>
#include <tuple>

#include "index/xapian_errors.hpp"
#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/highlight/highlighter.hpp"
#include "search/highlight/term_places.hpp"
#include "search/match/phrase_match.hpp"
#include "search/searcher.hpp"
#include "text/characters.hpp"

namespace torikumi::search {
namespace {

/// By the field's number.
using FieldMarks = std::vector<std::vector<Highlight>>;

/// Marks words that stand together, within three more than they are.
void mark_row(IndexReader& reader, const std::vector<Term>& row, Xapian::docid document,
              const index::StoredRecord& stored, FieldMarks& marks) {
  struct Placed {
    TermPlace at;
    std::size_t word;
  };
  std::vector<Placed> all;
  for (std::size_t word = 0; word < row.size(); ++word) {
    for (const TermPlace& at : term_places(reader, row[word], document, stored))
      all.push_back({at, word});
  }
  std::sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.at.field, a.at.position) < std::tie(b.at.field, b.at.position);
  });
  for (std::size_t first = 0; first < all.size(); ++first) {
    const TermPlace& begin = all[first].at;
    const std::size_t end = begin.position + row.size() + kWindowSlack;
    std::vector<const Placed*> found(row.size());
    for (std::size_t i = first;
         i < all.size() && all[i].at.field == begin.field && all[i].at.position < end; ++i) {
      if (found[all[i].word] == nullptr) found[all[i].word] = &all[i];
    }
    if (std::find(found.begin(), found.end(), nullptr) != found.end()) continue;
    for (const Placed* each : found)
      marks[schema::index_of(each->at.field)].push_back({each->at.range, 1});
  }
}

/// Where the fields meet the query by their words.
FieldMarks word_marks(IndexReader& reader, const Plan& plan, Xapian::docid document,
                      const index::StoredRecord& stored) {
  FieldMarks marks(stored.places.size());
  FieldMarks beside(stored.places.size());
  for (const auto& [term, weight] : plan.highlights.words) {
    for (const TermPlace& place : term_places(reader, term, document, stored)) {
      const std::size_t field = schema::index_of(place.field);
      if (weight.anywhere > 0) marks[field].push_back({place.range, weight.anywhere});
      if (weight.beside > 0) beside[field].push_back({place.range, weight.beside});
    }
  }
  for (const auto& row : plan.highlights.rows) mark_row(reader, row, document, stored, marks);
  for (std::size_t field = 0; field < marks.size(); ++field) {
    // One beside another beside a word, as 者 and 等 in 関係者等, is highlighted, too.
    std::sort(beside[field].begin(), beside[field].end(),
              [](const Highlight& a, const Highlight& b) { return a.range.begin < b.range.begin; });
    for (const Highlight& each : beside[field]) {
      const bool touches =
          std::any_of(marks[field].begin(), marks[field].end(), [&](const Highlight& mark) {
            return mark.range.end == each.range.begin || each.range.end == mark.range.begin;
          });
      if (touches) marks[field].push_back(each);
    }
    marks[field] = merge_ranges(std::move(marks[field]));
  }
  return marks;
}

/// And as a string, in the text from `offset` bytes behind the field's beginning on. A string tells
/// more than any of its words.
std::vector<Highlight> with_strings(std::vector<Highlight> marks, std::string_view text,
                                    std::uint32_t offset, const Plan& plan) {
  constexpr double kStringWeight = 20;
  for (const base::ByteRange& place : find_strings(text, plan.highlight_strings))
    marks.push_back({{place.begin + offset, place.end + offset}, kStringWeight});
  return merge_ranges(std::move(marks));
}

/// Whether these bytes hold more than blanks.
bool says_anything(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end) {
    const base::Decoded d = base::decode(text, begin);
    if (!text::is_blank(d.code_point)) return true;
    begin += d.bytes;
  }
  return false;
}

bool is_further(schema::Field field) { return schema::index_of(field) >= schema::kFieldCount; }

/// Further texts that a hit shows: those that say most.
constexpr std::size_t kMostFurther = 3;

/// What a field shows, and how much of the query it meets. `shows_any`: also where it meets
/// nothing.
std::pair<Snippet, double> snippet(const index::StoredRecord& stored, schema::Field field,
                                   const FieldMarks& marks, const Plan& plan, bool shows_any) {
  const std::string& text = stored.record[field];
  std::vector<Highlight> places = marks[schema::index_of(field)];
  // Where words meet, they choose the part; elsewhere the whole text is looked into for strings.
  if (places.empty()) places = with_strings({}, text, 0, plan);
  if (places.empty() && !shows_any) return {};
  const base::ByteRange part = best_passage(text, places);
  if (part.size() == 0) return {};
  places = with_strings(std::move(places), base::slice(text, part), part.begin, plan);
  double met = 0;
  for (const Highlight& each : places) met += each.weight;
  Snippet made;
  made.field = field;
  made.fragments = to_fragments(text, part, places);
  made.text_before = says_anything(text, 0, part.begin);
  made.text_behind = says_anything(text, part.end, static_cast<std::uint32_t>(text.size()));
  return {std::move(made), met};
}

/// The snippets of a hit, in the order of the fields. A title without a match is shown as the title
/// anyway; of the further texts, only those that meet the query are shown, or the first where no
/// other text stands.
std::vector<Snippet> snippets_of(const index::StoredRecord& stored, const FieldMarks& marks,
                                 const Plan& plan, const schema::FieldTable& fields) {
  std::vector<Snippet> snippets;
  std::vector<std::pair<double, Snippet>> further;
  const auto take = [&](const schema::FieldTable::Entry& field, bool shows_any) {
    auto [part, met] = snippet(stored, field.field, marks, plan, shows_any);
    if (part.fragments.empty()) return false;
    part.name = field.name;
    part.label = field.label;
    if (is_further(field.field)) {
      further.emplace_back(met, std::move(part));
    } else {
      snippets.push_back(std::move(part));
    }
    return true;
  };
  for (const schema::FieldTable::Entry& field : fields.all()) {
    if (!field.is_label) take(field, is_prose(field) && !is_further(field.field));
  }
  if (snippets.empty() && further.empty()) {
    for (const schema::FieldTable::Entry& field : fields.all()) {
      if (is_further(field.field) && take(field, true)) break;
    }
  }
  while (further.size() > kMostFurther)
    further.erase(std::min_element(further.rbegin(), further.rend(),
                                   [](const auto& a, const auto& b) { return a.first < b.first; })
                      .base() -
                  1);
  for (auto& [met, part] : further) snippets.push_back(std::move(part));
  return snippets;
}

}  // namespace

/// What is done says more of who does it than what is wanting: by reading the answers to drafts.
constexpr double kDoes = 1.5;

std::string Searcher::passage(Xapian::docid document, const Plan& plan) {
  const auto kept = database_.record(document);
  const FieldMarks marks = word_marks(reader_, plan, document, *kept);
  std::string best;
  double most = 0;
  for (const schema::FieldTable::Entry& field : reader_.fields().all()) {
    if (!schema::is_prose(field)) continue;
    const std::string& text = kept->record[field.field];
    const std::vector<Highlight>& own = marks[schema::index_of(field.field)];
    const base::ByteRange range = best_passage(text, own);
    const double weight =
        passage_weight(text, range, own) * (field.field == schema::Field::kDirection ? kDoes : 1);
    if (weight <= most) continue;
    most = weight;
    best = base::slice(text, range);
  }
  return best;
}

Hit Searcher::present(const Candidate& ranked, const Plan& plan, const Request& request) {
  const auto kept = database_.record(ranked.document);
  const index::StoredRecord& stored = *kept;
  Hit hit;
  hit.score = ranked.score;
  hit.match = ranked.match;
  hit.widened = ranked.widened;
  const FieldMarks marks = word_marks(reader_, plan, ranked.document, stored);
  for (const schema::FieldTable::Entry& field : reader_.fields().all()) {
    const std::string& text = stored.record[field.field];
    if (request.whole)
      hit.marked.push_back(whole_to_fragments(
          text, with_strings(marks[schema::index_of(field.field)], text, 0, plan)));
  }
  if (!request.whole) hit.snippets = snippets_of(stored, marks, plan, reader_.fields());
  hit.record = stored.record;
  hit.is_damaged = stored.is_damaged;
  return hit;
}

std::optional<Hit> Searcher::one(const std::string& id, const Request& request) {
  return index::translate_xapian_errors(database_.directory(), [&]() -> std::optional<Hit> {
    const auto document = database_.find(id);
    if (!document) return std::nullopt;
    const Plan plan = planner_.plan(
        request.query, query::parse(request.query, reader_.fields()).root, request.off);
    return present({*document, 0, Match::kWord, false, 0}, plan, request);
  });
}

std::string describe(const TermContribution& contribution) {
  return contribution.other.empty() ? "the " + print(contribution.term) : contribution.other;
}

std::vector<TermContribution> Searcher::contributions(const Candidate& ranked,
                                                      const QueryMatches& matches) {
  const double score = ranked.score;
  std::vector<TermContribution> all;
  double sum = 0;
  for (const ScoringClause& clause : matches.scores) {
    const Bm25fScorer::Explanation explained =
        Bm25fScorer(clause, reader_).explain(ranked.document);
    const double weight = rounded(explained.score);
    if (weight == 0) continue;
    sum += weight;
    // A term that was typed twice is one entry with the sum of its weights.
    const auto known = std::find_if(all.begin(), all.end(), [&](const TermContribution& each) {
      return each.term == clause.term;
    });
    if (known == all.end()) {
      all.push_back({clause.term, explained.fields, weight});
    } else {
      known->fields |= explained.fields;
      known->weight += weight;
    }
  }
  if (ranked.is_moved) {
    all.push_back({Term(), 0, rounded(score - sum), kPlaceOfAnotherEdition});
    sum = score;
  } else if (const double rest = rest_of(score, sum, all.size()); rest > 0) {
    all.push_back({Term(), 0, rest, name_of_rest(matches)});
    sum += rest;
  }
  // Each weight is rounded; what that leaves over goes to the largest, so that they add up.
  std::stable_sort(
      all.begin(), all.end(),
      [](const TermContribution& a, const TermContribution& b) { return a.weight > b.weight; });
  if (!all.empty()) all.front().weight = rounded(all.front().weight + score - sum);
  for (TermContribution& each : all) each.field_names = reader_.fields().names_of(each.fields);
  return all;
}

}  // namespace torikumi::search
