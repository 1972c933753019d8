// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi check: is the database whole, of this format and of this analyser.
#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <ostream>

#include "analysis/analyser.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/findings.hpp"
#include "cli/options.hpp"
#include "index/database.hpp"
#include "index/integrity.hpp"
#include "indexing/run_diagnostics.hpp"

namespace torikumi::cli {
namespace {

/// True where reading all of the database does not kill the reader: a damaged table can bring
/// Xapian itself down, and then a child process is what falls.
bool can_be_read(const std::string& directory) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      index::check_integrity(directory);
    } catch (const std::exception&) {
      // The caller meets it again, and tells.
    }
    ::_exit(0);
  }
  int status = 0;
  return child < 0 || ::waitpid(child, &status, 0) != child || WIFEXITED(status);
}

/// What the last run found amiss in the sources; nothing where the database cannot tell.
indexing::SyncReport last_run(const std::string& directory) {
  try {
    index::Database database(directory);
    return indexing::findings_of(database);
  } catch (const base::Error&) {
    return {};  // a damaged database is told as a problem
  }
}

/// What this program's analyser is called with the words of own that the index keeps; empty where
/// they cannot be read.
std::string analyser_of(const std::string& directory) {
  try {
    return analysis::fingerprint(analysis::Dictionary(index::read_own_words(directory)));
  } catch (const base::Error&) {
    return {};
  }
}

}  // namespace

int run_check(const Words& words, const Streams& streams) {
  Options options(
      "check", "[--db DIR] [--format text|json]",
      "Reads the whole database and tells whether it is whole, of this program's "
      "format, and made with\n"
      "this dictionary and analyser. Lists what the last run found amiss in the sources.");
  options.database().text("format", "text|json", "(text)");
  if (!options.parse(words, streams)) return kDone;
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const std::string directory = options.database_directory();
  if (!can_be_read(directory)) {
    throw base::Error(base::Code::kBroken,
                      "the database in " + directory + " is so damaged that its reader falls",
                      "build it anew with torikumi index --rebuild, or torikumi rollback");
  }
  const index::Integrity found = index::check_integrity(directory);
  const bool same_analyser = found.stamp.analyser == analyser_of(directory);
  const bool whole = found.problems.empty();
  const indexing::SyncReport report = last_run(directory);
  if (as_json) {
    namespace json = boost::json;
    streams.out << json::serialize(json::object{{"whole", whole},
                                                {"format", found.stamp.format},
                                                {"generation", found.stamp.generation},
                                                {"shards", found.stamp.shards},
                                                {"records", found.records},
                                                {"collection", found.collection},
                                                {"indexed", found.stamp.indexed},
                                                {"analyser", found.stamp.analyser},
                                                {"analyser_is_this_one", same_analyser},
                                                {"problems", json::value_from(found.problems)},
                                                {"findings", warnings_json(report)},
                                                {"rejections", rejections_json(report)}})
                << "\n";
    return whole ? kDone : kFailed;
  }
  print_findings(report, "--format json lists all", streams.out);
  for (const std::string& problem : found.problems) streams.out << "problem: " << problem << "\n";
  streams.out << directory << ": generation " << found.stamp.generation << ", " << found.records
              << " initiatives in " << found.stamp.shards
              << (found.stamp.shards == 1 ? " shard" : " shards") << ", format "
              << found.stamp.format << ", indexed " << found.stamp.indexed << "\n";
  if (!same_analyser) {
    streams.err << "warning: it was made with another dictionary or analyser; torikumi index will "
                   "rebuild it\n";
  }
  if (whole) {
    streams.out << "it is whole\n";
    return kDone;
  }
  streams.err << "torikumi: the database is damaged. Build it anew with torikumi index --rebuild, "
                 "or torikumi rollback\n";
  return kFailed;
}

}  // namespace torikumi::cli
