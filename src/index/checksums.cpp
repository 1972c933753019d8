// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/checksums.hpp"

#include <map>
#include <sstream>

#include "base/digest.hpp"
#include "base/file.hpp"

namespace torikumi::index {
namespace {

namespace fs = std::filesystem;

constexpr const char* kList = "checksums";

/// "1c291ca3 8192" for each file, by its path in the folder. Locks hold nothing.
std::map<std::string, std::string> look(const fs::path& generation) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(generation)) {
    const std::string name = fs::relative(entry.path(), generation).string();
    if (!entry.is_regular_file() || name == kList || entry.path().filename() == "flintlock")
      continue;
    files[name] = base::checksum_of_file(entry.path()) + " " + std::to_string(entry.file_size());
  }
  return files;
}

}  // namespace

void write_checksums(const fs::path& generation) {
  std::string list;
  for (const auto& [name, sum] : look(generation)) list += sum + " " + name + "\n";
  base::replace_file(generation / kList, list);
}

std::vector<std::string> differences(const fs::path& generation) {
  std::vector<std::string> found;
  if (!fs::exists(generation / kList)) return {"the list of checksums is gone"};
  std::map<std::string, std::string> files = look(generation);
  std::istringstream list(base::read_file(generation / kList));
  for (std::string sum, size, name; list >> sum >> size >> name;) {
    const auto file = files.find(name);
    if (file == files.end()) {
      found.push_back(name + " is gone");
    } else if (file->second != sum + " " + size) {
      found.push_back(name + " is not as it was written");
    }
    if (file != files.end()) files.erase(file);
  }
  for (const auto& [name, sum] : files)
    found.push_back(name + " was not there when it was written");
  return found;
}

}  // namespace torikumi::index
