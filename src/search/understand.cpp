// SPDX-License-Identifier: GPL-2.0-or-later
// How a query is understood by what only the whole collection tells: the searcher's first step.
#include <algorithm>

#include "base/utf8.hpp"
#include "query/parse.hpp"
#include "schema/format.hpp"
#include "search/places.hpp"
#include "search/rank_terms.hpp"
#include "search/searcher.hpp"
#include "search/slips.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The last character of one text and the first of the next.
std::string joint(const std::string& front, const std::string& back) {
  return front.substr(base::character_before(front, front.size())) +
         std::string(base::clip(back, base::decode(back, 0).bytes));
}

}  // namespace

Evaluated Searcher::evaluate(const std::string& query, const query::Node& root,
                             const std::vector<std::string>& off) {
  Evaluated evaluated = evaluator_.evaluate(root, generation_, off);
  if (evaluated.everything) return evaluated;
  spell_sounds(evaluated);
  lift_departments(root, evaluated);
  put_title_first(query, evaluated);
  return evaluated;
}

void Searcher::put_title_first(const std::string& query, Evaluated& evaluated) {
  const std::string key = text::comparison_key(query);
  if (key.empty() || !suggestions_.may_be_title(key)) return;
  DocumentSet titled = generation_.none();
  const auto holds =
      holding(generation_, text::string_form(query), schema::mask_of(schema::Field::kTitle));
  holds.for_each([&](Xapian::docid document) {
    const auto title = store::view_record(database_.texts(document))
                           .fields[schema::index_of(schema::Field::kTitle)];
    if (text::comparison_key(title) == key) titled.add(document);
  });
  if (titled.empty()) return;
  evaluated.by_words |= titled;
  evaluated.by_strings |= titled;
  evaluated.by_labels |= titled;
  for (DocumentSet& each : evaluated.preferred) each |= titled;
  const double bound = ranking_.bound(evaluated.rank);
  evaluated.rank.push_back({std::string(), 1, schema::mask_of(schema::Field::kTitle),
                            std::make_shared<const DocumentSet>(std::move(titled)), bound});
}

void Searcher::lift_departments(const query::Node& root, Evaluated& evaluated) {
  const std::vector<query::Node> alone{root};
  const auto& nodes = root.kind == query::Kind::kAnd ? root.children : alone;
  for (const query::Node& node : nodes) {
    if (node.kind != query::Kind::kText || node.exact || node.begins || node.field) continue;
    const auto label = facets_.department_called(node.text);
    if (!label) continue;
    DocumentSet own = generation_.none();
    for (const Xapian::docid each :
         facets_.left(generation_.every().documents(), {{"department", {*label}}}))
      own.add(each);
    const double bound = ranking_.bound(evaluated.rank);
    evaluated.rank.push_back({std::string(schema::prefix::kDepartment) + *label, 1,
                              schema::mask_of(schema::Field::kDepartment),
                              std::make_shared<const DocumentSet>(std::move(own)), bound});
    evaluated.interpretation.push_back({"department", node.text, {*label}, {}});
  }
}

void Searcher::spell_sounds(Evaluated& evaluated) {
  std::vector<std::string> all;
  std::vector<std::string> before;  // spellings of the sound before
  for (const std::string& sound : evaluated.sounds) {
    std::vector<std::string> spelled =
        suggestions_.spelled(sound.substr(schema::prefix::kReading.size()));
    for (const std::string& text : spelled) {
      const std::string form = text::string_form(text);
      rank_by_pairs(generation_, form, evaluated);
      // Of たいさくしえん, 対策支援 ranks above 対策 here and 支援 there.
      for (const std::string& front : before)
        rank_by_pairs(generation_, joint(text::string_form(front), form), evaluated);
      evaluated.strings.push_back(form);
      all.push_back(text);
    }
    before = std::move(spelled);
  }
  for (Interpretation& each : evaluated.interpretation) {
    if (each.kind == "reading" && !all.empty()) each.to = all;
  }
}

std::optional<std::string> Searcher::did_you_mean(const query::Node& root, const std::string& query,
                                                  const Evaluated& typed, std::uint32_t total) {
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
    if (!holding(generation_, string, schema::kEveryField).empty()) continue;
    const auto meant = suggestions_.nearest(word.text);
    if (!meant) continue;
    std::string better = query;
    better.replace(at, word.text.size(), *meant);
    const Evaluated evaluated = evaluator_.evaluate(query::parse(better).root, generation_);
    // What is proposed must find more; コミュニテイ finds コミュニティ by itself, and is a slip
    // still.
    const std::uint32_t found = evaluated.by_labels.size();
    const bool is_slip = differ_in_size_alone(word.text, *meant) && found == total;
    if (found > total || (found > 0 && is_slip)) return better;
  }
  return std::nullopt;
}

}  // namespace torikumi::search
