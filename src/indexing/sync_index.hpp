// SPDX-License-Identifier: GPL-2.0-or-later
/// Sync index: one run of the indexer, after which the database holds exactly what the sources
/// hold.
///
///   sync_index({"index/db", {"shiryo3.txt"}}) → 55 read, 55 added, 5 warnings, generation 1
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "corpus/row.hpp"
#include "schema/catalogue.hpp"
#include "schema/collection.hpp"

namespace torikumi::indexing {

struct SyncRequest {
  std::string directory;
  std::vector<std::string> sources;
  /// Where none is given: as the database was made, or the built-in one.
  std::optional<schema::Collection> collection;
  /// Instead of sources, collection and encoding.
  std::optional<schema::Catalogue> catalogue;
  /// A source of the catalogue that cannot be read is told and passed over, and what the index has
  /// of it stays.
  bool keep_going = false;
  std::string corrections;  ///< the file of pairs that the collection names (indexing/lineage)
  std::string encoding;     ///< empty: as the bytes tell
  unsigned jobs = 1;
  std::uint32_t shards = 1;
  std::uint32_t keep = 2;  ///< former generations
  double max_delete = 50;  ///< percent of what is there
  bool rebuild = false;    ///< index every record again
  bool upgrade = false;    ///< replace a database of an older format
  bool dry_run = false;    ///< tell what would be done
  bool strict = false;     ///< any warning or rejection stops the run
  /// Where given, the sources are read whatever happens, and this keeps the rejected rows before
  /// anything is changed; what it throws fails the run.
  std::function<void(const std::vector<corpus::Rejection>&)> keep_rejections;
};

/// What became of a source of the catalogue.
struct SourceReport {
  std::string path;
  std::string city;
  std::string edition;
  std::uint64_t read = 0;  ///< records
  std::uint64_t kept = 0;  ///< records of an earlier run
  std::uint64_t rejected = 0;
  std::uint64_t warnings = 0;
  std::string fault;  ///< why it was not read; empty where it was
};

struct SyncReport {
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t deleted = 0;
  std::uint64_t rejected = 0;
  std::vector<corpus::Warning> warnings;
  std::vector<corpus::Rejection> rejections;
  std::vector<SourceReport> sources;  ///< of a catalogue, where it was read
  std::vector<std::string> notes;
  std::vector<std::string> hints;      ///< what would improve the sources (data_hints.hpp)
  std::uint32_t generation = 0;        ///< the one that answers now; 0 where there is none
  std::uint64_t bytes = 0;             ///< of text read
  std::optional<std::string> refusal;  ///< why nothing was changed after all, and what to type
  double seconds = 0;
};

/// Reads, plans, builds beside, publishes. Throws Error where the run fails; then, and where the
/// report holds a refusal, the database answers as before.
SyncReport sync_index(const SyncRequest& request, const base::ProgressListener& progress);

}  // namespace torikumi::indexing
