// SPDX-License-Identifier: GPL-2.0-or-later
// The layers and allowed dependencies, read from the includes: src/README.md says what each
// module is for.
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

const std::map<std::string, int> kLayers{
    {"base", 0},     {"text", 1},  {"schema", 1}, {"analysis", 2}, {"index", 2},  {"corpus", 2},
    {"indexing", 3}, {"query", 3}, {"search", 4}, {"api", 4},      {"server", 5}, {"cli", 6}};

/// A foreign header and the modules, or single files, that may include it.
const std::vector<std::pair<std::string, std::set<std::string>>> kAllowed{
    {"mecab.h", {"analysis/morphemes.cpp", "analysis/own_words.cpp"}},
    {"unicode/uvernum.h", {"text", "analysis/analyser.cpp"}},
    {"unicode/", {"text"}},
    {"xapian", {"index", "indexing", "search"}},
    {"Eigen/", {"indexing/latent_space.cpp"}},
    {"gumbo.h", {"text/markup.cpp", "text/tags.hpp"}},
    {"csv.h", {"corpus/delimited.cpp"}},
    {"xlsxwriter.h", {"api/workbook.cpp"}},
    {"zip.h", {"corpus/workbook/zip_archive.cpp"}},
    {"expat.h", {"corpus/workbook/xml_parser.cpp"}},
    {"toml++/", {"schema/toml_section.hpp"}},
    {"boost/json", {"corpus/json_object.cpp", "api", "cli"}},
    {"boost/iostreams", {"corpus/source.cpp", "server/http/gzip.cpp"}},
    {"zstd.h", {"corpus/source.cpp", "index/compression.cpp"}},
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

std::string module_of(const std::string& path) { return path.substr(0, path.find('/')); }

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
std::vector<std::string> violations(const std::vector<SourceFile>& files) {
  std::vector<std::string> found;
  std::map<std::string, std::set<std::string>> modules;
  for (const SourceFile& file : files) {
    const std::string module = module_of(file.path);
    if (!kLayers.contains(module)) {
      found.push_back(file.path + " is in a module that has no layer");
      continue;
    }
    for (const std::string& header : file.ours) {
      const std::string other = module_of(header);
      if (!kLayers.contains(other)) {
        found.push_back(file.path + " includes " + header + ", which is in no module");
      } else if (kLayers.at(other) > kLayers.at(module)) {
        found.push_back(file.path + " (layer " + std::to_string(kLayers.at(module)) +
                        ") reaches up to " + header + " (layer " +
                        std::to_string(kLayers.at(other)) + ")");
      }
      if (other != module) modules[module].insert(other);
      const bool searching =
          module == "search" || module == "query" || module == "server" || module == "api";
      if ((searching && (other == "indexing" || other == "corpus")) ||
          (module == "indexing" && (other == "query" || other == "search"))) {
        found.push_back(file.path + " makes indexing and search depend on each other: " + header);
      }
    }
    for (const std::string& header : file.foreign) {
      for (const auto& [start, allowed] : kAllowed) {
        if (!header.starts_with(start)) continue;
        const bool may = std::any_of(allowed.begin(), allowed.end(), [&](const std::string& place) {
          return file.path == place || file.path.starts_with(place + "/");
        });
        if (!may) found.push_back(file.path + " may not include <" + header + ">");
        break;
      }
    }
  }
  // A cycle among modules: some module can be reached from itself.
  for (const auto& [start, unused] : modules) {
    std::set<std::string> seen;
    const std::function<bool(const std::string&)> returns = [&](const std::string& module) {
      for (const std::string& next : modules[module]) {
        if (next == start) return true;
        if (seen.insert(next).second && returns(next)) return true;
      }
      return false;
    };
    if (returns(start)) found.push_back("the module " + start + " is part of a cycle");
  }
  return found;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST(House, FilesIncludeOnlyWhatTheirLayerAllows) {
  EXPECT_EQ(joined(violations(read_sources(project_file("src")))), "");
}

TEST(House, XapianIsNamedWhereItIsUsedAlone) {
  const fs::path root = project_file("src");
  for (const SourceFile& file : read_sources(root)) {
    const std::string module = module_of(file.path);
    if (module == "index" || module == "indexing" || module == "search") continue;
    std::ifstream text(root / file.path);
    for (std::string line; std::getline(text, line);)
      EXPECT_EQ(line.find("Xapian::"), std::string::npos) << file.path << ": " << line;
  }
}

TEST(House, AViolationIsNoticed) {
  const TemporaryFolder folder;
  folder.write("base/a.hpp", "#include \"cli/command.hpp\"\n#include <mecab.h>\n");
  folder.write("text/b.hpp", "#include \"schema/c.hpp\"\n");
  folder.write("schema/c.hpp", "#include \"text/b.hpp\"\n");
  folder.write("search/d.cpp", "#include \"indexing/sync_index.hpp\"\n");
  const std::string found = joined(violations(read_sources(folder.path())));
  EXPECT_NE(found.find("base/a.hpp (layer 0) reaches up to cli/command.hpp (layer 6)"),
            std::string::npos)
      << found;
  EXPECT_NE(found.find("base/a.hpp may not include <mecab.h>"), std::string::npos) << found;
  EXPECT_NE(found.find("the module schema is part of a cycle"), std::string::npos) << found;
  EXPECT_NE(found.find("search/d.cpp makes indexing and search depend on each other"),
            std::string::npos)
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
