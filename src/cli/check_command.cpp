// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi check: is the database whole, of this format and of this analyser.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <ostream>

#include "analysis/analyser.hpp"
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "index/database.hpp"
#include "index/integrity.hpp"
#include "index/xapian_errors.hpp"
#include "indexing/run_diagnostics.hpp"
#include "schema/format.hpp"

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
indexing::SyncReport findings_of(const std::string& directory) {
  indexing::SyncReport report;
  try {
    index::Database database(directory);
    index::translate_xapian_errors(directory, [&] {
      indexing::decode_findings(
          database.xapian().get_metadata(std::string(schema::metadata::kFindings)), report);
    });
  } catch (const base::Error&) {
    report = {};  // a damaged database is told as a problem
  }
  return report;
}

boost::json::array findings_json(const indexing::SyncReport& report) {
  boost::json::array all;
  for (const corpus::Warning& each : report.warnings) {
    all.push_back(boost::json::object{{"source", each.origin.source},
                                      {"sheet", each.origin.sheet},
                                      {"line", each.origin.line},
                                      {"column", each.column},
                                      {"message", each.message}});
  }
  return all;
}

boost::json::array rejections_json(const indexing::SyncReport& report) {
  boost::json::array all;
  for (const corpus::Rejection& each : report.rejections) {
    all.push_back(boost::json::object{{"source", each.origin.source},
                                      {"sheet", each.origin.sheet},
                                      {"line", each.origin.line},
                                      {"reason", each.reason}});
  }
  return all;
}

void print_findings(const indexing::SyncReport& report, const Streams& streams) {
  constexpr std::size_t kMostShown = 50;
  for (const corpus::Rejection& each : report.rejections)
    streams.out << "rejected: " << in_one_line(corpus::place_of(each.origin)) << ": "
                << in_one_line(each.reason) << "\n";
  const std::size_t shown = std::min(report.warnings.size(), kMostShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const corpus::Warning& each = report.warnings[i];
    streams.out << "source: " << in_one_line(corpus::place_of(each.origin)) << ": "
                << (each.column.empty() ? "" : in_one_line(each.column) + ": ")
                << in_one_line(each.message) << "\n";
  }
  if (report.warnings.size() > shown)
    streams.out << "… and " << report.warnings.size() - shown << " more; --format json lists all\n";
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
  const bool same_analyser = found.stamp.analyser == analysis::fingerprint(analysis::Dictionary());
  const bool whole = found.problems.empty();
  const indexing::SyncReport report = findings_of(directory);
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
                                                {"findings", findings_json(report)},
                                                {"rejections", rejections_json(report)}})
                << "\n";
    return whole ? kDone : kFailed;
  }
  print_findings(report, streams);
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
