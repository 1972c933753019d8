// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/explanation_json.hpp"

#include <sstream>

#include "api/json.hpp"
#include "api/json_writer.hpp"

namespace torikumi::api {
namespace {

void write_clause(JsonWriter& out, const search::ClauseOutcome& clause) {
  out.open_object();
  out.member("clause", clause.clause);
  out.key("excluded").truth(clause.excluded);
  out.key("by_words").truth(clause.by_words);
  out.key("by_string").truth(clause.by_string);
  out.key("met").truth(clause.by_labels);
  out.key("conditions").open_list();
  for (const search::ConditionOutcome& each : clause.conditions) {
    out.open_object();
    out.member("condition", each.condition);
    out.key("required").truth(each.required);
    out.key("met").truth(each.met);
    out.close_object();
  }
  out.close_list();
  out.close_object();
}

void write_score(JsonWriter& out, const search::ScoreOutcome& score) {
  out.open_object();
  out.member("term", score.term.key());
  out.member("said", "the " + print(score.term));
  out.key("score").number(search::rounded(score.detail.score));
  out.key("fields").list(score.field_names);
  out.key("boost").number(search::rounded(score.detail.boost));
  out.key("idf").number(search::rounded(score.detail.idf));
  out.key("weighted_freq").number(search::rounded(score.detail.weighted_freq));
  out.key("relative_length").number(search::rounded(score.detail.relative_length));
  out.close_object();
}

}  // namespace

std::string to_json(const search::Explanation& explanation) {
  JsonWriter out;
  out.open_object();
  out.member("id", explanation.record.id);
  out.member("query", explanation.query);
  out.key("hit").truth(explanation.is_hit);
  out.key("widened").truth(explanation.is_relaxed);
  if (explanation.match) out.member("match", match_name(*explanation.match));
  out.key("rank");
  if (explanation.rank > 0) {
    out.number(std::uint64_t{explanation.rank});
  } else {
    out.null();
  }
  out.key("total").number(std::uint64_t{explanation.total});
  out.key("score").number(explanation.score);
  out.member("reason", explanation.reason);
  out.key("plan").open_list();
  std::istringstream lines(explanation.plan);
  for (std::string line; std::getline(lines, line);) out.text(line);
  out.close_list();
  out.key("clauses").open_list();
  for (const search::ClauseOutcome& each : explanation.clauses) write_clause(out, each);
  out.close_list();
  out.key("rest").number(explanation.rest);
  out.member("rest_from", explanation.rest_from);
  out.key("scores").open_list();
  for (const search::ScoreOutcome& each : explanation.scores) write_score(out, each);
  out.close_list();
  out.close_object();
  return out.take();
}

}  // namespace torikumi::api
