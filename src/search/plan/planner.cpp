// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/planner.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "search/plan/clause_planner.hpp"
#include "search/plan/scoring_clauses.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The last character of one text and the first of the next.
std::string boundary_bigram(const std::string& front, const std::string& back) {
  return front.substr(base::character_before(front, front.size())) +
         std::string(base::clip(back, base::decode(back, 0).bytes));
}

PlanNode plan_node(const query::Node& node, bool negated, ClausePlanner& clauses) {
  PlanNode planned{node.kind, 0, {}};
  if (node.kind == query::Kind::kText) planned.clause = clauses.add(node, negated);
  for (const query::Node& child : node.children)
    planned.children.push_back(
        plan_node(child, negated || node.kind == query::Kind::kNot, clauses));
  return planned;
}

}  // namespace

Planner::Planner(const analysis::Dictionary& dictionary,
                 std::shared_ptr<const query::Synonyms> synonyms, IndexReader& reader,
                 const Facets& facets, const Suggestions& suggestions)
    : analyser_(dictionary),
      synonyms_(std::move(synonyms)),
      reader_(reader),
      facets_(facets),
      suggestions_(suggestions) {
  if (synonyms_) return;
  try {
    std::vector<std::string> faults;
    synonyms_ = std::make_shared<query::Synonyms>(query::read_synonym_files(), analyser_, &faults);
    if (!faults.empty()) synonyms_fault_ = faults.front() + "; such lines are passed over";
  } catch (const base::Error& error) {
    synonyms_ = std::make_shared<query::Synonyms>();
    synonyms_fault_ = std::string(error.what()) + "; searching without synonyms";
  }
}

Plan Planner::plan(const std::string& query, const query::Node& root,
                   const std::vector<std::string>& disabled) {
  Plan plan;
  plan.fields = reader_.database().collection().fields;
  ClausePlanner clauses(analyser_, *synonyms_, reader_, disabled, root.kind == query::Kind::kText,
                        plan);
  plan.root = plan_node(root, false, clauses);
  if (plan.is_everything()) return plan;
  // Of several clauses with a reading, the rewrites name the spellings of all.
  ReadingClause all;
  for (const Clause& clause : plan.clauses) {
    if (clause.negated) continue;
    all.parts.insert(all.parts.end(), clause.reading.parts.begin(), clause.reading.parts.end());
  }
  add_spellings(all, plan);
  add_departments(root, plan);
  add_exact_title(query, plan);
  return plan;
}

/// How the words are spelled that are met by their sound: shown, highlighted, and scored.
void Planner::add_spellings(const ReadingClause& reading, Plan& plan) {
  std::vector<std::string> all;
  std::vector<std::string> before;  // spellings of the part before
  for (const Term& part : reading.parts) {
    std::vector<std::string> spelled = suggestions_.spelled(std::string(part.text()));
    for (const std::string& text : spelled) {
      const std::string form = text::string_form(text);
      score_bigrams(reader_, form, plan);
      // Of たいさくしえん, 対策支援 ranks above 対策 here and 支援 there.
      for (const std::string& front : before)
        score_bigrams(reader_, boundary_bigram(text::string_form(front), form), plan);
      plan.highlight_strings.push_back(form);
      all.push_back(text);
    }
    before = std::move(spelled);
  }
  for (QueryRewrite& each : plan.rewrites) {
    if (each.kind == "reading" && !all.empty()) each.to = all;
  }
}

/// A department that is named has its records first among their like, and is offered as a filter.
void Planner::add_departments(const query::Node& root, Plan& plan) {
  const std::vector<query::Node> alone{root};
  const auto& nodes = root.kind == query::Kind::kAnd ? root.children : alone;
  for (const query::Node& node : nodes) {
    if (node.kind != query::Kind::kText || node.exact || node.begins || node.field) continue;
    const auto label = facets_.department_called(node.text);
    if (!label) continue;
    plan.tie_breaks.departments.push_back(*label);
    plan.rewrites.push_back({"department", node.text, {*label}, {}});
  }
}

/// A record whose title is what was typed comes before all others, whatever it was taken for.
void Planner::add_exact_title(const std::string& query, Plan& plan) {
  const std::string key = text::comparison_key(query);
  if (!key.empty() && suggestions_.may_be_title(key))
    plan.tie_breaks.exact_title = text::string_form(query);
}

}  // namespace torikumi::search
