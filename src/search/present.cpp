// SPDX-License-Identifier: GPL-2.0-or-later
// How hits are shown: the searcher's last step.
#include <algorithm>

#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/searcher.hpp"
#include "search/snippets.hpp"
#include "store/xapian_errors.hpp"

namespace torikumi::search {
namespace {

/// Where a field meets the query, by its words or as a string.
std::vector<base::ByteRange> marks(const store::StoredRecord& stored, schema::Field field,
                                   const Evaluated& evaluated) {
  std::vector<base::ByteRange> places = places_of_strings(stored.record[field], evaluated.strings);
  for (const store::WordPlace& word : stored.words[schema::index_of(field)]) {
    if (evaluated.marks.contains(word.term)) places.push_back(word.range);
  }
  return merged(std::move(places));
}

}  // namespace

Hit Searcher::present(const Ranked& ranked, const Evaluated& evaluated, const Request& request) {
  store::StoredRecord stored = database_.record(ranked.docid);
  Hit hit;
  hit.score = ranked.score;
  hit.match = ranked.match;
  hit.widened = ranked.widened;
  for (const schema::FieldInfo& field : schema::kFields) {
    const std::string& text = stored.record[field.field];
    if (request.whole) {
      hit.marked[schema::index_of(field.field)] = cut(text, marks(stored, field.field, evaluated));
    } else if (!field.is_label) {
      const std::vector<base::ByteRange> places = marks(stored, field.field, evaluated);
      // A title without a match is shown as the title anyway.
      if (field.field == schema::Field::kTitle && places.empty()) continue;
      std::vector<Fragment> fragments = best_fragments(text, places);
      if (!fragments.empty()) hit.snippets.push_back({field.field, std::move(fragments)});
    }
  }
  if (request.explain) hit.shares = shares(ranked.docid, evaluated, ranked.score);
  hit.record = std::move(stored.record);
  return hit;
}

std::optional<Hit> Searcher::one(const std::string& id, const Request& request) {
  return store::guarded(database_.directory(), [&]() -> std::optional<Hit> {
    const auto document = database_.find(id);
    if (!document) return std::nullopt;
    const Evaluated evaluated =
        evaluator_.evaluate(query::parse(request.query).root, generation_, request.off);
    return present({*document, 0, Match::kWord}, evaluated, request);
  });
}

std::vector<Share> Searcher::shares(Xapian::docid docid, const Evaluated& evaluated, double score) {
  std::vector<Share> all;
  double sum = 0;
  for (const RankTerm& term : evaluated.rank) {
    const Ranking::Share share = ranking_.share(term, docid);
    const double weight = rounded(share.weight);
    if (weight == 0) continue;
    sum += weight;
    all.push_back({term.term, share.fields, weight});
  }
  // Each share is rounded; what that leaves over goes to the largest, so that they add up.
  std::stable_sort(all.begin(), all.end(),
                   [](const Share& a, const Share& b) { return a.weight > b.weight; });
  if (!all.empty()) all.front().weight = rounded(all.front().weight + score - sum);
  return all;
}

}  // namespace torikumi::search
