// SPDX-License-Identifier: GPL-2.0-or-later
/// Postings writer: a term's posting list, document by document, to the bytes that a shard stores.
///
///   add(3, title, 2), add(3, current, 5), add(3, current, 19), add(7, …) → head and body
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/posting_list.hpp"
#include "index/term.hpp"
#include "schema/field.hpp"

namespace torikumi::index {

/// What a posting list keeps of each document beside the fields in which the term stands.
enum class IndexOptions {
  kDocs,       ///< no more
  kFreqs,      ///< how often
  kPositions,  ///< how often and where
};

constexpr IndexOptions index_options(TermKind kind) {
  switch (kind) {
    case TermKind::kWord:
    case TermKind::kBigram:
      return IndexOptions::kPositions;
    case TermKind::kCompound:
    case TermKind::kYear:
    case TermKind::kFiscalYear:
    case TermKind::kPlainYear:
      return IndexOptions::kFreqs;
    default:
      return IndexOptions::kDocs;
  }
}

/// Makes one list after the other. Documents must come in ascending order, and fields and positions
/// within each.
class PostingsWriter {
 public:
  /// The term stands in a field of a document, once more. `position` is a word's or a character's
  /// number in the field; all occurrences of a term have the same options.
  void add(Xapian::docid document, schema::Field field, IndexOptions options,
           std::uint32_t position);

  /// The list, of which there must be a document; the next one begins empty.
  StoredPostings take();

 private:
  struct Document {
    Xapian::docid number;
    std::uint32_t code;
  };
  struct Code {
    std::string bytes;
    std::uint32_t occurrences = 0;
    std::uint32_t documents = 0;
  };

  void close();
  std::uint32_t number_of_code(const std::string& bytes, std::uint32_t occurrences);
  /// Numbers the codes anew, the commonest first, which makes most numbers small.
  void sort_codes();
  void put_blocks(std::string& directory, std::string& blocks) const;

  std::vector<Document> documents_;
  std::vector<std::pair<schema::Field, std::uint32_t>> freqs_;  ///< of the document that is open
  std::vector<std::uint32_t> positions_;                        ///< none where they are not kept
  std::uint32_t last_position_ = 0;
  std::vector<Code> codes_;
  std::unordered_map<std::string, std::uint32_t> code_numbers_;
};

}  // namespace torikumi::index
