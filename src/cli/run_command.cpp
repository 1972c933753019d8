// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi run: a file of queries to a TREC run.
#include <algorithm>
#include <cstdio>
#include <limits>
#include <ostream>

#include "analysis/analyser.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/topics.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {

int run_topics(const Words& words, const Streams& streams) {
  Options options("run", "[OPTION]... --topics FILE",
                  "Answers a file of queries (qid TAB query, one a line) as a TREC run.");
  options.database()
      .text("topics", "FILE", "the queries")
      .text("limit", "N", "hits a query, 1 to 1000 (100)")
      .text("tag", "NAME", "the run's name, in its last column (torikumi)");
  if (!options.parse(words, streams)) return kDone;
  if (!options.has("topics"))
    throw base::Error(base::Code::kUsage, "--topics is needed", "torikumi run --topics FILE.tsv");
  const std::uint32_t limit = options.number_of("limit", 100, 1, 1000);
  const std::string tag = options.text_of("tag", "torikumi");
  const std::vector<Topic> topics = read_topics(options.text_of("topics"));
  const analysis::Dictionary dictionary(index::read_own_words(options.database_directory()));
  search::Searcher searcher(options.database_directory(), dictionary);
  for (const Topic& topic : topics) {
    std::uint32_t rank = 0;
    // Who reads a run goes by its scores: they fall with the ranks, though what meets all words
    // stands before what scores higher by meeting most.
    double last = std::numeric_limits<double>::infinity();
    for (const search::Searcher::Scored& hit : searcher.best(topic.query, limit)) {
      constexpr double kLeast = 0.0001;
      last = std::min(hit.score, last - kLeast);
      char numbers[64];
      std::snprintf(numbers, sizeof numbers, " %u %.4f ", ++rank, last);
      streams.out << topic.id << " Q0 " << hit.id << numbers << tag << "\n";
    }
  }
  return kDone;
}

}  // namespace torikumi::cli
