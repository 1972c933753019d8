// SPDX-License-Identifier: GPL-2.0-or-later
/// Document builder: a record to the Xapian document that stands for it.
///
///   title 人材育成の推進 → terms W人材 W育成 W推進 P人材育成 …, values, data; and its occurrences,
///   for the posting lists
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "analysis/analyser.hpp"
#include "analysis/readings.hpp"
#include "index/database.hpp"
#include "indexing/term_occurrences.hpp"
#include "schema/collection.hpp"
#include "schema/record.hpp"

namespace torikumi::indexing {

/// Where a record stands: the parts of a document that may change while its text does not.
struct SourcePosition {
  std::uint32_t order = 0;   ///< in the sources, from 0
  std::uint32_t source = 0;  ///< number of its source
};

/// One a thread.
class DocumentBuilder {
 public:
  DocumentBuilder(const analysis::Dictionary& dictionary, const schema::Collection& collection,
                  index::PackingDictionary packing)
      : analyser_(dictionary),
        readings_(dictionary.reading_overrides()),
        collection_(collection),
        packing_(std::move(packing)) {}

  /// `occurrences` holds those of this record afterwards.
  Xapian::Document build(const schema::Record& record, const std::string& content_digest,
                         SourcePosition place, TermOccurrences& occurrences);

  /// The occurrences alone, of a record as it is or was: the same analyser finds the same.
  void occurrences_of(const schema::Record& record, TermOccurrences& occurrences);

 private:
  index::Lengths read(index::StoredRecord& stored, TermOccurrences& occurrences);

  analysis::Analyser analyser_;
  const analysis::ReadingOverrides& readings_;
  const schema::Collection& collection_;
  index::PackingDictionary packing_;
};

/// Sets what says where the record stands; true if that changed anything.
bool set_place(Xapian::Document& document, const schema::Origin& origin, SourcePosition place);

}  // namespace torikumi::indexing
