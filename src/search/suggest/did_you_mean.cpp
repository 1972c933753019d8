// SPDX-License-Identifier: GPL-2.0-or-later
// Did you mean: a query with one word replaced by what was likely meant.
#include "base/utf8.hpp"
#include "query/parse.hpp"
#include "search/match/phrase_match.hpp"
#include "search/searcher.hpp"
#include "search/suggest/edit_distance.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {

std::optional<std::string> Searcher::did_you_mean(const query::Node& root, const std::string& query,
                                                  const Plan& plan, const QueryMatches& typed,
                                                  std::uint32_t total) {
  if (root.kind != query::Kind::kText && root.kind != query::Kind::kAnd) return std::nullopt;
  const auto& words =
      root.kind == query::Kind::kAnd ? root.children : std::vector<query::Node>{root};
  for (const query::Node& word : words) {
    if (word.kind != query::Kind::kText || word.exact || word.field) continue;
    const std::size_t at = query.find(word.text);
    // What stands somewhere as it was typed is no slip.
    if (at == std::string::npos || plan.known.contains(word.text) ||
        typed.standing.contains(word.text))
      continue;
    const std::string string = text::string_form(word.text);
    if (base::count_code_points(string) > Suggestions::kLongestSlip) continue;
    if (stands_anywhere(reader_, string)) continue;
    const auto meant = suggestions_.closest_spelling(word.text);
    if (!meant) continue;
    std::string better = query;
    better.replace(at, word.text.size(), *meant);
    const Plan better_plan = planner_.plan({}, query::parse(better, reader_.fields()).root);
    // What is proposed must find more; コミュニテイ finds コミュニティ by itself, and is a slip
    // still.
    const std::uint32_t found = matcher_.strict_hits(better_plan).size();
    const bool is_slip = differ_in_size_alone(word.text, *meant) && found == total;
    if (found > total || (found > 0 && is_slip)) return better;
  }
  return std::nullopt;
}

}  // namespace torikumi::search
