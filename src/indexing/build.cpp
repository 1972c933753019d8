// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/build.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "analysis/analyser.hpp"
#include "indexing/document_builder.hpp"
#include "store/xapian_errors.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;

/// Text between two commits of one writer. Xapian holds what is not committed in some tens of times
/// its size; more commits cost time, fewer cost memory.
constexpr std::uint64_t kBytesPerCommit = std::uint64_t{6} << 20U;

/// Indexes some records into a database of their own.
void index_part(const BuildTask& task, const fs::path& path,
                const std::vector<std::size_t>& records, const analysis::Dictionary& dictionary,
                Tally& tally, const std::atomic<bool>& stop) {
  const Places places(task.common);
  DocumentBuilder builder(dictionary, task.collection);
  Xapian::WritableDatabase part(path.string(),
                                Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
  std::uint64_t pending = 0;
  for (const std::size_t number : records) {
    if (stop) return;
    const schema::Record& record = task.corpus.records[number];
    part.add_document(
        builder.build(record, task.corpus.digests[number], places.of(record, number)));
    const std::uint64_t bytes = text_bytes(record);
    pending += bytes;
    if (pending > kBytesPerCommit) {
      part.commit();
      pending = 0;
    }
    tally.add(bytes);
  }
  part.commit();
}

/// Runs the work on its own threads and hands on the first exception.
class Crew {
 public:
  template <typename Work>
  void start(Work work) {
    threads_.emplace_back([this, work = std::move(work)] {
      try {
        work();
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
        stop_ = true;
      }
    });
  }
  const std::atomic<bool>& stop() const { return stop_; }
  void finish() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    if (failure_) std::rethrow_exception(failure_);
  }
  Crew() = default;
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew() {
    stop_ = true;
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::atomic<bool> stop_ = false;
};

void merge(const std::vector<fs::path>& parts, const fs::path& shard) {
  Xapian::Database all;
  for (const fs::path& part : parts) all.add_database(Xapian::Database(part.string()));
  all.compact(shard.string(), Xapian::Compactor::FULL);
}

}  // namespace

void build_anew(const BuildTask& task) {
  const std::uint32_t shards = task.common.stamp.shards;
  // Each shard is made in as many parts as keep every job busy; a part is one thread's.
  const std::uint32_t parts_each = std::max(1U, (task.jobs + shards - 1) / shards);
  std::vector<std::vector<std::size_t>> records(std::size_t{shards} * parts_each);
  for (std::size_t i = 0; i < task.corpus.records.size(); ++i) {
    const std::uint32_t shard = shard_of(task.corpus.records[i].id, shards);
    records[shard * parts_each + i % parts_each].push_back(i);
  }
  const analysis::Dictionary dictionary;
  Tally tally(task.progress, task.corpus.records.size());
  const auto part_path = [&](std::size_t part) {
    return task.folder / ("part-" + std::to_string(part));
  };
  store::guarded(task.folder.string(), [&] {
    std::atomic<std::size_t> next = 0;
    Crew crew;
    for (unsigned job = 0; job < task.jobs; ++job) {
      crew.start([&] {
        for (std::size_t part = next++; part < records.size(); part = next++) {
          index_part(task, part_path(part), records[part], dictionary, tally, crew.stop());
        }
      });
    }
    crew.finish();
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
      const fs::path path = task.folder / std::to_string(shard);
      std::vector<fs::path> parts;
      for (std::uint32_t i = 0; i < parts_each; ++i)
        parts.push_back(part_path(std::size_t{shard} * parts_each + i));
      merge(parts, path);
      for (const fs::path& part : parts) fs::remove_all(part);
      Xapian::WritableDatabase writable(path.string(), Xapian::DB_OPEN);
      write_common(writable, task.common, shard);
      writable.commit();
    }
  });
}

}  // namespace torikumi::indexing
