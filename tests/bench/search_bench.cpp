// SPDX-License-Identifier: GPL-2.0-or-later
// How long answers take: search_bench DATABASE [QUERIES-OF-EACH-KIND [KIND]]. tests/bench/README.md
// tells more.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <thread>

#include "bench/query_log.hpp"

namespace {

using namespace torikumi;
using Clock = std::chrono::steady_clock;

/// Milliseconds of each query of a part of the log.
std::vector<double> measure(search::Searcher& searcher, const std::vector<std::string>& queries,
                            std::size_t first, std::size_t step) {
  std::vector<double> times;
  for (std::size_t i = first; i < queries.size(); i += step) {
    search::Request request;
    request.query = queries[i];
    request.limit = 10;
    const auto start = Clock::now();
    searcher.search(request);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  return times;
}

double percentile(const std::vector<double>& sorted, double part) {
  return sorted[std::min(sorted.size() - 1,
                         static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

void report(const bench::QueryKind& kind, std::vector<search::Searcher*> searchers) {
  std::vector<std::vector<double>> times(searchers.size());
  const auto start = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < searchers.size(); ++i) {
    threads.emplace_back(
        [&, i] { times[i] = measure(*searchers[i], kind.queries, i, searchers.size()); });
  }
  for (std::thread& thread : threads) thread.join();
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  std::vector<double> all;
  for (const auto& part : times) all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end());
  std::printf("| %-9s | %zu | %7.3f | %7.3f | %7.3f | %8.0f |\n", kind.name.c_str(),
              searchers.size(), percentile(all, .5), percentile(all, .95), percentile(all, .99),
              static_cast<double>(all.size()) / seconds);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: search_bench DATABASE [QUERIES-OF-EACH-KIND [KIND]]\n", stderr);
    return 2;
  }
  try {
    const analysis::Dictionary dictionary;
    search::Searcher one(argv[1], dictionary);
    search::Searcher two(argv[1], dictionary);
    const std::size_t each = argc > 2 ? std::stoul(argv[2]) : 1000;
    const auto log = bench::query_log(one, dictionary, each);
    std::puts("| queries   | threads | p50 ms | p95 ms | p99 ms | a second |");
    std::puts("| --- | --- | --- | --- | --- | --- |");
    for (const bench::QueryKind& kind : log) {
      if (argc > 3 && kind.name != argv[3]) continue;
      measure(one, kind.queries, 0, 4);  // what the disk gives is in memory from here on
      report(kind, {&one});
      report(kind, {&one, &two});
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "search_bench: %s\n", error.what());
    return 1;
  }
  return 0;
}
