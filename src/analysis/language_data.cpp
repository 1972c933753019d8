// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/language_data.hpp"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace torikumi::analysis {

namespace fs = std::filesystem;

std::string language_file(const std::string& name) {
  std::vector<fs::path> folders;
  if (const char* named = std::getenv("TORIKUMI_DICT"); named != nullptr && *named != '\0') {
    // The folder as it is edited has no compiled words.
    if (name != "user.dic") return (fs::path(named) / name).string();
    folders.emplace_back(named);
  }
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  folders.push_back(program.parent_path() / "share/torikumi/dict");
  folders.push_back(program / "dict");                // of the build
  folders.push_back(program.parent_path() / "dict");  // tests lie one folder below
  for (const fs::path& folder : folders) {
    if (fs::exists(folder / name, error)) return (folder / name).string();
  }
  return (folders.back() / name).string();
}

}  // namespace torikumi::analysis
