// SPDX-License-Identifier: GPL-2.0-or-later
/// torikumi index: sources into the database.
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <thread>

#include "api/json_text.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"
#include "cli/findings.hpp"
#include "cli/options.hpp"
#include "cli/progress_bar.hpp"
#include "cli/terminal.hpp"
#include "corpus/source.hpp"
#include "corpus/survey/column_guess.hpp"
#include "indexing/sync_index.hpp"

namespace torikumi::cli {
namespace {

namespace json = boost::json;

/// Rejected rows as JSON Lines, so that nothing of them is lost.
std::string rejects_text(const std::vector<corpus::Rejection>& rejections) {
  std::string lines;
  for (const corpus::Rejection& each : rejections) {
    json::object object = origin_json(each.origin);
    object["reason"] = each.reason;
    object["row"] = each.row;
    lines += json::serialize(object) + "\n";
  }
  return lines;
}

std::string to_json(const indexing::SyncReport& report) {
  json::object object{{"read", report.read},
                      {"added", report.added},
                      {"updated", report.updated},
                      {"unchanged", report.unchanged},
                      {"deleted", report.deleted},
                      {"rejected", report.rejected},
                      {"warnings", warnings_json(report)},
                      {"rejections", rejections_json(report)},
                      {"notes", json::value_from(report.notes)},
                      {"hints", json::value_from(report.hints)},
                      {"sources", sources_json(report.sources)},
                      {"generation", report.generation},
                      {"seconds", std::round(report.seconds * 1000) / 1000}};
  if (report.refusal) object["refused"] = *report.refusal;
  return api::json_text(object);
}

void print_summary(const indexing::SyncReport& report, bool dry_run, const std::string& directory,
                   const Streams& streams) {
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.1f s", report.seconds);
  if (report.refusal) streams.out << "not done: ";
  streams.out << report.read << " read: " << report.added << " added, " << report.updated
              << " updated, " << report.unchanged << " unchanged, " << report.deleted
              << " deleted, " << report.rejected << " rejected; "
              << base::counted(report.warnings.size(), "warning") << " (" << seconds << ")\n";
  if (report.refusal) return;
  if (dry_run) {
    streams.out << "dry run: nothing was changed\n";
  } else {
    streams.out << directory << " answers with generation " << report.generation << "\n";
  }
  if (!report.hints.empty()) streams.out << "an hour of work on the sources would improve:\n";
  for (const std::string& hint : report.hints) streams.out << "  " << in_one_line(hint) << "\n";
}

/// Whether a file is what an earlier run rejected, and may so be replaced.
bool holds_rejects(const std::string& path) {
  const std::string text = base::read_file(path);
  boost::system::error_code error;
  const json::value first = json::parse(text.substr(0, text.find('\n')), error);
  const json::object* row = error ? nullptr : first.if_object();
  return text.empty() || (row != nullptr && row->contains("source") && row->contains("reason") &&
                          row->contains("row"));
}

/// A file of rejects must replace nothing but an earlier one, must not lie where it would be read
/// or be in the way, and must be writable before the run begins.
void refuse_unsafe(const std::string& path, const indexing::SyncRequest& request) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const auto refuse = [&](const std::string& why) {
    throw base::Error(base::Code::kUsage, "--rejects " + path + " " + why,
                      "name a file of its own");
  };
  const fs::path place = fs::weakly_canonical(path, ignored);
  const auto lies_in = [&](const std::string& folder) {
    const fs::path from = fs::relative(place, fs::weakly_canonical(folder, ignored), ignored);
    return !from.empty() && *from.begin() != "..";
  };
  std::vector<std::string> sources = request.sources;
  if (request.catalogue) {
    for (const schema::CatalogueSource& each : request.catalogue->sources)
      sources.push_back((std::filesystem::path(request.catalogue->folder) / each.name).string());
  }
  for (const std::string& source : sources) {
    if (fs::equivalent(path, source, ignored)) refuse("is a source");
    if (fs::is_directory(source, ignored) && lies_in(source))
      refuse("lies in the folder " + source + ", and would be read as a source");
  }
  if (lies_in(request.directory)) refuse("is a part of the database");
  if (fs::exists(path, ignored)) {
    if (!fs::is_regular_file(fs::symlink_status(path))) refuse("is no plain file");
    if (!holds_rejects(path)) refuse("holds something else than rejected rows");
  }
  base::replace_file(path + ".tried", "");
  fs::remove(path + ".tried", ignored);
}

/// Xapian ends the process itself where its cleaning up meets a full disk, too.
[[noreturn]] void give_up() {
  constexpr std::string_view kTold =
      "torikumi: the index cannot be written; what is published answers as before. Check the free "
      "space and the permissions there, and run again\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kTold.data(), kTold.size());
  ::_exit(kFailed);
}

/// Bytes of sources that are looked through to guess what their columns mean.
constexpr std::uintmax_t kMostGuessed = std::uintmax_t{256} << 20U;

/// Where nobody says what the columns mean and the built-in collection does not know them, what
/// they look like may.
std::optional<corpus::CollectionGuess> guessed(const indexing::SyncRequest& request, bool accepts) {
  std::vector<corpus::Survey> surveys;
  std::uintmax_t bytes = 0;
  bool is_strange = false;
  bool is_known = false;
  for (const std::string& file : corpus::find_sources(request.sources).files) {
    std::error_code error;
    bytes += std::filesystem::file_size(file, error);
    if (file == corpus::kStandardInput || error || bytes > kMostGuessed) return std::nullopt;
    surveys.push_back(corpus::survey(corpus::load_source(file), request.encoding));
    const auto& tables = surveys.back().tables;
    if (surveys.back().kind == "JSON Lines") return std::nullopt;
    const bool knows =
        std::any_of(tables.begin(), tables.end(), [](const auto& table) { return table.is_known; });
    is_strange = is_strange || !knows;
    is_known = is_known || knows;
  }
  // Files that are known are read as they are: their ids must not change for a stranger's sake.
  if (!accepts && (!is_strange || is_known)) return std::nullopt;
  const std::string first = std::filesystem::path(surveys.front().file).stem().string();
  return corpus::guess_collection(surveys, first);
}

/// Takes the guess if it is sure or accepted, and tells it; an unsure one is for the reader of the
/// error that follows.
void use_guess(indexing::SyncRequest& request, bool accepts, const Streams& streams) {
  std::optional<corpus::CollectionGuess> guess;
  try {
    guess = guessed(request, accepts);
    if (guess && (guess->is_sure() || accepts))
      request.collection = schema::parse_collection(guess->toml, "the guess");
  } catch (const base::Error&) {
    return;  // what is wrong is told when the sources are read
  }
  if (!guess || (!guess->is_sure() && !accepts)) return;
  streams.err << "note: no collection was named, so the columns are guessed"
              << (guess->is_sure() ? "" : ", which is not sure") << ": ";
  for (const schema::FieldInfo& each : schema::kFields) {
    const auto& names = request.collection->columns[schema::index_of(each.field)];
    streams.err << each.name << " = " << in_one_line(names.front()) << "; ";
  }
  streams.err << "torikumi inspect tells more\n";
}

/// The sources and how they are read.
void take_sources(const Options& options, indexing::SyncRequest& request) {
  request.sources = options.list_of("source");
  request.keep_going = options.has("keep-going");
  const std::string catalogue = options.text_of("catalogue");
  const std::string collection = options.text_of("collection");
  const auto refuse = [](const std::string& what, const std::string& hint) {
    throw base::Error(base::Code::kUsage, what, hint);
  };
  if (catalogue.empty()) {
    if (request.sources.empty()) refuse("no source is named", "torikumi index FILE...");
    if (request.keep_going) refuse("--keep-going is for a --catalogue", "leave it out");
  } else if (!request.sources.empty() || !collection.empty() || options.has("encoding")) {
    refuse("--catalogue names the sources and how they are read; nothing else may",
           "torikumi index --catalogue " + catalogue);
  }
  request.encoding = options.text_of("encoding");
  const auto pairs_beside = [&](const std::string& path, const std::string& pairs) {
    if (!pairs.empty())
      request.corrections = base::read_file(std::filesystem::path(path).replace_filename(pairs));
  };
  if (!catalogue.empty()) {
    request.catalogue = schema::read_catalogue(catalogue);
    pairs_beside(catalogue, request.catalogue->whole.lineage_pairs);
  } else if (!collection.empty()) {
    request.collection = schema::parse_collection(base::read_file(collection), collection);
    pairs_beside(collection, request.collection->lineage_pairs);
  }
}

double percent_of(const Options& options) {
  return static_cast<double>(options.number_of("max-delete", 50, 0, 100));
}

}  // namespace

int run_index(const Words& words, const Streams& streams) {
  Options options("index", "[OPTION]... SOURCE... | --catalogue FILE",
                  "Reads sources (.xlsx, .ods, PDF with ruled tables, TSV, CSV, JSON Lines; files, "
                  "folders, or - for standard input)\n"
                  "and makes the database hold exactly what they hold.");
  options.database()
      .text("collection", "FILE",
            "which columns mean what (else as the database was made; index/collections/README.md)")
      .text("catalogue", "FILE",
            "names the sources, each with its collection, city, edition, licence and address")
      .flag("keep-going",
            "of a catalogue: pass over what cannot be read, and keep what is there of it")
      .flag("accept-guess",
            "read tables by what their columns look like, also where that is not sure")
      .text("encoding", "NAME",
            "of the sources, where it cannot be detected: UTF-8, CP932, EUC-JP, UTF-16")
      .text("jobs", "N", "threads (else one a processor)")
      .flag("rebuild", "index every initiative again, and replace a database of another format")
      .flag("upgrade",
            "replace a database of an older format: its collection stays, and the days on which "
            "initiatives were first read begin anew")
      .text("shards", "N", "databases to divide the initiatives among (1)")
      .text("keep", "N", "former generations to keep for torikumi rollback (2)")
      .text("max-delete", "PERCENT", "stop if more than this part would be deleted (50)")
      .flag("dry-run", "tell what would be done, and change nothing")
      .flag("strict", "stop at any warning or rejected row")
      .text("rejects", "FILE", "write rejected rows to this file, as JSON Lines")
      .text("format", "text|json", "of the report (text)")
      .rest("source");
  if (!options.parse(words, streams)) return kDone;
  indexing::SyncRequest request;
  request.directory = options.database_directory();
  take_sources(options, request);
  request.jobs = options.number_of(
      "jobs", std::max(1U, std::min(64U, std::thread::hardware_concurrency())), 1, 64);
  request.shards = options.number_of("shards", 1, 1, 64);
  request.keep = options.number_of("keep", 2, 0, 100);
  request.max_delete = percent_of(options);
  request.rebuild = options.has("rebuild");
  request.upgrade = options.has("upgrade");
  request.dry_run = options.has("dry-run");
  request.strict = options.has("strict");
  if (options.has("rejects")) {
    request.keep_rejections = [&](const std::vector<corpus::Rejection>& rejections) {
      base::replace_file(options.text_of("rejects"), rejects_text(rejections));
    };
  }
  const bool as_json = options.choice_of("format", {"text", "json"}) == "json";
  const bool is_new = !std::filesystem::exists(request.directory + "/XAPIANDB");
  if (!request.catalogue && !request.collection && (is_new || options.has("accept-guess")))
    use_guess(request, options.has("accept-guess"), streams);

  if (options.has("rejects")) refuse_unsafe(options.text_of("rejects"), request);
  std::set_terminate(give_up);
  indexing::SyncReport report;
  {
    ProgressBar bar(streams);
    report =
        indexing::sync_index(request, [&](const base::Progress& progress) { bar.show(progress); });
  }
  if (as_json) {
    streams.out << to_json(report) << "\n";
  } else {
    for (const std::string& note : report.notes)
      streams.err << "note: " << in_one_line(note) << "\n";
    print_findings(report, "--rejects FILE keeps all", streams.err);
    print_sources(report.sources, streams.out);
    print_summary(report, request.dry_run, request.directory, streams);
  }
  if (report.refusal) {
    streams.err << "torikumi: " << in_one_line(*report.refusal) << "\n";
    return kFailed;
  }
  return has_faults(report.sources) ? kFailed : kDone;
}

}  // namespace torikumi::cli
