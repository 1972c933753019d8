// SPDX-License-Identifier: GPL-2.0-or-later
// How hits are shown: the searcher's last step.
#include <algorithm>

#include "index/xapian_errors.hpp"
#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/highlight/highlighter.hpp"
#include "search/match/phrase_match.hpp"
#include "search/searcher.hpp"
#include "text/characters.hpp"

namespace torikumi::search {
namespace {

/// Marks words that stand together, within three more than they are.
void mark_row(const std::vector<index::TokenOffset>& words, const std::vector<std::uint16_t>& row,
              std::vector<Highlight>& marks) {
  for (std::size_t first = 0; first < words.size(); ++first) {
    if (std::find(row.begin(), row.end(), words[first].term) == row.end()) continue;
    const std::size_t end = std::min(words.size(), first + row.size() + kWindowSlack);
    std::vector<const index::TokenOffset*> found;
    for (const std::uint16_t wanted : row) {
      for (std::size_t i = first; i < end; ++i) {
        if (words[i].term != wanted) continue;
        found.push_back(&words[i]);
        break;
      }
    }
    if (found.size() != row.size()) continue;
    for (const index::TokenOffset* place : found) marks.push_back({place->range, 1});
  }
}

/// Where a field meets the query by its words.
std::vector<Highlight> word_marks(const index::StoredRecord& stored, schema::Field field,
                                  const Plan& plan) {
  const auto& words = stored.words[schema::index_of(field)];
  const HighlightTerms& known = plan.highlights;
  std::vector<Highlight> marks;
  std::vector<Highlight> beside;
  for (const index::TokenOffset& word : words) {
    if (!known.may_have(word.term)) continue;
    const auto whole = known.words().find(word.term);
    if (whole != known.words().end()) marks.push_back({word.range, whole->second});
    const auto part = known.adjacent().find(word.term);
    if (part != known.adjacent().end()) beside.push_back({word.range, part->second});
  }
  for (const auto& row : plan.highlights.rows) mark_row(words, row, marks);
  for (const Highlight& each : beside) {
    const bool touches = std::any_of(marks.begin(), marks.end(), [&](const Highlight& mark) {
      return mark.range.end == each.range.begin || each.range.end == mark.range.begin;
    });
    if (touches) marks.push_back(each);
  }
  return merge_ranges(std::move(marks));
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
                                   const Plan& plan, bool shows_any) {
  const std::string& text = stored.record[field];
  std::vector<Highlight> places = word_marks(stored, field, plan);
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
std::vector<Snippet> snippets_of(const index::StoredRecord& stored, const Plan& plan,
                                 const schema::FieldTable& fields) {
  std::vector<Snippet> snippets;
  std::vector<std::pair<double, Snippet>> further;
  const auto take = [&](const schema::FieldTable::Entry& field, bool shows_any) {
    auto [part, met] = snippet(stored, field.field, plan, shows_any);
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

Hit Searcher::present(const Candidate& ranked, const Plan& plan, const Request& request) {
  const auto kept = database_.record(ranked.document);
  const index::StoredRecord& stored = *kept;
  Hit hit;
  hit.score = ranked.score;
  hit.match = ranked.match;
  hit.widened = ranked.widened;
  for (const schema::FieldTable::Entry& field : reader_.fields().all()) {
    const std::string& text = stored.record[field.field];
    if (request.whole)
      hit.marked.push_back(whole_to_fragments(
          text, with_strings(word_marks(stored, field.field, plan), text, 0, plan)));
  }
  if (!request.whole) hit.snippets = snippets_of(stored, plan, reader_.fields());
  hit.record = stored.record;
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

std::vector<TermContribution> Searcher::contributions(Xapian::docid docid,
                                                      const QueryMatches& matches, double score) {
  std::vector<TermContribution> all;
  double sum = 0;
  for (const ScoringClause& clause : matches.scores) {
    const Bm25fScorer::Explanation explained = Bm25fScorer(clause, reader_).explain(docid);
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
  if (const double rest = rest_of(score, sum, all.size()); rest > 0) {
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
