// SPDX-License-Identifier: GPL-2.0-or-later
/// Generations: a database directory, and the one step by which new content replaces old.
///
///   index/db/XAPIANDB            names the present generation, and the former ones
///   index/db/generation-000002/0 its first shard, a Xapian database
///   index/db/building-000003/    what a running, or a killed, writer has made so far
///
/// A writer builds beside, then renames one small file. A reader meets the former content or the
/// new.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"

namespace torikumi::index {

using GenerationNumber = std::uint32_t;

/// What XAPIANDB says. It is a Xapian stub file with a comment of ours.
struct Published {
  GenerationNumber present = 0;
  std::uint32_t shards = 1;
  std::vector<GenerationNumber> former;  ///< the nearest first
};

/// What is published in `directory`; nothing where nothing was yet. Throws Error kRefused where the
/// directory is there and is none of ours, kBroken where XAPIANDB is not as this program writes it.
std::optional<Published> read_published(const std::filesystem::path& directory);

/// What tells one publication in `directory` from any other, though the directory was made anew and
/// counts from one again: the file's number, time and size. Empty where nothing is published.
std::string published_mark(const std::filesystem::path& directory);
/// The same of any file.
std::string file_mark(const std::filesystem::path& file);

/// The same, and nothing where XAPIANDB is damaged.
std::optional<Published> read_if_sound(const std::filesystem::path& directory);

std::filesystem::path shard_path(const std::filesystem::path& directory, GenerationNumber number,
                                 std::uint32_t shard);

/// How many shards of a generation lie there; 0 where it is gone.
std::uint32_t count_shards(const std::filesystem::path& directory, GenerationNumber number);

/// Removes what killed writers left in `directory`, unless a writer is at work there. What cannot
/// be removed stays for the next run; that is no error.
void clear_leftovers(const std::filesystem::path& directory) noexcept;

/// The right to write into a directory, one writer at a time. Readers ask for none.
class Writer {
 public:
  /// Makes the directory where there is none. Throws Error kRefused where another writer is at work
  /// or the directory holds something else, kSystem where it cannot be written.
  /// kBroken for a damaged XAPIANDB, unless `replace_broken`: then nothing counts as published.
  explicit Writer(std::filesystem::path directory, bool replace_broken = false);

  const std::optional<Published>& published() const { return published_; }

  /// The number of the generation to be built, and the empty folder to build it in; what killed
  /// writers left is gone.
  GenerationNumber next() const { return next_; }
  std::filesystem::path begin();

  /// Makes what stands in the folder the present generation: flushed to the disk, then named. Keeps
  /// `keep` former ones and removes the others.
  void publish(std::uint32_t shards, std::uint32_t keep);

  /// Removes the folder of a generation that shall not be.
  void abandon() noexcept;

  /// Makes the former generation the present one. Throws Error kRefused where there is none.
  /// Returns it.
  GenerationNumber roll_back();

 private:
  void name(const Published& published);
  void sweep() const;

  std::filesystem::path directory_;
  std::optional<base::FileLock> lock_;
  std::optional<Published> published_;
  GenerationNumber next_ = 1;
};

}  // namespace torikumi::index
