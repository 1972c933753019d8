// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar/term_vector.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "search/highlight/term_places.hpp"
#include "text/normalise.hpp"
#include "text/sentences.hpp"

namespace torikumi::search {

using index::Term;
using index::TermKind;
using schema::Field;
namespace {

std::vector<Field> texts_of(const schema::FieldTable& fields) {
  std::vector<Field> texts;
  for (const schema::FieldTable::Entry& each : fields.all()) {
    if (!each.is_label) texts.push_back(each.field);
  }
  return texts;
}

}  // namespace

void TermVector::cut_sentences(const schema::FieldTable& fields) {
  for (const Field field : texts_of(fields)) {
    for (const base::ByteRange& range : text::sentences(record_[field]))
      sentences_.push_back({field, range});
  }
}

TermVector::TermVector(IndexReader& reader, Xapian::docid document,
                       const index::StoredRecord& stored, const std::vector<Term>& terms)
    : record_(stored.record) {
  cut_sentences(reader.fields());
  for (const Term& term : terms) {
    if (term.kind() == TermKind::kWord) {
      for (const TermPlace& place : term_places(reader, term, document, stored))
        places_[term].push_back({place.field, place.range});
      continue;
    }
    for (const Field field : texts_of(reader.fields())) {
      const std::string& text = record_[field];
      const std::string_view run = term.text();
      for (std::size_t at = text.find(run); at != std::string::npos; at = text.find(run, at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        places_[term].push_back({field, {begin, begin + static_cast<std::uint32_t>(run.size())}});
      }
    }
  }
}

TermVector::TermVector(analysis::Analyser& analyser, const schema::Record& record,
                       const schema::FieldTable& fields)
    : record_(record) {
  cut_sentences(fields);
  for (const Field field : texts_of(fields)) {
    const analysis::Analysis analysis = analyser.analyse(record[field]);
    for (const analysis::DottedCompound& joined : analysis.joined) {
      places_[Term(TermKind::kWord, joined.term)].push_back(
          {field,
           {analysis.tokens[joined.first].source.begin, analysis.tokens[joined.last].source.end}});
    }
    for (const analysis::Token& token : analysis.tokens) {
      if (!token.is_word() || token.entry->word_class == analysis::WordClass::kNumber) continue;
      const Term term(TermKind::kWord, token.terms.back());
      places_[term].push_back({field, token.source});
      words_.push_back({{field, token.source}, term, token.entry->word_class});
    }
    for (const analysis::Compound& compound : analysis.compounds) {
      places_[Term(TermKind::kCompound, compound.term)].push_back(
          {field, analysis.normal.source(compound.normal)});
    }
  }
}

std::string TermVector::surface(const Term& term) const {
  const auto found = places_.find(term);
  if (found == places_.end()) return std::string(term.text());
  return text(found->second.front());
}

analysis::WordClass TermVector::word_class(const Term& term) const {
  const auto word = std::find_if(words_.begin(), words_.end(),
                                 [&](const Word& each) { return each.term == term; });
  return word == words_.end() ? analysis::WordClass::kNoun : word->word_class;
}

std::string TermVector::passage(const std::vector<std::pair<Term, double>>& terms) const {
  constexpr double kTitlePart = 0.5;
  std::vector<double> weights(sentences_.size());
  const auto sentence_of = [&](const Place& place) {
    const auto after = std::upper_bound(
        sentences_.begin(), sentences_.end(), place, [](const Place& p, const Sentence& s) {
          return p.field != s.field ? p.field < s.field : p.range.begin < s.range.begin;
        });
    return static_cast<std::size_t>(after - sentences_.begin()) - 1;
  };
  for (const auto& [term, weight] : terms) {
    const auto found = places_.find(term);
    if (found == places_.end()) continue;
    std::size_t last = sentences_.size();  // a term counts once a sentence
    for (const Place& place : found->second) {
      const std::size_t sentence = sentence_of(place);
      if (sentence != last)
        weights[sentence] += weight * (place.field == Field::kTitle ? kTitlePart : 1);
      last = sentence;
    }
  }
  const auto best = std::max_element(weights.begin(), weights.end());
  if (best == weights.end() || *best <= 0) return {};
  const Sentence& sentence = sentences_[static_cast<std::size_t>(best - weights.begin())];
  std::string_view text = base::slice(record_[sentence.field], sentence.range);
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  return std::string(text);
}

std::set<std::string> TermVector::sentence_keys() const {
  std::set<std::string> keys;
  for (const Sentence& sentence : sentences_) {
    if (sentence.field == Field::kTitle) continue;
    const std::string key =
        text::comparison_key(base::slice(record_[sentence.field], sentence.range));
    if (!key.empty()) keys.insert(key);
  }
  return keys;
}

}  // namespace torikumi::search
