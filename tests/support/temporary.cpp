// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temporary.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace torikumi::tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "torikumi-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(std::string_view name, std::string_view content) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file.string();
}

std::string project_file(std::string_view path) {
  return (fs::path(TORIKUMI_SOURCE) / path).string();
}

std::string shared_file(std::string_view path) {
  const fs::path file = fs::path(TORIKUMI_SOURCE).parent_path() / "shared" / path;
  return fs::exists(file) ? file.string() : std::string();
}

std::string row(std::string_view department, std::string_view title, std::string_view category,
                std::string_view current, std::string_view direction) {
  std::string text;
  for (const std::string_view cell : {department, title, category, current, direction}) {
    text += std::string(cell) + "\t";
  }
  text.back() = '\n';
  return text;
}

}  // namespace torikumi::tests
