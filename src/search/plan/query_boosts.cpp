// SPDX-License-Identifier: GPL-2.0-or-later
// How a query is understood by what only the whole collection tells: the searcher's first step.
#include <algorithm>

#include "base/utf8.hpp"
#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/match/phrase_match.hpp"
#include "search/plan/scoring_clauses.hpp"
#include "search/searcher.hpp"
#include "search/suggest/edit_distance.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The last character of one text and the first of the next.
std::string boundary_bigram(const std::string& front, const std::string& back) {
  return front.substr(base::character_before(front, front.size())) +
         std::string(base::clip(back, base::decode(back, 0).bytes));
}

}  // namespace

QueryMatches Searcher::evaluate(const std::string& query, const query::Node& root,
                                const std::vector<std::string>& off) {
  QueryMatches matches = evaluator_.evaluate(root, reader_, off);
  if (matches.everything) return matches;
  spell_sounds(matches);
  boost_department(root, matches);
  boost_exact_title(query, matches);
  return matches;
}

void Searcher::boost_exact_title(const std::string& query, QueryMatches& matches) {
  const std::string key = text::comparison_key(query);
  if (key.empty() || !suggestions_.may_be_title(key)) return;
  DocumentSet titled = reader_.none();
  const auto holds =
      match_substring(reader_, text::string_form(query), schema::mask_of(schema::Field::kTitle));
  holds.for_each([&](Xapian::docid document) {
    const auto title = index::view_record(database_.texts(document))
                           .fields[schema::index_of(schema::Field::kTitle)];
    if (text::comparison_key(title) == key) titled.add(document);
  });
  if (titled.empty()) return;
  matches.by_words |= titled;
  matches.by_strings |= titled;
  matches.by_labels |= titled;
  matches.tie_breaks.exact_title = std::move(titled);
}

void Searcher::boost_department(const query::Node& root, QueryMatches& matches) {
  const std::vector<query::Node> alone{root};
  const auto& nodes = root.kind == query::Kind::kAnd ? root.children : alone;
  for (const query::Node& node : nodes) {
    if (node.kind != query::Kind::kText || node.exact || node.begins || node.field) continue;
    const auto label = facets_.department_called(node.text);
    if (!label) continue;
    for (const Xapian::docid each :
         facets_.left(reader_.every().documents(), {{"department", {*label}}}))
      matches.tie_breaks.department.add(each);
    matches.rewrites.push_back({"department", node.text, {*label}, {}});
  }
}

void Searcher::spell_sounds(QueryMatches& matches) {
  std::vector<std::string> all;
  std::vector<std::string> before;  // spellings of the sound before
  for (const Term& sound : matches.sounds) {
    std::vector<std::string> spelled = suggestions_.spelled(std::string(sound.text()));
    for (const std::string& text : spelled) {
      const std::string form = text::string_form(text);
      score_bigrams(reader_, form, matches);
      // Of たいさくしえん, 対策支援 ranks above 対策 here and 支援 there.
      for (const std::string& front : before)
        score_bigrams(reader_, boundary_bigram(text::string_form(front), form), matches);
      matches.strings.push_back(form);
      all.push_back(text);
    }
    before = std::move(spelled);
  }
  for (QueryRewrite& each : matches.rewrites) {
    if (each.kind == "reading" && !all.empty()) each.to = all;
  }
}

std::optional<std::string> Searcher::did_you_mean(const query::Node& root, const std::string& query,
                                                  const QueryMatches& typed, std::uint32_t total) {
  if (root.kind != query::Kind::kText && root.kind != query::Kind::kAnd) return std::nullopt;
  const auto& words =
      root.kind == query::Kind::kAnd ? root.children : std::vector<query::Node>{root};
  for (const query::Node& word : words) {
    if (word.kind != query::Kind::kText || word.exact || word.field) continue;
    const std::size_t at = query.find(word.text);
    // What stands somewhere as it was typed is no slip.
    if (at == std::string::npos || typed.known.contains(word.text) ||
        typed.standing.contains(word.text))
      continue;
    const std::string string = text::string_form(word.text);
    if (base::count_code_points(string) > Suggestions::kLongestSlip) continue;
    if (!match_substring(reader_, string, schema::kEveryField).empty()) continue;
    const auto meant = suggestions_.closest_spelling(word.text);
    if (!meant) continue;
    std::string better = query;
    better.replace(at, word.text.size(), *meant);
    const QueryMatches matches = evaluator_.evaluate(query::parse(better).root, reader_);
    // What is proposed must find more; コミュニテイ finds コミュニティ by itself, and is a slip
    // still.
    const std::uint32_t found = matches.by_labels.size();
    const bool is_slip = differ_in_size_alone(word.text, *meant) && found == total;
    if (found > total || (found > 0 && is_slip)) return better;
  }
  return std::nullopt;
}

}  // namespace torikumi::search
