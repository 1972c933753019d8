// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/corpus.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_set>

#include "base/error.hpp"
#include "corpus/delimited_table.hpp"
#include "corpus/file_kind.hpp"
#include "corpus/identity.hpp"
#include "corpus/json_lines_reader.hpp"
#include "corpus/pdf/pdf_reader.hpp"
#include "corpus/sheet_reader.hpp"
#include "corpus/source.hpp"
#include "corpus/source_lint.hpp"
#include "corpus/workbook/workbook.hpp"
#include "text/encoding.hpp"
#include "text/markup.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

using schema::Field;
using schema::index_of;

void read_text(const LoadedSource& source, const base::SharedBytes& bytes, const Columns& columns,
               const schema::Collection& collection, const std::string& encoding, RowSink& sink) {
  const text::DecodedText decoded = text::decode_text(bytes, encoding, source.name);
  if (!decoded.certain) {
    sink.warning({{source.name, "", 0},
                  "",
                  "read as " + decoded.encoding + ", but it could be " + decoded.alternative +
                      " as well; if the text looks wrong, name it (--encoding, or encoding in a "
                      "catalogue)"});
  } else if (decoded.encoding != "UTF-8") {
    sink.note(source.name + ": read as " + decoded.encoding);
  }
  const std::string_view text = decoded.text.view();
  if (looks_like_json(source.name, text)) {
    read_json_lines(text, source.name, columns, collection, sink);
  } else {
    read_delimited_table(text, source.name, columns, collection, sink);
  }
}

}  // namespace

/// Makes records of rows: markup off, faults told, an id given.
class CorpusReader::Builder : public RowSink {
 public:
  Builder(const schema::Collection& whole, base::ProgressListener progress)
      : whole_(whole), progress_(std::move(progress)) {}

  void row(Row row) override {
    schema::Record record;
    record.origin = row.origin;
    for (std::size_t i = 0; i < schema::kFieldCount; ++i) {
      record.fields[i] = text::without_markup(row.fields[i]);
      corpus_.bytes += record.fields[i].size();
    }
    for (const std::string& cell : row.further) {
      record.further.push_back(text::without_markup(cell));
      corpus_.bytes += record.further.back().size();
    }
    const std::string file = std::filesystem::path(row.origin.source).filename().string();
    record.edition = row.edition.empty() ? collection_->edition.of_file(file) : row.edition;
    record.city = row.city.empty() ? collection_->city.of_file(file) : row.city;
    schema::Record as_whole = with_further_of_whole(record);
    std::string digest = schema::content_digest(as_whole);
    if (!name(record, row.id, digest, row.raw)) return;
    tell_faults(record, row.lacks_text, row.headers);
    as_whole.id = record.id;
    corpus_.records.add(as_whole, std::move(digest));
    if (progress_) progress_({"reading", corpus_.records.size(), 0, corpus_.bytes});
  }

  /// Where editions use the same ids (the same initiative a year later), the first of them by name
  /// keeps the id, and the others are "12@令和8年度": whatever the order in which they were read.
  /// An id of several cities is none's: it would name another city's initiative once a city is
  /// added.
  void tell_variants_apart() {
    Records& records = corpus_.records;
    for (const auto& [id, variants] : by_source_id_) {
      const auto city_of = [&](const auto& variant) {
        return text::comparison_key(records.city(variant.second));
      };
      const bool has_cities = std::any_of(variants.begin(), variants.end(), [&](const auto& each) {
        return city_of(each) != city_of(*variants.begin());
      });
      for (auto it = variants.begin(); it != variants.end(); ++it) {
        const std::size_t number = it->second;
        const bool keeps_id = it == variants.begin() && !has_cities;
        std::string own = keeps_id || it->first.empty() ? id : id_of_variant(id, it->first);
        while (!ids_.insert(own).second) own += suffix_of(records.digest(number));
        records.rename(number, own);
        if (keeps_id) continue;
        corpus_.warnings.push_back(
            {records[number].origin, "",
             (has_cities ? "another city has"
                         : "the edition \"" + variants.begin()->first + "\" has") +
                 (" a row with the id \"" + id + "\" too; this one is kept as \"" + own + "\"")});
      }
    }
  }

  void begin_source(const schema::Collection& collection) {
    corpus_.titles.emplace_back();
    has_table_ = false;
    collection_ = &collection;
    further_places_.clear();
    const std::vector<std::string> all = whole_.further_names();
    for (const schema::FurtherColumn& each : collection.further) {
      const auto place = std::find(all.begin(), all.end(), each.name);
      further_places_.push_back(static_cast<std::size_t>(place - all.begin()));
    }
  }

  void begin_kept_source(std::string title) { corpus_.titles.push_back(std::move(title)); }

  void keep(schema::Record record) {
    std::string digest = schema::content_digest(record);
    const std::string full_id = record.id;
    if (!take_source_id(record, id_of_source(record))) {
      record.id = full_id;
      ids_.insert(full_id);
    }
    corpus_.records.add(record, std::move(digest));
  }

  Corpus& corpus() { return corpus_; }

  /// A source of tables with several titles has none of them: a record is not cited by another's.
  void title(std::string title) override {
    std::string& known = corpus_.titles.back();
    if (!has_table_) {
      known = std::move(title);
    } else if (known != title) {
      known.clear();
    }
    has_table_ = true;
  }
  void note(std::string note) override { corpus_.notes.push_back(std::move(note)); }
  void warning(Warning warning) override { corpus_.warnings.push_back(std::move(warning)); }
  void rejection(Rejection rejection) override {
    corpus_.rejections.push_back(std::move(rejection));
  }

 private:
  schema::Record with_further_of_whole(const schema::Record& record) const {
    schema::Record as_whole = record;
    as_whole.further.assign(whole_.further.size(), "");
    for (std::size_t i = 0; i < record.further.size(); ++i)
      as_whole.further[further_places_[i]] = record.further[i];
    return as_whole;
  }

  /// "department, title".
  std::string identifying() const {
    std::string list;
    for (const std::string& name : collection_->identity) {
      if (!schema::is_stated(name)) list += (list.empty() ? "" : ", ") + name;
    }
    return list;
  }

  /// Gives the record its id, or rejects it and returns false.
  bool name(schema::Record& record, const std::string& id, const std::string& digest,
            std::string_view raw) {
    const auto reject = [&](const std::string& reason) {
      corpus_.rejections.push_back({record.origin, reason, std::string(raw)});
      return false;
    };
    if (!text::comparison_key(id).empty()) {
      if (const auto fault = fault_of_id(id)) return reject(*fault);
      return take_source_id(record, id) ||
             reject("a row with the id \"" + id + "\" was read before in the same edition");
    }
    const auto derived = derive_id(record, *collection_);
    if (!derived)
      return reject("it has neither an id nor anything that identifies it (" + identifying() + ")");
    record.id = *derived;
    for (int copy = 1; !ids_.insert(record.id).second; ++copy) {
      record.id = *derived + suffix_of(digest) + (copy > 1 ? "-" + std::to_string(copy) : "");
      if (copy > 1) continue;
      corpus_.warnings.push_back(
          {record.origin, "",
           "a row of the same identity was read before; this one is kept under an id of its own"});
    }
    return true;
  }

  /// False for a second row of this id in the same edition of a city.
  bool take_source_id(schema::Record& record, const std::string& id) {
    record.id = id;
    std::map<std::string, std::size_t>& variants = by_source_id_[id];
    return variants.emplace(variant_of(record), corpus_.records.size()).second;
  }

  void tell_faults(const schema::Record& record, bool lacks_text,
                   const std::array<std::string, schema::kFieldCount>& headers) {
    const auto tell = [&](const std::string& column, const std::string& message) {
      corpus_.warnings.push_back({record.origin, column, message});
    };
    const auto header = [&](Field field) {
      const std::string& own = headers[index_of(field)];
      return own.empty() ? collection_->columns[index_of(field)].front() : own;
    };
    const auto empty = [&](Field field) { return text::comparison_key(record[field]).empty(); };
    if (empty(Field::kTitle)) tell(header(Field::kTitle), "the title is empty");
    const auto& fields = collection_->fields->all();
    const bool has_prose = std::any_of(fields.begin(), fields.end(), [&](const auto& each) {
      return is_prose(each) && !empty(each.field);
    });
    if (!has_prose && !lacks_text)
      tell(header(Field::kCurrent), "the row has no text, neither here nor as its direction");
    for (const schema::FieldTable::Entry& each : fields) {
      const bool is_further = schema::index_of(each.field) >= schema::kFieldCount;
      for (const std::string& fault : faults_of(record[each.field]))
        tell(is_further ? each.label : header(each.field), fault);
    }
  }

  Corpus corpus_;
  const schema::Collection& whole_;
  const base::ProgressListener progress_;
  const schema::Collection* collection_ = nullptr;  ///< of the source that is read
  std::vector<std::size_t> further_places_;         ///< its further columns among the whole's
  bool has_table_ = false;                          ///< of the source that is read
  std::unordered_set<std::string> ids_;
  /// Of ids that sources name: the record of each city and edition.
  std::map<std::string, std::map<std::string, std::size_t>> by_source_id_;
};

bool looks_like_json(const std::string& source, std::string_view text) {
  const std::filesystem::path name(source);
  for (const auto& ending : {name.extension(), name.stem().extension()}) {
    if (ending == ".jsonl" || ending == ".ndjson" || ending == ".json") return true;
    if (ending == ".csv" || ending == ".tsv") return false;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

CorpusReader::CorpusReader(const schema::Collection& whole, base::ProgressListener progress)
    : builder_(std::make_unique<Builder>(whole, std::move(progress))) {}

CorpusReader::~CorpusReader() = default;

void CorpusReader::read(const LoadedSource& source, const schema::Collection& collection,
                        const std::string& encoding) {
  const Columns columns(collection);
  builder_->begin_source(collection);
  const base::SharedBytes bytes = unpack(source.bytes, source.name);
  const FileKind kind = kind_of(bytes.view(), source.name);
  if (kind == FileKind::kText) {
    read_text(source, bytes, columns, collection, encoding, *builder_);
  } else if (kind == FileKind::kPdf) {
    read_pdf(bytes.view(), source.name, columns, collection, *builder_);
  } else {
    SheetReader sheets(source.name, columns, collection, *builder_);
    read_workbook(bytes.view(), kind, source.name,
                  [&](Sheet sheet) { sheets.take(std::move(sheet)); });
    sheets.finish();
  }
}

void CorpusReader::begin_kept_source(std::string title) {
  builder_->begin_kept_source(std::move(title));
}

void CorpusReader::keep(const schema::Record& record) { builder_->keep(record); }

const Corpus& CorpusReader::so_far() const { return builder_->corpus(); }

Corpus CorpusReader::finish() {
  Corpus& corpus = builder_->corpus();
  corpus.records.finish();
  builder_->tell_variants_apart();
  // True faults first: what the layout is called is the same for every row.
  std::stable_partition(corpus.warnings.begin(), corpus.warnings.end(),
                        [](const Warning& each) { return !each.is_about_layout; });
  return std::move(corpus);
}

}  // namespace torikumi::corpus
