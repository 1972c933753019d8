// SPDX-License-Identifier: GPL-2.0-or-later
/// Corpus: everything that the sources hold, as records, with what was wrong with them.
///
///   read_corpus(shiryo3.txt, built-in) → 55 records, 5 warnings, no rejection
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.hpp"
#include "corpus/records.hpp"
#include "corpus/row.hpp"
#include "corpus/source.hpp"
#include "schema/collection.hpp"

namespace torikumi::corpus {

/// A first character of "{" or "[" is JSON, unless the file's name says that it is a table.
bool looks_like_json(const std::string& name, std::string_view text);

struct Corpus {
  Records records;  ///< in the order of the sources; ids are unique
  std::vector<Warning> warnings;
  std::vector<Rejection> rejections;
  std::vector<std::string> titles;  ///< of each source; empty where none stands above its table
  std::vector<std::string> notes;   ///< encodings that are not UTF-8, and the like
  std::uint64_t bytes = 0;          ///< of text in the records' fields

  std::size_t read() const { return records.size() + rejections.size(); }
};

/// Hands on source after source, and nothing after the last one. Only the one that was handed on
/// last is used.
using NextSource = std::function<std::optional<LoadedSource>()>;

/// Reads all sources by the collection. `encoding` as in text::decode_text. Throws Error kBadInput
/// for damage and unknown layouts; nothing of the corpus is used then.
Corpus read_corpus(const NextSource& next, const schema::Collection& collection,
                   const std::string& encoding, const base::ProgressListener& progress);

}  // namespace torikumi::corpus
