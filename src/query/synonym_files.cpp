// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/synonym_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "analysis/language_data.hpp"
#include "base/file.hpp"

namespace torikumi::query {

namespace fs = std::filesystem;

std::vector<std::string> synonym_paths() {
  const std::string shipped = analysis::language_file("synonyms.txt");
  std::vector<fs::path> folders{fs::path(shipped).parent_path() / "synonyms.d"};
  const char* const named = std::getenv("TORIKUMI_DICT");
  if (named == nullptr || *named == '\0') folders.emplace_back("/etc/torikumi/synonyms.d");
  std::vector<std::string> paths{shipped};
  for (const fs::path& folder : folders) {
    std::vector<std::string> own;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      const std::string name = it->path().filename().string();
      if (name.ends_with(".txt") && !name.starts_with(".")) own.push_back(it->path().string());
    }
    std::sort(own.begin(), own.end());
    paths.insert(paths.end(), own.begin(), own.end());
  }
  return paths;
}

std::vector<SynonymFile> read_synonym_files() {
  std::vector<SynonymFile> files;
  for (const std::string& path : synonym_paths())
    files.push_back({path, base::read_file(path), !files.empty()});
  return files;
}

std::string mark_of_synonym_files() {
  std::string mark;
  for (const std::string& path : synonym_paths()) {
    std::error_code error;
    mark += path + "\n";
    if (const auto time = fs::last_write_time(path, error); !error)
      mark += std::to_string(time.time_since_epoch().count());
    if (const auto size = fs::file_size(path, error); !error) mark += " " + std::to_string(size);
    mark += "\n";
  }
  return mark;
}

}  // namespace torikumi::query
