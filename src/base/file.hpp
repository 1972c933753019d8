// SPDX-License-Identifier: GPL-2.0-or-later
/// Files: whole reads, writes that happen at once or not at all, and the lock of a writer.
///
///   replace_file("index/db/XAPIANDB", "auto generation-000003/0\n")
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace torikumi::base {

/// All bytes of a file. Throws Error kNotFound or kSystem with the path in the sentence.
std::string read_file(const std::filesystem::path& path);

/// The same, block by block.
void read_blocks(const std::filesystem::path& path,
                 const std::function<void(std::string_view block)>& take);

/// Writes beside, flushes to the disk, renames over `path`, and flushes the folder: after a crash
/// the former or the new content stands, never a part. Throws Error kSystem.
void replace_file(const std::filesystem::path& path, std::string_view content);

/// Flushes a file, or a folder's entries, to the disk. Throws Error kSystem.
void flush_to_disk(const std::filesystem::path& path);

/// An exclusive advisory lock on a file, held for this object's life; the system drops it when the
/// process ends, however it ends.
class FileLock {
 public:
  /// The lock, or nothing where another process holds it. Throws Error kSystem.
  static std::optional<FileLock> try_acquire(const std::filesystem::path& path);

  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&&) = delete;
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace torikumi::base
