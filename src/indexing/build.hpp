// SPDX-License-Identifier: GPL-2.0-or-later
/// Build: the shards of a new generation, from nothing or from the former one.
///
///   build_anew(all 47,597 records, 2 jobs) → two halves side by side, merged into
///   building-000001/0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "corpus/corpus.hpp"
#include "indexing/plan.hpp"
#include "schema/collection.hpp"
#include "store/stamp.hpp"

namespace torikumi::indexing {

/// What every shard of the generation shall hold beside its documents.
struct Common {
  store::Stamp stamp;  ///< the shard's number is filled in
  std::vector<store::SourceStamp> sources;
  std::string collection;
  std::string warnings;
};

struct BuildTask {
  const corpus::Corpus& corpus;
  const schema::Collection& collection;
  const Common& common;
  std::filesystem::path folder;  ///< where the shards go: folder/0, folder/1 …
  unsigned jobs = 1;
  const base::ProgressListener& progress;
};

/// The shard in which a record of that id lives.
std::uint32_t shard_of(const std::string& id, std::uint32_t shards);

/// Indexes every record into new shards, on `jobs` threads. Throws Error.
void build_anew(const BuildTask& task);

/// Copies the former shards and does what the plan says to the copy. Throws Error.
void build_from_former(const BuildTask& task, const Plan& plan, const FormerById& former,
                       const std::vector<std::filesystem::path>& former_shards);

}  // namespace torikumi::indexing
