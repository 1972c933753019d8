// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi eval: nDCG@10, MRR@10 and Recall@100 over judged queries.
#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <cstdio>
#include <optional>
#include <ostream>

#include "analysis/analyser.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/measures.hpp"
#include "cli/options.hpp"
#include "cli/topics.hpp"
#include "search/searcher.hpp"

namespace torikumi::cli {
namespace {

/// The scores of a run, query by query, in the order of the topics.
struct Scored {
  std::vector<std::string> queries;
  std::vector<double> ndcg;
  std::vector<double> mrr;
  std::vector<double> recall;
};

Scored score(const std::vector<Topic>& topics, const Judgements& judgements, const Run& run) {
  Scored scored;
  for (const Topic& topic : topics) {
    const auto grades = judgements.find(topic.id);
    if (grades == judgements.end()) continue;
    const auto ranked = run.find(topic.id);
    const Measures measures =
        measure(ranked == run.end() ? std::vector<std::string>() : ranked->second, grades->second);
    scored.queries.push_back(topic.id);
    scored.ndcg.push_back(measures.ndcg_10);
    scored.mrr.push_back(measures.mrr_10);
    scored.recall.push_back(measures.recall_100);
  }
  return scored;
}

Run answer(const std::vector<Topic>& topics, const std::string& directory) {
  const analysis::Dictionary dictionary(index::read_own_words(directory));
  search::Searcher searcher(directory, dictionary);
  Run run;
  for (const Topic& topic : topics) {
    for (const auto& hit : searcher.best(topic.query, 100)) run[topic.id].push_back(hit.id);
  }
  return run;
}

/// How a run compares with a saved one, query by query.
struct Compared {
  Mean mean;
  std::size_t better = 0;
  std::size_t worse = 0;
  std::vector<std::size_t> moved;  ///< places of the queries that moved most, those first
  Run saved;
  Scored saved_scores;
};

Compared compare(const Scored& scored, const std::vector<Topic>& topics,
                 const Judgements& judgements, Run saved) {
  constexpr std::size_t kMostShown = 20;
  Compared compared;
  compared.saved_scores = score(topics, judgements, saved);
  compared.saved = std::move(saved);
  std::vector<double> differences;
  for (std::size_t i = 0; i < scored.ndcg.size(); ++i) {
    differences.push_back(scored.ndcg[i] - compared.saved_scores.ndcg[i]);
    if (differences.back() > 0) ++compared.better;
    if (differences.back() < 0) ++compared.worse;
    if (differences.back() != 0) compared.moved.push_back(i);
  }
  compared.mean = mean_of(differences);
  std::stable_sort(compared.moved.begin(), compared.moved.end(), [&](std::size_t a, std::size_t b) {
    return std::abs(differences[a]) > std::abs(differences[b]);
  });
  if (compared.moved.size() > kMostShown) compared.moved.resize(kMostShown);
  return compared;
}

/// The first three of a run, each with its grade.
std::string top_of(const Run& run, const std::string& query, const Judgements& judgements) {
  constexpr std::size_t kShown = 3;
  std::string text;
  const auto ranked = run.find(query);
  if (ranked == run.end()) return "nothing";
  const auto& grades = judgements.at(query);
  for (std::size_t i = 0; i < ranked->second.size() && i < kShown; ++i) {
    const auto grade = grades.find(ranked->second[i]);
    text += (i > 0 ? ", " : "") + ranked->second[i] + " (" +
            std::to_string(grade == grades.end() ? 0 : grade->second) + ")";
  }
  return text.empty() ? "nothing" : text;
}

/// The queries that moved most, with both tops.
void print_moved(const Compared& compared, const Scored& scored, const Run& run,
                 const std::vector<Topic>& topics, const Judgements& judgements,
                 const Streams& streams) {
  for (const std::size_t i : compared.moved) {
    const std::string& id = scored.queries[i];
    const auto topic = std::find_if(topics.begin(), topics.end(),
                                    [&](const Topic& each) { return each.id == id; });
    char line[64];
    std::snprintf(line, sizeof line, "  %.3f → %.3f  ", compared.saved_scores.ndcg[i],
                  scored.ndcg[i]);
    streams.out << line << id << " " << topic->query << "\n"
                << "      was " << top_of(compared.saved, id, judgements) << "\n"
                << "      is  " << top_of(run, id, judgements) << "\n";
  }
}

void print_json(const Scored& scored, const std::optional<Compared>& compared, bool each_query,
                const Streams& streams) {
  boost::json::object report{{"queries", scored.queries.size()},
                             {"ndcg_10", mean_of(scored.ndcg).value},
                             {"mrr_10", mean_of(scored.mrr).value},
                             {"recall_100", mean_of(scored.recall).value}};
  if (compared) {
    report["difference"] = compared->mean.value;
    report["difference_95"] = compared->mean.half_width;
    report["better"] = compared->better;
    report["worse"] = compared->worse;
  }
  if (each_query) {
    boost::json::object each;
    for (std::size_t i = 0; i < scored.queries.size(); ++i)
      each[scored.queries[i]] = scored.ndcg[i];
    report["ndcg_10_by_query"] = std::move(each);
  }
  streams.out << boost::json::serialize(report) << "\n";
}

void print_text(const Scored& scored, const std::optional<Compared>& compared, bool each_query,
                const Streams& streams) {
  char line[160];
  for (std::size_t i = 0; each_query && i < scored.queries.size(); ++i) {
    std::snprintf(line, sizeof line, "%.4f  ", scored.ndcg[i]);
    streams.out << line << scored.queries[i] << "\n";
  }
  const Mean ndcg = mean_of(scored.ndcg);
  std::snprintf(line, sizeof line,
                "%zu queries  nDCG@10 %.4f (±%.4f)  MRR@10 %.4f  Recall@100 %.4f",
                scored.queries.size(), ndcg.value, ndcg.half_width, mean_of(scored.mrr).value,
                mean_of(scored.recall).value);
  streams.out << line;
  if (compared) {
    std::snprintf(line, sizeof line, "  difference %+.4f (±%.4f)  %zu better, %zu worse",
                  compared->mean.value, compared->mean.half_width, compared->better,
                  compared->worse);
    streams.out << line;
  }
  streams.out << "\n";
}

}  // namespace

int run_eval(const Words& words, const Streams& streams) {
  Options options("eval", "[OPTION]... --topics FILE --qrels FILE",
                  "Scores the engine's answers to judged queries, or another's (--run).");
  options.database()
      .text("topics", "FILE", "the queries: qid TAB query")
      .text("qrels", "FILE", "the judgements: qid TAB docid TAB grade")
      .text("run", "FILE", "score this TREC run instead of searching")
      .text(
          "compare", "FILE",
          "a saved TREC run to compare with, query by query: the mean difference of nDCG@10, how "
          "many "
          "queries are better and worse, and the twenty that moved most with both tops and grades")
      .flag("queries", "print each query's nDCG@10 too")
      .text("format", "text|json", "(text)");
  if (!options.parse(words, streams)) return kDone;
  if (!options.has("topics") || !options.has("qrels")) {
    throw base::Error(base::Code::kUsage, "--topics and --qrels are needed",
                      "torikumi eval --topics FILE.tsv --qrels FILE.tsv");
  }
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const std::vector<Topic> topics = read_topics(options.text_of("topics"));
  const Judgements judgements = read_judgements(options.text_of("qrels"));
  const Run run = options.has("run") ? read_run(options.text_of("run"))
                                     : answer(topics, options.database_directory());
  const Scored scored = score(topics, judgements, run);
  std::optional<Compared> compared;
  if (options.has("compare"))
    compared = compare(scored, topics, judgements, read_run(options.text_of("compare")));
  const bool each_query = options.has("queries");
  if (as_json) {
    print_json(scored, compared, each_query, streams);
    return kDone;
  }
  print_text(scored, compared, each_query, streams);
  if (compared) print_moved(*compared, scored, run, topics, judgements, streams);
  return kDone;
}

}  // namespace torikumi::cli
