// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi report: what was searched, what found nothing, and what the collection says instead.
#include <fstream>
#include <iostream>
#include <ostream>

#include "analysis/analyser.hpp"
#include "api/usage.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "search/searcher.hpp"
#include "search/suggest/proposals.hpp"
#include "server/pages/report_page.hpp"

namespace torikumi::cli {
namespace {

/// Proposals for a query, and queries that have some: the most asked.
constexpr std::size_t kMostProposals = 3;
constexpr std::size_t kMostProposed = 200;

void add_proposals(api::Usage& usage, const std::string& directory) {
  const analysis::Dictionary dictionary(index::read_own_words(directory));
  search::Searcher searcher(directory, dictionary);
  std::size_t count = 0;
  for (api::UsedQuery& each : usage.queries) {
    if (each.is_found) continue;
    if (++count > kMostProposed) break;
    each.proposals = search::proposals_for(each.query, searcher.suggestions(), searcher.database(),
                                           kMostProposals);
  }
}

}  // namespace

int run_report(const Words& words, const Streams& streams) {
  Options options("report", "[--db DIR] [--format html|csv|json] LOG...",
                  "What was searched, what found nothing, and what the collection says instead, "
                  "from access logs of\n"
                  "torikumi serve (queries that few have asked are in them only with --log-queries "
                  "yes); - for standard input.");
  options.database().text("format", "html|csv|json", "(html)").rest("log");
  if (!options.parse(words, streams)) return kDone;
  const std::string format = options.choice_of("format", {"html", "csv", "json"});
  const std::vector<std::string> logs = options.list_of("log");
  if (logs.empty()) {
    throw base::Error(base::Code::kUsage, "no log is named",
                      "torikumi report LOG... > report.html");
  }
  api::UsageReader reader;
  for (const std::string& log : logs) {
    if (log == "-") {
      reader.read(std::cin);
      continue;
    }
    std::ifstream file(log);
    if (!file) {
      throw base::Error(base::Code::kNotFound, log + " cannot be read",
                        "name a file that torikumi serve --access-log wrote");
    }
    reader.read(file);
  }
  api::Usage usage = reader.take();
  if (usage.bad_lines > 0) {
    streams.err << "note: " << base::counted(usage.bad_lines, "line")
                << " of no access log passed over\n";
  }
  if (usage.searches == 0) {
    throw base::Error(base::Code::kBadInput, "the logs hold no search",
                      "name files that torikumi serve --access-log wrote");
  }
  try {
    add_proposals(usage, options.database_directory());
  } catch (const base::Error& error) {
    streams.err << "note: nothing is proposed for what was not found: " << in_one_line(error.what())
                << "\n";
  }
  if (format == "json") {
    streams.out << api::to_json(usage) << "\n";
  } else if (format == "csv") {
    streams.out << api::to_csv(usage);
  } else {
    streams.out << server::pages::report_page(usage);
  }
  return kDone;
}

}  // namespace torikumi::cli
