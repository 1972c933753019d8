// SPDX-License-Identifier: GPL-2.0-or-later
/// Synonym files: the synonyms that come with the program, and those that a city keeps beside them.
///
///   dict/synonyms.txt, dict/synonyms.d/fukushi.txt, /etc/torikumi/synonyms.d/青浜市.txt
#pragma once

#include <string>
#include <vector>

namespace torikumi::query {

struct SynonymFile {
  std::string path;
  std::string text;
  bool is_own = false;  ///< a city's own, not the program's

  /// Without its folders, for those who may not know them.
  std::string name() const { return path.substr(path.rfind('/') + 1); }
};

/// The paths of the files as they are now: the program's first, then the own ones (*.txt) by
/// folders and names. Where the environment names TORIKUMI_DICT, own ones are sought there alone.
std::vector<std::string> synonym_paths();

/// Reads them. Throws Error kSystem or kNotFound where one cannot be read.
std::vector<SynonymFile> read_synonym_files();

/// Changes whenever a file comes, goes or is written.
std::string mark_of_synonym_files();

}  // namespace torikumi::query
