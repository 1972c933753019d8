// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexing/document_builder.hpp"

#include <cmath>
#include <string_view>
#include <unordered_map>

#include "analysis/ngrams.hpp"
#include "schema/format.hpp"
#include "store/database.hpp"
#include "store/stored_record.hpp"
#include "text/collation.hpp"

namespace torikumi::indexing {
namespace {

using schema::Field;
namespace prefix = schema::prefix;
namespace slot = schema::slot;

/// A phrase must not reach from one field into the next.
constexpr std::uint32_t kFieldGap = 100;

/// Bytes of a title that its sort key is made of: enough to tell titles apart, and a bound for the
/// slot.
constexpr std::size_t kSortedTitle = 90;

/// Collects a document's terms before Xapian sees them: adding one term once is much cheaper than
/// many times.
class Terms {
 public:
  explicit Terms(Xapian::Document& document) : document_(document) {}

  void count(std::string_view prefix, std::string_view word, std::uint32_t weight) {
    key_.assign(prefix);
    key_ += word;
    counts_[key_] += weight;
  }

  void finish() {
    for (const auto& [term, weight] : counts_) document_.add_term(term, weight);
  }

 private:
  Xapian::Document& document_;
  std::unordered_map<std::string, std::uint32_t> counts_;
  std::string key_;
};

class FieldWriter {
 public:
  FieldWriter(Xapian::Document& document, analysis::Analyser& analyser,
              const analysis::MendedReadings& readings, store::StoredRecord& stored)
      : document_(document),
        terms_(document),
        analyser_(analyser),
        readings_(readings),
        stored_(stored) {}

  void add(const schema::FieldInfo& field, double weight) {
    const std::string& text = stored_.record[field.field];
    if (text.empty()) return;
    // Weights come in quarters; a term's count in the document is in those.
    const auto quarters = static_cast<std::uint32_t>(std::lround(weight * 4));
    const analysis::Analysis analysis = analyser_.analyse(text);
    for (const analysis::Token& token : analysis.tokens) {
      ++position_;
      if (!token.is_word()) continue;
      for (const std::string& word : token.terms) {
        terms_.count(field.words, word, field.is_label ? quarters : 0);
        if (field.is_label) continue;
        term_.assign(prefix::kWord);
        term_ += word;
        document_.add_posting(term_, position_, quarters);
      }
      if (!field.is_label) {
        // The form that unites all others stands for the word.
        stored_.words[schema::index_of(field.field)].push_back(
            {store::term_mark(std::string(prefix::kWord) + token.terms.back()), token.source});
      }
    }
    if (!field.is_label) add_overlays(field, quarters, analysis);
    for (const std::string& reading : analysis::readings_of(analysis, readings_)) {
      terms_.count(prefix::kReading, reading, 0);
    }
    position_ += kFieldGap;
    if (!field.is_label) {
      for (const analysis::Compound& compound : analysis.compounds)
        terms_.count(prefix::kCompound, compound.term, quarters);
    }
    const std::string string_form = text::string_form(text);
    analysis::for_each_character(string_form, [&](std::string_view character) {
      terms_.count(field.is_label ? prefix::kLabelUnigram : prefix::kUnigram, character, 0);
    });
    analysis::for_each_pair(string_form, [&](std::string_view pair) {
      terms_.count(field.is_label ? prefix::kLabelBigram : prefix::kBigram, pair,
                   field.is_label ? 0 : quarters);
    });
  }

  /// What stands above the words: years and katakana words joined over their dots. Each gets a
  /// position of its own behind the field's words, so that it can be marked as a whole.
  void add_overlays(const schema::FieldInfo& field, std::uint32_t quarters,
                    const analysis::Analysis& analysis) {
    auto& places = stored_.words[schema::index_of(field.field)];
    const auto add = [&](base::ByteRange range, const std::vector<std::string>& terms) {
      ++position_;
      for (const std::string& term : terms) {
        document_.add_posting(term, position_, quarters);
        places.push_back({store::term_mark(term), range});
      }
    };
    for (const analysis::Joined& joined : analysis.joined) {
      const base::ByteRange range{analysis.tokens[joined.first].source.begin,
                                  analysis.tokens[joined.last].source.end};
      add(range, {std::string(prefix::kWord) + joined.term});
    }
    for (const analysis::Year& year : analysis.years) {
      std::vector<std::string> terms{std::string(prefix::kYear) + std::to_string(year.calendar)};
      if (year.fiscal)
        terms.push_back(std::string(prefix::kFiscalYear) + std::to_string(*year.fiscal));
      add(year.source, terms);
    }
  }

  void finish() { terms_.finish(); }

 private:
  Xapian::Document& document_;
  Terms terms_;
  analysis::Analyser& analyser_;
  const analysis::MendedReadings& readings_;
  store::StoredRecord& stored_;
  std::uint32_t position_ = 0;
  std::string term_;
};

void set_value(Xapian::Document& document, Xapian::valueno number, const std::string& value) {
  if (!value.empty()) document.add_value(number, value);
}

void add_labels(Xapian::Document& document, const schema::Record& record,
                const schema::Collection& collection) {
  const auto add_label = [&](std::string_view term_prefix, const std::string& label) {
    if (!label.empty()) document.add_boolean_term(store::label_term(term_prefix, label));
  };
  add_label(prefix::kDepartment, record[Field::kDepartment]);
  // A part is also of the whole: choosing 市民・こども局 finds its こども本部.
  if (const auto whole = collection.parent_of(record[Field::kDepartment]))
    add_label(prefix::kDepartment, *whole);
  add_label(prefix::kCategory, record[Field::kCategory]);
  add_label(prefix::kEdition, record.edition);
  set_value(document, slot::kDepartment, store::label_value(record[Field::kDepartment]));
  set_value(document, slot::kCategory, store::label_value(record[Field::kCategory]));
  set_value(document, slot::kEdition, store::label_value(record.edition));
  for (std::size_t i = 0; i < collection.further.size(); ++i) {
    if (!collection.further[i].facet) continue;
    const auto number = static_cast<Xapian::valueno>(i);
    add_label(std::string(prefix::kFurther) + std::to_string(i) + ":", record.further[i]);
    set_value(document, slot::kFurther + number, store::label_value(record.further[i]));
  }
}

}  // namespace

Xapian::Document DocumentBuilder::build(const schema::Record& record,
                                        const std::string& content_digest, Place place) {
  Xapian::Document document;
  store::StoredRecord stored;
  stored.record = record;
  FieldWriter writer(document, analyser_, readings_, stored);
  for (const schema::FieldInfo& field : schema::kFields) {
    writer.add(field, collection_.weights[schema::index_of(field.field)]);
  }
  writer.finish();
  document.add_boolean_term(store::id_term(record.id));
  add_labels(document, record, collection_);
  set_value(document, slot::kTitle,
            text::sort_key(base::clip(record[Field::kTitle], kSortedTitle)));
  document.add_value(slot::kContent, content_digest);
  set_place(document, record.origin, place);
  document.set_data(store::encode_record(stored));
  return document;
}

bool set_place(Xapian::Document& document, const schema::Origin& origin, Place place) {
  const std::string order = store::order_value(place.order);
  const std::string where = store::origin_value(place.source, origin);
  if (document.get_value(slot::kOrder) == order && document.get_value(slot::kOrigin) == where)
    return false;
  document.add_value(slot::kOrder, order);
  document.add_value(slot::kOrigin, where);
  return true;
}

}  // namespace torikumi::indexing
