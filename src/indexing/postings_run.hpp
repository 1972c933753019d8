// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings run: the raw posting lists of neighbouring documents in a file, sorted by key, until
/// they are merged with those of all others.
///
///   run 0: B人材 …, W見守る … · run 1: W見守る … → merged: B人材, W見守る of both
#pragma once

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::indexing {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Lists come in the order of their keys. Throws std::filesystem::filesystem_error where the file
/// cannot be written.
class RunWriter {
 public:
  explicit RunWriter(const std::filesystem::path& path);
  void add(std::string_view key, std::string_view list);
  /// Writes what is left.
  void finish();

 private:
  void put(std::string_view bytes);

  std::filesystem::path path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

/// Calls each(key, lists) once a key, in their order: the lists of the runs that have one, in the
/// order of the runs. Throws std::filesystem::filesystem_error where one cannot be read.
void merge_runs(const std::vector<std::filesystem::path>& runs,
                const std::function<void(std::string_view key,
                                         const std::vector<std::string_view>& lists)>& each);

}  // namespace torikumi::indexing
