// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/build.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

#include "analysis/analyser.hpp"
#include "base/digest.hpp"
#include "indexing/document_builder.hpp"
#include "schema/format.hpp"
#include "store/database.hpp"
#include "store/xapian_errors.hpp"

namespace torikumi::indexing {
namespace {

namespace fs = std::filesystem;

/// Text between two commits of one writer. Xapian holds what is not committed in some tens of times
/// its size; more commits cost time, fewer cost memory.
constexpr std::uint64_t kBytesPerCommit = std::uint64_t{6} << 20U;

std::uint64_t text_bytes(const schema::Record& record) {
  std::uint64_t bytes = 0;
  for (const std::string& field : record.fields) bytes += field.size();
  return bytes;
}

/// Counts what several threads have done and tells one listener of it.
class Tally {
 public:
  Tally(const base::ProgressListener& listener, std::uint64_t total)
      : listener_(listener), total_(total) {}
  void add(std::uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    ++done_;
    bytes_ += bytes;
    if (listener_) listener_({"indexing", done_, total_, bytes_});
  }

 private:
  const base::ProgressListener& listener_;
  const std::uint64_t total_;
  std::mutex mutex_;
  std::uint64_t done_ = 0;
  std::uint64_t bytes_ = 0;
};

/// Numbers of the sources, in the order of Common::sources.
std::map<std::string, std::uint32_t> source_numbers(const Common& common) {
  std::map<std::string, std::uint32_t> numbers;
  for (const store::SourceStamp& source : common.sources) {
    numbers.emplace(source.name, static_cast<std::uint32_t>(numbers.size()));
  }
  return numbers;
}

Place place_of(const schema::Record& record, std::size_t number,
               const std::map<std::string, std::uint32_t>& sources) {
  return {static_cast<std::uint32_t>(number), sources.at(record.origin.source)};
}

void write_common(Xapian::WritableDatabase& shard, const Common& common, std::uint32_t number) {
  store::Stamp stamp = common.stamp;
  stamp.shard = number;
  shard.set_metadata(std::string(schema::metadata::kStamp), store::encode_stamp(stamp));
  shard.set_metadata(std::string(schema::metadata::kSources),
                     store::encode_sources(common.sources));
  shard.set_metadata(std::string(schema::metadata::kCollection), common.collection);
  shard.set_metadata(std::string(schema::metadata::kWarnings), common.warnings);
}

/// Indexes some records into a database of their own.
void index_part(const BuildTask& task, const fs::path& path,
                const std::vector<std::size_t>& records, const analysis::Dictionary& dictionary,
                Tally& tally, const std::atomic<bool>& stop) {
  const auto sources = source_numbers(task.common);
  DocumentBuilder builder(dictionary, task.collection);
  Xapian::WritableDatabase part(path.string(),
                                Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
  std::uint64_t pending = 0;
  for (const std::size_t number : records) {
    if (stop) return;
    const schema::Record& record = task.corpus.records[number];
    part.add_document(
        builder.build(record, task.corpus.digests[number], place_of(record, number, sources)));
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

std::uint32_t shard_of(const std::string& id, std::uint32_t shards) {
  return static_cast<std::uint32_t>(std::stoul(base::digest(id).substr(0, 6), nullptr, 16)) %
         shards;
}

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

void build_from_former(const BuildTask& task, const Plan& plan, const FormerById& former,
                       const std::vector<fs::path>& former_shards) {
  const auto sources = source_numbers(task.common);
  const std::uint32_t shards = task.common.stamp.shards;
  const analysis::Dictionary dictionary;
  DocumentBuilder builder(dictionary, task.collection);
  Tally tally(task.progress, plan.added.size() + plan.updated.size());
  store::guarded(task.folder.string(), [&] {
    std::vector<Xapian::WritableDatabase> writable;
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
      const fs::path path = task.folder / std::to_string(shard);
      fs::copy(former_shards[shard], path, fs::copy_options::recursive);
      writable.emplace_back(path.string(), Xapian::DB_OPEN);
    }
    for (const std::string& id : plan.deleted) {
      const Former& document = former.at(id);
      writable[document.shard].delete_document(document.docid);
    }
    const auto build = [&](std::size_t number) {
      const schema::Record& record = task.corpus.records[number];
      tally.add(text_bytes(record));
      return builder.build(record, task.corpus.digests[number], place_of(record, number, sources));
    };
    for (const std::size_t number : plan.updated) {
      const Former& document = former.at(task.corpus.records[number].id);
      writable[document.shard].replace_document(document.docid, build(number));
    }
    for (const std::size_t number : plan.unchanged) {
      const schema::Record& record = task.corpus.records[number];
      const Former& document = former.at(record.id);
      Xapian::Document moved = writable[document.shard].get_document(document.docid);
      if (set_place(moved, record.origin, place_of(record, number, sources))) {
        writable[document.shard].replace_document(document.docid, moved);
      }
    }
    for (const std::size_t number : plan.added) {
      writable[shard_of(task.corpus.records[number].id, shards)].add_document(build(number));
    }
    for (std::uint32_t shard = 0; shard < shards; ++shard) {
      write_common(writable[shard], task.common, shard);
      writable[shard].commit();
    }
  });
}

}  // namespace torikumi::indexing
