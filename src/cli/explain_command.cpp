// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi explain: why a record is a hit of a query and at which rank, or why it is not.
#include <cstdio>
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/explanation_json.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {
namespace {

const char* outcome_of(const search::ClauseOutcome& clause) {
  if (clause.by_words) return "met by words";
  if (clause.by_string) return "met as a string";
  return clause.by_labels ? "met by department or category" : "not met";
}

void print_text(const search::Explanation& explanation, const Streams& streams) {
  std::ostream& out = streams.out;
  out << in_one_line(explanation.record[schema::Field::kTitle]) << " / "
      << in_one_line(explanation.record[schema::Field::kDepartment]) << "\n"
      << explanation.reason << "\n\nClauses\n";
  for (std::size_t i = 0; i < explanation.clauses.size(); ++i) {
    const search::ClauseOutcome& clause = explanation.clauses[i];
    out << "  " << i + 1 << "  " << in_one_line(clause.clause) << ": " << outcome_of(clause)
        << "\n";
    for (const search::ConditionOutcome& each : clause.conditions) {
      out << "     " << (each.met ? "yes  " : "no   ") << in_one_line(each.condition)
          << (each.required ? "" : "  (need not be met)") << "\n";
    }
  }
  if (!explanation.scores.empty()) out << "\nScores\n";
  for (const search::ScoreOutcome& each : explanation.scores) {
    char line[128];
    std::snprintf(line, sizeof line, "  %9.4f  boost %.2f, idf %.2f, frequency %.2f, length %.2f",
                  each.detail.score, each.detail.boost, each.detail.idf, each.detail.weighted_freq,
                  each.detail.relative_length);
    out << line << "  the " << print(each.term) << "\n";
  }
  if (explanation.rest != 0) {
    char line[32];
    std::snprintf(line, sizeof line, "  %9.4f  ", explanation.rest);
    out << line << explanation.rest_from << "\n";
  }
  out << "\nPlan\n" << explanation.plan;
}

}  // namespace

int run_explain(const Words& words, const Streams& streams) {
  Options options("explain", "[--db DIR] [--off WHAT]... [--format text|json] ID QUERY",
                  "Shows the plan of QUERY, and clause by clause whether the initiative ID meets "
                  "it: why it is a hit and at which rank, or why it is not.");
  options.database()
      .list("off", "WHAT", "take back a rewrite, as the answer calls it (may be given again)")
      .text("format", "text|json", "(text)")
      .rest("id");
  if (!options.parse(words, streams)) return kDone;
  const std::vector<std::string> rest = options.list_of("id");
  if (rest.size() < 2) {
    throw base::Error(base::Code::kUsage, "explain needs an id and a query",
                      "torikumi explain ID QUERY; torikumi search shows each initiative's id");
  }
  search::Request request;
  request.query = options.words_of("id", 1);
  request.off = options.list_of("off");
  const std::string format = options.choice_of("format", {"text", "json"});
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  if (!searcher.warning().empty()) streams.err << "warning: " << searcher.warning() << "\n";
  const search::Explanation explanation = searcher.explain(rest.front(), request);
  if (format == "json") {
    streams.out << api::to_json(explanation) << "\n";
  } else {
    print_text(explanation, streams);
  }
  return kDone;
}

}  // namespace torikumi::cli
