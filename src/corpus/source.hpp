// SPDX-License-Identifier: GPL-2.0-or-later
/// Sources: the files that a run reads, and their bytes.
///
///   find_sources({"計画"}) → 計画/局.csv, 計画/区.tsv, 計画/過年度.jsonl.gz
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/shared_bytes.hpp"

namespace torikumi::corpus {

/// The name of standard input among sources.
inline constexpr std::string_view kStandardInput = "-";

struct Found {
  std::vector<std::string>
      files;  ///< paths as they will be named, each folder's in the order of names
  std::vector<std::string> skipped;  ///< what was passed over and why, READMEs aside
};

/// Expands folders (with what is below them; names that begin with "." aside) to the tables in
/// them, and takes files by name as they are. Throws Error kNotFound for a path that is not there,
/// kBadInput for a folder with nothing to read, kUsage for the same file twice.
Found find_sources(const std::vector<std::string>& paths);

/// One source's bytes as they lie there, packed or not.
struct LoadedSource {
  std::string name;
  base::SharedBytes bytes;
};

/// Throws Error kSystem or kNotFound where the source cannot be read.
LoadedSource load_source(const std::string& path);

/// The same bytes unpacked, if they are gzip or zstd. Throws Error kBadInput naming `path` for an
/// empty or damaged source, and for one that unpacks to more than 2 GiB.
base::SharedBytes unpack(base::SharedBytes bytes, const std::string& path);

}  // namespace torikumi::corpus
