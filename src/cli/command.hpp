// SPDX-License-Identifier: GPL-2.0-or-later
/// Commands: each is a function of its words and streams, so that a test can call it.
///
///   run({"search", "人材育成"}, streams) → 0, and the hits on streams.out
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace torikumi::cli {

struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;  ///< matches may be bold
  bool err_is_terminal = false;  ///< a progress bar may be drawn
};

using Words = std::vector<std::string>;

/// Exit statuses of the contract.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

/// Runs `torikumi WORDS...`. Never throws: what goes wrong is a line on streams.err and a status.
int run(const Words& words, const Streams& streams);

/// torikumi help query.
void print_query_help(std::ostream& out);

// One file each; `words` are those behind the command's name. They throw Error.
int run_index(const Words& words, const Streams& streams);
int run_catalogue(const Words& words, const Streams& streams);
int run_inspect(const Words& words, const Streams& streams);
int run_rollback(const Words& words, const Streams& streams);
int run_search(const Words& words, const Streams& streams);
int run_explain(const Words& words, const Streams& streams);
int run_related(const Words& words, const Streams& streams);
int run_matrix(const Words& words, const Streams& streams);
int run_themes(const Words& words, const Streams& streams);
int run_lineage(const Words& words, const Streams& streams);
int run_changes(const Words& words, const Streams& streams);
int run_timeline(const Words& words, const Streams& streams);
int run_compare(const Words& words, const Streams& streams);
int run_serve(const Words& words, const Streams& streams);
int run_suggest(const Words& words, const Streams& streams);
int run_export(const Words& words, const Streams& streams);
int run_report(const Words& words, const Streams& streams);
int run_doctor(const Words& words, const Streams& streams);
int run_check(const Words& words, const Streams& streams);
int run_dictionary(const Words& words, const Streams& streams);
int run_synonyms(const Words& words, const Streams& streams);
int run_analyse(const Words& words, const Streams& streams);
int run_eval(const Words& words, const Streams& streams);
int run_topics(const Words& words, const Streams& streams);

}  // namespace torikumi::cli
