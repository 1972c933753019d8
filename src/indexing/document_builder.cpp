// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/document_builder.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/ngrams.hpp"
#include "index/database.hpp"
#include "index/stored_record.hpp"
#include "index/value_slots.hpp"
#include "schema/format.hpp"
#include "text/characters.hpp"
#include "text/collation.hpp"
#include "text/milestones.hpp"

namespace torikumi::indexing {
namespace {

using index::Term;
using index::TermKind;
using schema::Field;

namespace slot = schema::slot;

/// Bytes of a title that its sort key is made of: enough to tell titles apart, and a bound for the
/// slot.
constexpr std::size_t kSortedTitle = 90;

/// Gathers what a record's fields say: its occurrences, the places to mark, and how many words each
/// field has.
class FieldReader {
 public:
  FieldReader(analysis::Analyser& analyser, const analysis::ReadingOverrides& readings,
              index::StoredRecord& stored, TermOccurrences& occurrences, std::size_t fields)
      : analyser_(analyser),
        readings_(readings),
        stored_(stored),
        occurrences_(occurrences),
        lengths_(fields) {
    stored_.places.resize(fields);
  }

  void read(const schema::FieldTable::Entry& info) {
    field_ = info.field;
    const std::string& text = stored_.record[field_];
    if (text.empty()) return;
    const analysis::Analysis analysis = analyser_.analyse(text);
    add_words(analysis, info.is_label);
    if (!info.is_label) add_overlays(analysis);
    if (schema::is_prose(info)) add_due_years(analysis.normal);
    for (const std::string& reading : analysis::readings_of(analysis, readings_))
      occurrences_.add(TermKind::kReading, reading, field_);
    const std::string string_form = text::string_form(text);
    add_characters(string_form);
    // ① is 1 in string form; who types ① sees those that say so first.
    analysis::for_each_character(text, [&](std::string_view character) {
      if (text::is_enclosed(base::decode(character, 0).code_point))
        occurrences_.add(TermKind::kUnigram, character, field_);
    });
    std::uint32_t place = 0;
    analysis::for_each_pair(string_form, [&](std::string_view pair) {
      occurrences_.add(TermKind::kBigram, pair, field_, place++);
    });
  }

  const index::Lengths& lengths() const { return lengths_; }

 private:
  /// Each character once: a text has few, and most of them often.
  void add_characters(const std::string& string_form) {
    characters_.clear();
    analysis::for_each_character(
        string_form, [&](std::string_view character) { characters_.push_back(character); });
    std::sort(characters_.begin(), characters_.end());
    const auto end = std::unique(characters_.begin(), characters_.end());
    for (auto it = characters_.begin(); it != end; ++it)
      occurrences_.add(TermKind::kUnigram, *it, field_);
  }

  void add_words(const analysis::Analysis& analysis, bool is_label) {
    index::StoredRecord::Places& places = stored_.places[schema::index_of(field_)];
    auto joined = analysis.joined.begin();
    for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
      const analysis::Token& token = analysis.tokens[i];
      if (!is_label) places.tokens.push_back(token.source);
      // A joined word stands where the first of its parts does.
      for (; joined != analysis.joined.end() && joined->first == i; ++joined) {
        occurrences_.add(TermKind::kWord, joined->term, field_, i);
        if (!is_label)
          add_span(Term(TermKind::kWord, joined->term),
                   {token.source.begin, analysis.tokens[joined->last].source.end});
      }
      if (!token.is_word()) continue;
      ++lengths_[schema::index_of(field_)];
      for (const std::string& word : token.terms)
        occurrences_.add(TermKind::kWord, word, field_, i);
      if (!is_label &&
          (token.terms.size() > 1 || token.entry->word_class != analysis::WordClass::kVerb))
        add_surface(token.terms.back(), base::slice(analysis.normal.text, token.normal));
    }
  }

  /// What stands above the words: compounds and years.
  void add_overlays(const analysis::Analysis& analysis) {
    for (const analysis::Compound& compound : analysis.compounds) {
      occurrences_.add(TermKind::kCompound, compound.term, field_);
      add_surface(compound.term, base::slice(analysis.normal.text, compound.normal));
    }
    for (const analysis::Year& year : analysis.years) {
      const auto add = [&](TermKind kind, int number) {
        const std::string digits = std::to_string(number);
        occurrences_.add(kind, digits, field_);
        add_span(Term(kind, digits), year.source);
      };
      add(TermKind::kYear, year.calendar);
      if (year.fiscal) {
        add(TermKind::kFiscalYear, *year.fiscal);
      } else {
        add(TermKind::kPlainYear, year.calendar);
      }
    }
  }

  void add_due_years(const text::Normalised& normal) {
    for (const text::Milestone& each : text::milestones(normal, field_ == Field::kDirection)) {
      if (!each.is_due()) continue;
      const std::string year = std::to_string(each.date->fiscal_year());
      occurrences_.add(TermKind::kDueYear, year, field_);
      add_span(Term(TermKind::kDueYear, year), each.range);
    }
  }

  /// Terms are made regular; people are shown what the texts say.
  void add_surface(const std::string& word, std::string_view surface) {
    // Xapian recommends keys of 200 bytes at most; "pS" and the tab are three of them.
    constexpr std::size_t kLongest = 197;
    if (word == surface || word.size() + surface.size() > kLongest) return;
    occurrences_.add(TermKind::kSurface, word + '\t' + std::string(surface), field_);
  }

  void add_span(const Term& term, base::ByteRange range) {
    stored_.places[schema::index_of(field_)].spans.push_back(
        {index::term_hash16(term.key()), range});
  }

  analysis::Analyser& analyser_;
  const analysis::ReadingOverrides& readings_;
  index::StoredRecord& stored_;
  TermOccurrences& occurrences_;
  Field field_ = Field::kTitle;
  index::Lengths lengths_;
  std::vector<std::string_view> characters_;  ///< of one field at a time
};

void set_value(Xapian::Document& document, Xapian::valueno number, const std::string& value) {
  if (!value.empty()) document.add_value(number, value);
}

void add_labels(Xapian::Document& document, const schema::Record& record,
                const schema::Collection& collection) {
  const auto add_label = [&](TermKind kind, const std::string& label,
                             const std::string& front = {}) {
    if (!label.empty()) document.add_boolean_term(index::label_term(kind, label, front).key());
  };
  for (const schema::FieldInfo& each : schema::kFields) {
    if (!each.is_label) continue;
    // A department under a former name is the same to those who narrow by it; its text stays.
    const bool is_department = each.field == Field::kDepartment;
    const std::string label =
        is_department ? collection.present_name(record[each.field]) : record[each.field];
    add_label(index::label_kind(each.field), label);
    if (label != record[each.field]) add_label(index::label_kind(each.field), record[each.field]);
    set_value(document, each.slot, index::label_value(label));
  }
  // A part is also of the whole: choosing 市民・こども局 finds its こども本部.
  if (const auto whole = collection.parent_of(record[Field::kDepartment]))
    add_label(TermKind::kDepartment, *whole);
  add_label(TermKind::kEdition, record.edition);
  set_value(document, slot::kEdition, index::label_value(record.edition));
  add_label(TermKind::kCity, record.city);
  set_value(document, slot::kCity, index::label_value(record.city));
  for (std::size_t i = 0; i < collection.further.size(); ++i) {
    if (!collection.further[i].facet) continue;
    const auto number = static_cast<Xapian::valueno>(i);
    add_label(TermKind::kFurther, record.further[i], std::to_string(i) + ":");
    set_value(document, slot::kFurther + number, index::label_value(record.further[i]));
  }
}

/// The words of the texts as Xapian's terms too: xapian-delve and other programs see by them what
/// a record says.
void add_words(Xapian::Document& document, const TermOccurrences& occurrences) {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  for (const TermOccurrences::TermOccurrence& each : occurrences.all()) {
    const std::string_view key = occurrences.key(each);
    if (each.kind == TermKind::kWord && (schema::mask_of(each.field) & schema::kLabels) == 0 &&
        !key.ends_with(index::kNounOfVerb))
      ++counts[key];
  }
  for (const auto& [key, count] : counts) document.add_term(std::string(key), count);
}

}  // namespace

Xapian::Document DocumentBuilder::build(const schema::Record& record,
                                        const std::string& content_digest, SourcePosition place,
                                        TermOccurrences& occurrences) {
  Xapian::Document document;
  index::StoredRecord stored;
  stored.record = record;
  const index::Lengths lengths = read(stored, occurrences);
  add_words(document, occurrences);
  document.add_boolean_term(Term(TermKind::kId, record.id).key());
  add_labels(document, record, collection_);
  set_value(document, slot::kTitle,
            text::sort_key(base::clip(record[Field::kTitle], kSortedTitle)));
  document.add_value(slot::kContent, content_digest);
  set_value(document, slot::kChanged, record.changed);
  document.add_value(slot::kLengths, index::lengths_value(lengths));
  set_place(document, record.origin, place);
  document.set_data(index::encode_record(stored, packing_));
  return document;
}

void DocumentBuilder::occurrences_of(const schema::Record& record, TermOccurrences& occurrences) {
  index::StoredRecord stored;
  stored.record = record;
  read(stored, occurrences);
}

index::Lengths DocumentBuilder::read(index::StoredRecord& stored, TermOccurrences& occurrences) {
  occurrences.clear();
  const schema::FieldTable& fields = *collection_.fields;
  FieldReader reader(analyser_, readings_, stored, occurrences, fields.size());
  for (const schema::FieldTable::Entry& field : fields.all()) reader.read(field);
  return reader.lengths();
}

bool set_place(Xapian::Document& document, const schema::Origin& origin, SourcePosition place) {
  const std::string order = index::order_value(place.order);
  const std::string where = index::origin_value(place.source, origin);
  if (document.get_value(slot::kOrder) == order && document.get_value(slot::kOrigin) == where)
    return false;
  document.add_value(slot::kOrder, order);
  document.add_value(slot::kOrigin, where);
  return true;
}

}  // namespace torikumi::indexing
