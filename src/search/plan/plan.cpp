// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/plan.hpp"

#include <cstdio>

#include "search/plan/terms.hpp"

namespace torikumi::search {
namespace {

std::string_view name_of(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::kString:
      return "string";
    case ClauseKind::kPrefix:
      return "prefix";
    case ClauseKind::kYears:
      return "years";
    case ClauseKind::kSentence:
      return "sentence";
    case ClauseKind::kWords:
      return "words";
  }
  return {};
}

/// A number in two decimals at most, without zeros at its end.
std::string print_number(double number) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.2f", number);
  std::string text = digits;
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string print_fields(schema::FieldMask mask, const schema::FieldTable& fields) {
  if (mask == schema::kEveryField) return "every field";
  if (mask == schema::kTexts) return "the texts";
  return fields.names_of(mask);
}

std::string print_any(const std::vector<Term>& terms) {
  constexpr std::size_t kMostShown = 8;
  std::string text;
  for (std::size_t i = 0; i < terms.size() && i < kMostShown; ++i)
    text += (i > 0 ? " | " : "") + print(terms[i]);
  if (terms.size() > kMostShown)
    text += " | … and " + std::to_string(terms.size() - kMostShown) + " more";
  return text;
}

std::string print_node(const PlanNode& node) {
  switch (node.kind) {
    case query::Kind::kEverything:
      return "everything";
    case query::Kind::kText:
      return std::to_string(node.clause + 1);
    case query::Kind::kNot:
      return "(not " + print_node(node.children.front()) + ")";
    case query::Kind::kAnd:
    case query::Kind::kOr:
      break;
  }
  std::string text = node.kind == query::Kind::kAnd ? "(and" : "(or";
  for (const PlanNode& child : node.children) text += " " + print_node(child);
  return text + ")";
}

void print_clause_conditions(const Clause& clause, std::string& out) {
  const auto line = [&](const std::string& text) { out += "\n    " + text; };
  switch (clause.kind) {
    case ClauseKind::kString:
      break;
    case ClauseKind::kPrefix:
    case ClauseKind::kYears:
      line(clause.any_of.empty() ? "no word begins so" : "any of " + print_any(clause.any_of));
      break;
    case ClauseKind::kSentence:
      for (const KeyTerm& each : clause.key_terms)
        line("key term " + print_any(each.terms) + ", idf " + print_number(each.idf));
      break;
    case ClauseKind::kWords:
      for (std::size_t i = 0; i < clause.terms.size(); ++i)
        line((i < clause.required ? "must have " : "need not have ") + print(clause.terms[i]));
      break;
  }
  for (const Term& part : clause.reading.parts) line("or by " + print(part));
  for (const std::string& string : clause.reading.strings) line("or the string " + string);
  if (clause.kind != ClauseKind::kYears)
    line((clause.kind == ClauseKind::kString ? "the string " : "or the string ") +
         clause.string_form);
}

}  // namespace

std::string print(const query::QueryTerm& query_term) {
  const std::string typed = query_term.text + ": ";
  if (query_term.year) return typed + print_any(year_terms(*query_term.year));
  const auto words_of = [](const std::vector<query::TermVariants>& words) {
    std::string text;
    for (const query::TermVariants& forms : words)
      text += (text.empty() ? "" : " and ") + print(Term(TermKind::kWord, forms.back()));
    return text;
  };
  std::string text = typed + words_of(query_term.words);
  for (const query::Alternative& each : query_term.alternatives) {
    text += each.synonym ? " | synonym " : " | spelling ";
    text += each.text + ": " + words_of(each.words);
    if (each.words.size() > 1) text += " near one another";
  }
  return text;
}

std::string print(const Clause& clause, const schema::FieldTable& fields) {
  std::string text(name_of(clause.kind));
  text += " " + clause.typed;
  if (clause.field) text += " in " + fields[*clause.field].name;
  if (clause.negated) text += ", excluded";
  print_clause_conditions(clause, text);
  return text;
}

std::string print(const Plan& plan) {
  std::string text = print_node(plan.root) + "\n";
  for (std::size_t i = 0; i < plan.clauses.size(); ++i)
    text += std::to_string(i + 1) + "  " + print(plan.clauses[i], *plan.fields) + "\n";
  for (const PlannedScore& each : plan.scores) {
    text += "score  " + print_number(each.boost) + " × " + print(each.term) + " in " +
            print_fields(each.fields, *plan.fields);
    if (!each.reasons.empty()) text += " (" + each.reasons + ")";
    if (each.alternative) {
      const query::QueryTerm& query_term =
          plan.clauses[each.alternative->clause].terms[each.alternative->term];
      text += ", where " + query_term.alternatives[each.alternative->alternative].text +
              " stands instead of " + query_term.text;
    }
    text += "\n";
  }
  if (plan.is_question) text += "a question: repeated words count less\n";
  if (!plan.tie_breaks.exact_title.empty())
    text += "first  the title " + plan.tie_breaks.exact_title + "\n";
  for (const std::vector<Term>& terms : plan.tie_breaks.preferred) {
    text += "first ";
    for (const Term& each : terms) text += " " + print(each);
    text += "\n";
  }
  for (const std::string& each : plan.tie_breaks.departments)
    text += "first  the department " + each + "\n";
  for (const QueryRewrite& each : plan.rewrites) {
    text += "rewrite  " + each.kind + " " + each.from + " →";
    for (const std::string& to : each.to) text += " " + to;
    text += "\n";
  }
  return text;
}

}  // namespace torikumi::search
