// SPDX-License-Identifier: GPL-2.0-or-later
/// Corpus: everything that the sources hold, as records, with what was wrong with them.
///
///   reader.read(shiryo3.txt, built-in, ""), reader.finish() → 55 records, 5 warnings, no rejection
#pragma once

#include <memory>
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

/// Reads source after source into a corpus.
class CorpusReader {
 public:
  /// `whole` is what the corpus is as a whole: records have its further columns. It and the
  /// collections of the sources must live as long as the reader.
  CorpusReader(const schema::Collection& whole, base::ProgressListener progress);
  ~CorpusReader();

  /// Reads a source by `collection`, whose further columns are among the whole's. `encoding` as in
  /// text::decode_text. Throws Error kBadInput for damage and unknown layouts; nothing of the
  /// corpus is used then.
  void read(const LoadedSource& source, const schema::Collection& collection,
            const std::string& encoding);

  /// Begins a source that cannot be read now, under the title that it had.
  void begin_kept_source(std::string title);
  /// A record of it as it was read before: its id stays, its further columns are the whole's.
  void keep(const schema::Record& record);

  const Corpus& so_far() const;
  /// After the last source; once.
  Corpus finish();

 private:
  class Builder;
  std::unique_ptr<Builder> builder_;
};

}  // namespace torikumi::corpus
