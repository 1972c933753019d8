// SPDX-License-Identifier: GPL-2.0-or-later
// How hits are shown: the searcher's last step.
#include <algorithm>

#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/scores.hpp"
#include "search/searcher.hpp"
#include "search/snippets.hpp"
#include "store/xapian_errors.hpp"

namespace torikumi::search {
namespace {

using Xapian::Query;

/// Where a field meets the query, by its words or as a string.
std::vector<base::ByteRange> marks(const store::StoredRecord& stored, schema::Field field,
                                   const Compiled& compiled) {
  std::vector<base::ByteRange> places = places_of_strings(stored.record[field], compiled.strings);
  for (const store::WordPlace& word : stored.words[schema::index_of(field)]) {
    if (compiled.marks.contains(word.term)) places.push_back(word.range);
  }
  return merged(std::move(places));
}

}  // namespace

Hit Searcher::present(const Ranked& ranked, const Compiled& compiled, const Request& request) {
  store::StoredRecord stored = database_.record(ranked.docid);
  Hit hit;
  hit.score = ranked.score;
  hit.match = ranked.match;
  hit.widened = ranked.widened;
  for (const schema::FieldInfo& field : schema::kFields) {
    const std::string& text = stored.record[field.field];
    if (request.whole) {
      hit.marked[schema::index_of(field.field)] = cut(text, marks(stored, field.field, compiled));
    } else if (!field.is_label) {
      const std::vector<base::ByteRange> places = marks(stored, field.field, compiled);
      // A title without a match is shown as the title anyway.
      if (field.field == schema::Field::kTitle && places.empty()) continue;
      std::vector<Fragment> fragments = best_fragments(text, places);
      if (!fragments.empty()) hit.snippets.push_back({field.field, std::move(fragments)});
    }
  }
  if (request.explain) hit.shares = shares(ranked.docid, compiled, ranked.score);
  hit.record = std::move(stored.record);
  return hit;
}

std::optional<Hit> Searcher::one(const std::string& id, const Request& request) {
  return store::guarded(database_.directory(), [&]() -> std::optional<Hit> {
    const auto document = database_.find(id);
    if (!document) return std::nullopt;
    const Compiled compiled =
        compiler_.compile(query::parse(request.query).root, database_, request.off);
    return present({*document, 0, Match::kWord}, compiled, request);
  });
}

std::vector<Share> Searcher::shares(Xapian::docid docid, const Compiled& compiled, double score) {
  std::vector<Share> all;
  const Query only(store::id_term(store::view_record(database_.texts(docid)).id));
  double sum = 0;
  for (std::size_t i = 0; i < compiled.rank.get_num_subqueries(); ++i) {
    const Query part = compiled.rank.get_subquery(i);
    Xapian::Enquire enquire(database_.xapian());
    enquire.set_weighting_scheme(weighting());
    enquire.set_query(weighed(only, part));
    const Xapian::MSet mset = enquire.get_mset(0, 1);
    const double weight = mset.empty() ? 0 : rounded(mset.begin().get_weight());
    if (weight == 0) continue;
    sum += weight;
    all.push_back({*part.get_terms_begin(), weight});
  }
  // Each share is rounded; what that leaves over goes to the largest, so that they add up.
  std::stable_sort(all.begin(), all.end(),
                   [](const Share& a, const Share& b) { return a.weight > b.weight; });
  if (!all.empty()) all.front().weight = rounded(all.front().weight + score - sum);
  return all;
}

}  // namespace torikumi::search
