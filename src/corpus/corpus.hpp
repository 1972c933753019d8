// SPDX-License-Identifier: GPL-2.0-or-later
/// Corpus: everything that the sources hold, as records, with what was wrong with them.
///
///   read_corpus({"shiryo3.txt"}, built-in) → 55 records, 5 warnings, no rejection
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "corpus/row.hpp"
#include "schema/collection.hpp"

namespace torikumi::corpus {

/// One source's bytes as they lie there, packed or not.
struct LoadedSource {
  std::string name;
  std::string bytes;
};

/// A first character of "{" or "[" is JSON, unless the file's name says that it is a table.
bool looks_like_json(const std::string& name, std::string_view text);

struct Corpus {
  std::vector<schema::Record> records;  ///< in the order of the sources; ids are unique
  std::vector<std::string> digests;     ///< content_digest of each record
  std::vector<Warning> warnings;
  std::vector<Rejection> rejections;
  std::vector<std::string> titles;  ///< of each source; empty where none stands above its table
  std::vector<std::string> notes;   ///< encodings that are not UTF-8, and the like
  std::uint64_t bytes = 0;          ///< of text in the records' fields

  std::size_t read() const { return records.size() + rejections.size(); }
};

/// Reads all sources by the collection. `encoding` as in text::decode_text. Throws Error kBadInput
/// for damage and unknown layouts; nothing of the corpus is used then.
Corpus read_corpus(const std::vector<LoadedSource>& sources, const schema::Collection& collection,
                   const std::string& encoding, const base::ProgressListener& progress);

}  // namespace torikumi::corpus
