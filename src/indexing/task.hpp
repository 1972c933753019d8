// SPDX-License-Identifier: GPL-2.0-or-later
/// Task: what the two ways to make a generation (build anew, mend a copy) have in common.
///
///   BuildTask{corpus, collection, common, "index/db/building-000003", 2 jobs}
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/progress.hpp"
#include "corpus/corpus.hpp"
#include "index/stamp.hpp"
#include "indexing/document_builder.hpp"
#include "schema/collection.hpp"

namespace torikumi::indexing {

/// What every shard of the generation holds beside its documents.
struct ShardMetadata {
  index::Stamp stamp;  ///< the shard's number is filled in
  std::vector<index::SourceStamp> sources;
  std::string collection;
  std::string findings;
  index::PackingDictionary dictionary;
  std::string own_words;  ///< a line each (analysis/own_words.hpp)
};

struct BuildTask {
  const corpus::Corpus& corpus;
  const schema::Collection& collection;
  const ShardMetadata& common;
  const analysis::Dictionary& dictionary;
  std::filesystem::path folder;  ///< where the shards go: folder/0, folder/1 …
  unsigned jobs = 1;
  const base::ProgressListener& progress;
};

/// The shard in which a record of that id lives.
std::uint32_t shard_of(const std::string& id, std::uint32_t shards);

/// Stamps a finished shard, gives it what all shards hold, and packs its doc values.
void write_common(Xapian::WritableDatabase& shard, const ShardMetadata& common,
                  const schema::Collection& collection, std::uint32_t number);

/// Where each record of a task stands.
class Places {
 public:
  explicit Places(const ShardMetadata& common);
  SourcePosition of(const schema::Record& record, std::size_t number) const {
    return {static_cast<std::uint32_t>(number), sources_.at(record.origin.source)};
  }

 private:
  std::map<std::string, std::uint32_t> sources_;
};

/// Counts what several threads have done, and tells one listener of it.
class ProgressCounter {
 public:
  ProgressCounter(const base::ProgressListener& listener, std::uint64_t total)
      : listener_(listener), total_(total) {}
  void add(std::uint64_t bytes);

 private:
  const base::ProgressListener& listener_;
  const std::uint64_t total_;
  std::mutex mutex_;
  std::uint64_t done_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace torikumi::indexing
