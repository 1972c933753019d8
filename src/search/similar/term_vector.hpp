// SPDX-License-Identifier: GPL-2.0-or-later
/// Term vector: the terms of a record, or of any text, each with the places where it stands.
///
///   中原区役所 … → W見守る: current 12–21, direction 40–49 · P地域包括ケアシステム: …
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/analyser.hpp"
#include "index/stored_record.hpp"
#include "index/term.hpp"
#include "schema/field_table.hpp"
#include "schema/record.hpp"
#include "search/match/index_reader.hpp"

namespace torikumi::search {

class TermVector {
 public:
  struct Place {
    schema::Field field;
    base::ByteRange range;  ///< bytes of the field's text
  };

  /// Words and runs of nouns of the texts among these fields; no numbers. The record must
  /// outlive this.
  TermVector(analysis::Analyser& analyser, const schema::Record& record,
             const schema::FieldTable& fields);

  /// Where a stored record says these terms, without analysing it: words by their posting lists,
  /// runs of nouns as they are written. The record must outlive this.
  TermVector(IndexReader& reader, Xapian::docid document, const index::StoredRecord& stored,
             const std::vector<index::Term>& terms);

  const std::map<index::Term, std::vector<Place>>& places() const { return places_; }

  /// The words of the texts as they stand, where it was made by analysing them; else none.
  struct Word {
    Place place;
    index::Term term;
    analysis::WordClass word_class = analysis::WordClass::kNoun;
  };
  const std::vector<Word>& words() const { return words_; }

  /// Of the word where it first stands; a noun's for a term that is no word here.
  analysis::WordClass word_class(const index::Term& term) const;

  /// What stands in a place.
  std::string text(const Place& place) const {
    return std::string(base::slice(record_[place.field], place.range));
  }

  /// A term as the text has it where it first stands, or as the index has it.
  std::string surface(const index::Term& term) const;

  /// The sentence that says most of these weighed terms, verbatim; titles only where nothing else
  /// says as much. Empty where none stands here.
  std::string passage(const std::vector<std::pair<index::Term, double>>& terms) const;

  /// The sentences of the texts, the title aside, as text::comparison_key.
  std::set<std::string> sentence_keys() const;

 private:
  struct Sentence {
    schema::Field field;
    base::ByteRange range;
  };
  void cut_sentences(const schema::FieldTable& fields);

  const schema::Record& record_;
  std::vector<Sentence> sentences_;  ///< by field, then as they stand
  std::map<index::Term, std::vector<Place>> places_;
  std::vector<Word> words_;
};

}  // namespace torikumi::search
