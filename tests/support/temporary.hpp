// SPDX-License-Identifier: GPL-2.0-or-later
/// A folder of a test's own, gone at its end, and files in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace torikumi::tests {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }

  /// Writes a file and returns its path.
  std::string write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

/// A file of this project, by its path from the top.
std::string project_file(std::string_view path);

/// A file of the shared data beside the project, or empty where that is absent.
std::string shared_file(std::string_view path);

/// The header line of the Kawasaki shape, and a row of it.
inline constexpr std::string_view kHeader = "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n";
std::string row(std::string_view department, std::string_view title, std::string_view category,
                std::string_view current, std::string_view direction);

}  // namespace torikumi::tests
