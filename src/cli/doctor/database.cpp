// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/database.hpp"

#include <unistd.h>

#include <ctime>
#include <filesystem>

#include "analysis/analyser.hpp"
#include "analysis/own_words.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/doctor/finding.hpp"
#include "index/checksums.hpp"
#include "index/generations.hpp"
#include "index/remote_shards.hpp"
#include "indexing/run_diagnostics.hpp"
#include "schema/format.hpp"

namespace torikumi::cli {
namespace {

namespace fs = std::filesystem;
using Level = Finding::Level;

std::string in_megabytes(std::uintmax_t bytes) {
  constexpr std::uintmax_t kMegabyte = 1'000'000;
  return std::to_string((bytes + kMegabyte - 1) / kMegabyte) + " MB";
}

std::uintmax_t bytes_of(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

std::string index_command(const std::string& directory) {
  return "torikumi index --db " + directory + " FILE...";
}

void look_at_files(const std::string& directory, const fs::path& generation,
                   std::vector<Finding>& found) {
  const std::vector<std::string> differing = index::differences(generation);
  if (differing.empty()) {
    found.push_back(
        {"files", Level::kGood, "each file of the generation is as it was written", ""});
  } else {
    found.push_back({"files", Level::kWrong, differing.front(),
                     "torikumi rollback --db " + directory +
                         ", or build it anew with torikumi "
                         "index --rebuild"});
  }
}

/// A run writes a whole generation beside the present one.
void look_at_disk(const std::string& directory, const fs::path& generation,
                  std::vector<Finding>& found) {
  const std::uintmax_t needed = bytes_of(generation) / 2 * 3;
  const std::uintmax_t free = fs::space(directory).available;
  const std::string message = in_megabytes(free) + " are free; the next generation takes about " +
                              in_megabytes(needed) + " while it is made";
  if (free >= needed) {
    found.push_back({"disk", Level::kGood, message, ""});
  } else {
    found.push_back({"disk", Level::kWrong, message,
                     "free some space, or keep fewer former generations (torikumi index --keep)"});
  }
  if (::access(directory.c_str(), W_OK) == 0) {
    found.push_back({"permissions", Level::kGood, "this user may index into " + directory, ""});
  } else {
    found.push_back({"permissions", Level::kWarning, "this user may not write into " + directory,
                     "index as the user whom it belongs to"});
  }
}

void look_at_analyser(index::Database& database, std::vector<Finding>& found) {
  try {
    const std::string own_words = index::read_own_words(database.directory());
    std::string fault;
    if (database.stamp().analyser != analysis::fingerprint(analysis::Dictionary(own_words))) {
      fault = "the database was made with another dictionary or analyser";
    } else if (own_words != analysis::own_words_text()) {
      fault = analysis::own_words_path() + " was edited since the database was made";
    }
    if (!fault.empty())
      found.push_back({"analyser", Level::kWarning, fault, index_command(database.directory())});
  } catch (const base::Error&) {
    // Told by the look at the dictionary.
  }
}

/// Sources that were edited or have gone since they were indexed, as far as their times tell.
void look_at_sources(index::Database& database, std::vector<Finding>& found) {
  const auto indexed = std::chrono::system_clock::from_time_t(
      static_cast<std::time_t>(index::seconds_of(database.stamp())));
  constexpr std::chrono::seconds kResolution{1};  // of the stamp's time
  std::size_t newer = 0;
  std::size_t gone = 0;
  std::string example;
  for (const index::SourceStamp& each : database.sources()) {
    std::error_code error;
    const auto time = fs::last_write_time(each.name, error);
    if (error) {
      ++gone;
      if (example.empty()) example = each.name;
    } else if (std::chrono::file_clock::to_sys(time) > indexed + kResolution) {
      ++newer;
      example = each.name;
    }
  }
  const std::string all = base::counted(database.sources().size(), "source");
  if (newer > 0) {
    found.push_back({"sources", Level::kWarning,
                     std::to_string(newer) + " of " + all + " changed since they were indexed, " +
                         example + " among them",
                     index_command(database.directory())});
  } else if (gone > 0) {
    found.push_back({"sources", Level::kWarning,
                     std::to_string(gone) + " of " + all + " cannot be seen from here, " + example +
                         " among them",
                     "run torikumi doctor where the sources were named from"});
  } else {
    found.push_back({"sources", Level::kGood, all + ", none of a later time than the index", ""});
  }
}

void look_at_findings(index::Database& database, std::vector<Finding>& found) {
  const indexing::SyncReport report = indexing::findings_of(database);
  const std::string message = base::counted(report.warnings.size(), "warning") + " and " +
                              base::counted(report.rejections.size(), "rejected row") +
                              " in the last run";
  if (report.rejections.empty()) {
    found.push_back({"last run", Level::kGood, message + ", on " + database.stamp().indexed, ""});
  } else {
    found.push_back({"last run", Level::kWarning, message,
                     "mend the rows in the sources; torikumi index tells each again"});
  }
}

}  // namespace

std::vector<Finding> look_at_database(const std::string& directory) {
  std::vector<Finding> found;
  try {
    index::Database database(directory);
    found.push_back({"database", Level::kGood,
                     directory + ": generation " + std::to_string(database.stamp().generation) +
                         ", " + base::counted(database.size(), "initiative"),
                     ""});
    look_at_analyser(database, found);
    if (!index::is_stub(directory)) {
      const fs::path generation =
          index::shard_path(directory, database.stamp().generation, 0).parent_path();
      look_at_files(directory, generation, found);
      look_at_disk(directory, generation, found);
    }
    look_at_sources(database, found);
    look_at_findings(database, found);
  } catch (const base::Error& error) {
    found.push_back({"database", Level::kWrong, error.what(), error.hint()});
  } catch (const fs::filesystem_error& error) {
    found.push_back({"database", Level::kWrong,
                     std::string(error.path1()) + ": " + error.code().message(),
                     "check its permissions"});
  }
  return found;
}

}  // namespace torikumi::cli
