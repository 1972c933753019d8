// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/build_shards.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "analysis/analyser.hpp"
#include "index/database.hpp"
#include "index/postings_writer.hpp"
#include "index/xapian_errors.hpp"
#include "indexing/document_builder.hpp"
#include "indexing/postings_buffer.hpp"
#include "indexing/postings_run.hpp"
#include "indexing/raw_postings.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;

/// Text of one part: its posting lists are gathered in memory, in three to four times as much.
constexpr std::uint64_t kBytesPerPart = std::uint64_t{8} << 20U;

/// Parts at most, so that all can be open at once when they are merged.
constexpr std::uint64_t kMostParts = 100;

/// Records of one shard, neighbours in the source order: their documents go into a database of
/// their own, and their postings into a run.
struct Part {
  std::uint32_t shard = 0;
  Xapian::docid before = 0;  ///< documents of the shard's earlier parts
  std::vector<std::size_t> records;
  std::uint64_t bytes = 0;
  fs::path path;
  fs::path run() const { return path.string() + ".run"; }
};

/// Divides the records: by shard, and each shard's into parts of about the same size, in order.
std::vector<Part> divide(const BuildTask& task) {
  const std::uint32_t shards = task.common.stamp.shards;
  // A multiple of the workers, so that all end at about the same time.
  const std::uint64_t jobs = std::max(1U, task.jobs);
  const std::uint64_t most = std::max(kMostParts / jobs, std::uint64_t{1}) * jobs;
  const std::uint64_t rounds = task.corpus.bytes / (kBytesPerPart * jobs) + 1;
  const std::uint64_t size = task.corpus.bytes / std::min(rounds * jobs, most) / shards + 1;
  std::vector<Part> parts;
  std::vector<std::size_t> open(shards);
  std::vector<Xapian::docid> documents(shards);
  const auto begin = [&](std::uint32_t shard) {
    open[shard] = parts.size();
    parts.push_back(
        {shard, documents[shard], {}, 0, task.folder / ("part-" + std::to_string(parts.size()))});
  };
  for (std::uint32_t shard = 0; shard < shards; ++shard) begin(shard);
  for (std::size_t i = 0; i < task.corpus.records.size(); ++i) {
    const std::uint32_t shard = shard_of(task.corpus.records.id(i), shards);
    if (parts[open[shard]].bytes > size) begin(shard);
    Part& part = parts[open[shard]];
    part.records.push_back(i);
    ++documents[shard];
    part.bytes += task.corpus.records.text_bytes(i);
  }
  return parts;
}

/// A database that is written once, in the order of its keys.
Xapian::WritableDatabase create(const fs::path& path) {
  return Xapian::WritableDatabase(
      path.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
}

void index_part(const BuildTask& task, const Part& part, DocumentBuilder& builder,
                ProgressCounter& tally, const std::atomic<bool>& stop) {
  const Places places(task.common);
  Xapian::WritableDatabase database = create(part.path);
  PostingsBuffer postings;
  TermOccurrences occurrences;
  Xapian::docid document = part.before;
  for (const std::size_t number : part.records) {
    if (stop) return;
    const schema::Record record = task.corpus.records[number];
    database.add_document(builder.build(record, task.corpus.records.digest(number),
                                        places.of(record, number), occurrences));
    postings.add(++document, occurrences);
    tally.add(task.corpus.records.text_bytes(number));
  }
  RunWriter run(part.run());
  postings.write(run);
  run.finish();
  database.commit();
}

/// Runs the work on its own threads and hands on the first exception.
class TaskGroup {
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
  TaskGroup() = default;
  TaskGroup(const TaskGroup&) = delete;
  TaskGroup& operator=(const TaskGroup&) = delete;
  ~TaskGroup() {
    stop_ = true;
    for (std::thread& thread : threads_) thread.join();
  }

 private:
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::atomic<bool> stop_ = false;
};

/// Merges the shard's runs into two databases of metadata alone: heads and bodies of the posting
/// lists, so that each is written in the order of its keys.
void merge_postings(const std::vector<fs::path>& runs, const fs::path& heads,
                    const fs::path& bodies) {
  Xapian::WritableDatabase head_database = create(heads);
  Xapian::WritableDatabase body_database = create(bodies);
  index::PostingsWriter writer;
  merge_runs(runs, [&](std::string_view key, const std::vector<std::string_view>& lists) {
    const index::IndexOptions options = index::index_options(index::Term::parse(key).kind());
    for (const std::string_view list : lists) RawPostings::pack(list, options, writer);
    const index::StoredPostings stored = writer.take();
    head_database.set_metadata(index::posting_head_key(key), stored.head);
    if (!stored.body.empty()) body_database.set_metadata(index::posting_body_key(key), stored.body);
  });
  head_database.commit();
  body_database.commit();
}

/// Makes the shard of its parts.
void merge(const std::vector<Part>& parts, std::uint32_t shard, const fs::path& path) {
  const fs::path heads = path.string() + "-heads";
  const fs::path bodies = path.string() + "-bodies";
  std::vector<fs::path> runs;
  Xapian::Database all;
  for (const Part& part : parts) {
    if (part.shard != shard) continue;
    runs.push_back(part.run());
    all.add_database(Xapian::Database(part.path.string()));
  }
  merge_postings(runs, heads, bodies);
  all.add_database(Xapian::Database(heads.string()));
  all.add_database(Xapian::Database(bodies.string()));
  all.compact(path.string(), Xapian::Compactor::FULL);
  for (const fs::path& each : {heads, bodies}) fs::remove_all(each);
}

}  // namespace

void build_shards(const BuildTask& task) {
  const std::vector<Part> parts = divide(task);
  ProgressCounter tally(task.progress, task.corpus.records.size());
  index::translate_xapian_errors(task.folder.string(), [&] {
    std::atomic<std::size_t> next = 0;
    TaskGroup tasks;
    for (unsigned job = 0; job < task.jobs; ++job) {
      tasks.start([&] {
        DocumentBuilder builder(task.dictionary, task.collection, task.common.dictionary);
        for (std::size_t part = next++; part < parts.size(); part = next++) {
          index_part(task, parts[part], builder, tally, tasks.stop());
        }
      });
    }
    tasks.finish();
    for (std::uint32_t shard = 0; shard < task.common.stamp.shards; ++shard) {
      const fs::path path = task.folder / std::to_string(shard);
      merge(parts, shard, path);
      Xapian::WritableDatabase writable(path.string(), Xapian::DB_OPEN);
      write_common(writable, task.common, task.collection, shard);
      writable.commit();
    }
    for (const Part& part : parts) {
      fs::remove_all(part.path);
      fs::remove(part.run());
    }
  });
}

}  // namespace torikumi::indexing
