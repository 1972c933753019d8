// SPDX-License-Identifier: GPL-2.0-or-later
// The walls of the house, read off its includes: src/README.md says what each room is for.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>

#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, int> kFloors{
    {"base", 0},     {"text", 1},  {"schema", 1}, {"analysis", 2}, {"store", 2}, {"corpus", 2},
    {"indexing", 3}, {"query", 3}, {"search", 4}, {"server", 5},   {"cli", 6}};

/// A foreign header and the rooms, or single files, that may include it.
const std::vector<std::pair<std::string, std::set<std::string>>> kDoors{
    {"mecab.h", {"analysis/morphemes.cpp"}},
    {"unicode/uvernum.h", {"text", "analysis/analyser.cpp"}},
    {"unicode/", {"text"}},
    {"xapian", {"store", "indexing", "search"}},
    {"gumbo.h", {"text/markup.cpp", "text/tags.hpp"}},
    {"csv.h", {"corpus/delimited.cpp"}},
    {"toml++/", {"schema/collection.cpp"}},
    {"boost/json", {"corpus/json_object.cpp", "server/api", "cli"}},
    {"boost/iostreams", {"corpus/source.cpp", "server/http/gzip.cpp"}},
    {"zstd.h", {"corpus/source.cpp", "store/packing.cpp"}},
    {"boost/program_options", {"cli/options.cpp"}},
    {"boost/uuid", {"base/digest.cpp"}},
    {"boost/crc", {"base/digest.cpp"}},
    {"boost/url", {"server/http/message.cpp"}},
    {"prometheus/", {"server/service/metrics.cpp"}},
    {"kainjow/", {"server/pages/template.hpp"}},
    {"boost/asio", {"server/http"}},
    {"boost/beast", {"server/http"}},
};

struct SourceFile {
  std::string path;  // from src
  std::vector<std::string> ours;
  std::vector<std::string> foreign;
  std::string first_line;
  std::size_t lines = 0;
};

std::string room_of(const std::string& path) { return path.substr(0, path.find('/')); }

std::vector<SourceFile> read_sources(const fs::path& root) {
  const std::regex include(R"(^#include ([<"])([^>"]+)[>"])");
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string ending = entry.path().extension().string();
    if (ending != ".hpp" && ending != ".cpp") continue;
    SourceFile file{fs::relative(entry.path(), root).string(), {}, {}, {}, 0};
    std::ifstream text(entry.path());
    for (std::string line; std::getline(text, line);) {
      if (file.lines++ == 0) file.first_line = line;
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      (match[1] == "\"" ? file.ours : file.foreign).push_back(match[2]);
    }
    files.push_back(std::move(file));
  }
  return files;
}

/// What is wrong with the includes, a sentence each.
std::vector<std::string> breaches(const std::vector<SourceFile>& files) {
  std::vector<std::string> found;
  std::map<std::string, std::set<std::string>> rooms;
  for (const SourceFile& file : files) {
    const std::string room = room_of(file.path);
    if (!kFloors.contains(room)) {
      found.push_back(file.path + " is in a room that has no floor");
      continue;
    }
    for (const std::string& header : file.ours) {
      const std::string other = room_of(header);
      if (!kFloors.contains(other)) {
        found.push_back(file.path + " includes " + header + ", which is in no room");
      } else if (kFloors.at(other) > kFloors.at(room)) {
        found.push_back(file.path + " (floor " + std::to_string(kFloors.at(room)) +
                        ") reaches up to " + header + " (floor " +
                        std::to_string(kFloors.at(other)) + ")");
      }
      if (other != room) rooms[room].insert(other);
      const bool searching = room == "search" || room == "query" || room == "server";
      if ((searching && (other == "indexing" || other == "corpus")) ||
          (room == "indexing" && (other == "query" || other == "search"))) {
        found.push_back(file.path + " crosses from one wing to the other: " + header);
      }
    }
    for (const std::string& header : file.foreign) {
      for (const auto& [start, allowed] : kDoors) {
        if (!header.starts_with(start)) continue;
        const bool may = std::any_of(allowed.begin(), allowed.end(), [&](const std::string& place) {
          return file.path == place || file.path.starts_with(place + "/");
        });
        if (!may) found.push_back(file.path + " opens a second door to <" + header + ">");
        break;
      }
    }
  }
  // A circle among rooms: from some room, one comes back to it.
  for (const auto& [start, unused] : rooms) {
    std::set<std::string> seen;
    const std::function<bool(const std::string&)> returns = [&](const std::string& room) {
      for (const std::string& next : rooms[room]) {
        if (next == start) return true;
        if (seen.insert(next).second && returns(next)) return true;
      }
      return false;
    };
    if (returns(start)) found.push_back("the room " + start + " is part of a circle");
  }
  return found;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(House, FilesIncludeDownhillThroughTheirDoors) {
  EXPECT_EQ(joined(breaches(read_sources(project_file("src")))), "");
}

TEST(House, ABreachIsNoticed) {
  const TemporaryFolder folder;
  folder.write("base/a.hpp", "#include \"cli/command.hpp\"\n#include <mecab.h>\n");
  folder.write("text/b.hpp", "#include \"schema/c.hpp\"\n");
  folder.write("schema/c.hpp", "#include \"text/b.hpp\"\n");
  folder.write("search/d.cpp", "#include \"indexing/mirror.hpp\"\n");
  const std::string found = joined(breaches(read_sources(folder.path())));
  EXPECT_NE(found.find("base/a.hpp (floor 0) reaches up to cli/command.hpp (floor 6)"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("base/a.hpp opens a second door to <mecab.h>"), std::string::npos) << found;
  EXPECT_NE(found.find("the room schema is part of a circle"), std::string::npos) << found;
  EXPECT_NE(found.find("search/d.cpp crosses from one wing to the other"), std::string::npos)
      << found;
}

// Copying one shared object whose references are counted without a lock ends a server with threads.
TEST(House, NoThreadSharesAQueryOfXapians) {
  for (const auto& entry : fs::recursive_directory_iterator(project_file("src"))) {
    std::ifstream text(entry.path());
    for (std::string line; std::getline(text, line);) {
      const bool comment = line.find("//") != std::string::npos;
      EXPECT_TRUE(comment || line.find("Query::MatchAll") == std::string::npos) << entry.path();
    }
  }
}

TEST(House, EveryFileNamesItsLicenceAndStaysSmall) {
  for (const char* folder : {"src", "tests", "tools"}) {
    for (const SourceFile& file : read_sources(project_file(folder))) {
      EXPECT_EQ(file.first_line, "// SPDX-License-Identifier: GPL-2.0-or-later") << file.path;
      EXPECT_LE(file.lines, 400u) << file.path << " has outgrown its notion: split it";
    }
  }
}

}  // namespace
}  // namespace torikumi::tests
