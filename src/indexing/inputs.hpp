// SPDX-License-Identifier: GPL-2.0-or-later
/// Inputs: the files of a run, how each is read, and what became of it.
///
///   catalogue.toml → aobahama-2026.tsv by aobahama.toml, 34 read; midorioka.csv, not there: its 21
///   records of the run before are kept
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/corpus.hpp"
#include "corpus/source.hpp"
#include "index/database.hpp"
#include "index/stamp.hpp"
#include "indexing/sync_index.hpp"

namespace torikumi::indexing {

class Inputs {
 public:
  /// Finds and stamps all files. `former` are the stamps of the generation before. Throws Error
  /// where a source cannot be read; with keep_going only where nothing else could be.
  Inputs(const SyncRequest& request, std::vector<index::SourceStamp> former);

  /// Of what is read, in order. A kept source has the digest of nothing.
  const std::vector<index::SourceStamp>& stamps() const { return stamps_; }
  /// Whether every source that can be read is as it was.
  bool is_as_before() const;
  /// What was passed over in folders.
  const std::vector<std::string>& notes() const { return notes_; }
  /// Whether a source cannot be read, and what the index has of it stays.
  bool keeps_any() const { return keeps_any_; }

  /// Reads all, each by its own collection where the catalogue names one, else by `whole`, whose
  /// further columns the records have. Of sources that are kept the records come from `former`;
  /// null: there are none. A file that has changed since it was stamped is stamped anew.
  corpus::Corpus read(const schema::Collection& whole, index::Database* former,
                      const base::ProgressListener& progress);

  /// A report for each source of the catalogue; after read().
  const std::vector<SourceReport>& reports() const { return reports_; }

 private:
  struct Input {
    std::string file;                   ///< to be loaded
    std::string name;                   ///< in the index; of a catalogue, from its folder
    std::optional<std::size_t> listed;  ///< its number in the catalogue
    bool is_kept = false;
  };

  void add_catalogue();
  void add_files(std::size_t listed);
  void try_reading(const corpus::LoadedSource& source, std::size_t listed) const;
  void keep(const std::string& name, std::size_t listed, const std::string& fault);
  void keep_records(const Input& input, const schema::Collection& whole, index::Database* former,
                    corpus::CorpusReader& reader);
  corpus::LoadedSource load(const Input& input);
  index::SourceStamp stamp_of(const corpus::LoadedSource& source,
                              std::optional<std::size_t> listed) const;
  bool was_read_before(const index::SourceStamp& stamp) const;

  const SyncRequest& request_;
  const std::vector<index::SourceStamp> former_;
  std::vector<Input> inputs_;
  std::vector<index::SourceStamp> stamps_;
  std::vector<std::string> notes_;
  std::vector<SourceReport> reports_;
  bool keeps_any_ = false;
  std::map<std::string, corpus::LoadedSource> streams_;  ///< sources that are no files
  std::map<std::string, std::vector<Xapian::docid>> kept_documents_;
};

}  // namespace torikumi::indexing
