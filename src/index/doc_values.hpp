// SPDX-License-Identifier: GPL-2.0-or-later
/// Doc values: what a search needs to know of every document, a packed blob a shard.
///
///   document 7: 12 words of title, 80 of current state … · 8th in the sources · 中原区役所 · from
///   file 0
///
/// A shard's blob is read in one piece, so a shard behind a network is opened by the same few
/// messages however many documents it has; a stream of Xapian's values would take one a document.
/// Read once a generation and process, and shared by all readers.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field.hpp"

namespace torikumi::index {

/// How many words each field of a record has, by the field's number.
using Lengths = std::vector<std::uint32_t>;

/// A label of each document, as a facet has it.
class LabelColumn {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  /// `values` are label values (index::label_value) in no order, and `value_of` the place of each
  /// document's among them, or kNone, by document number. Labels of one comparison key are one.
  LabelColumn(const std::vector<std::string>& values, std::vector<std::uint32_t> value_of);

  /// Labels in the order of their names; a document's label is a place among them, or kNone.
  const std::vector<std::string>& labels() const { return labels_; }
  std::uint32_t operator[](Xapian::docid document) const { return label_of_[document]; }

 private:
  std::vector<std::string> labels_;
  std::vector<std::uint32_t> label_of_;
};

/// A department as a facet's label names it: "青葉浜市 総務局" where there are several cities.
struct DepartmentLabel {
  std::string city;  ///< empty where the database has one city, or knows none
  std::string name;
};

/// Immutable; any thread. Documents are numbered as those of the joined shards
/// (index::Database::shards).
class DocValues {
 public:
  /// The blobs of all shards in their order, as write_doc_values made them, and the number of
  /// documents of each. Throws Error kBroken for bytes that it did not make.
  DocValues(const std::vector<std::string>& shards, const std::vector<Xapian::doccount>& documents);

  Xapian::docid last() const { return static_cast<Xapian::docid>(order_.size() - 1); }
  /// True for a number that a document has.
  bool exists(Xapian::docid document) const { return order_[document] != kNoDocument; }
  /// How many words each field has, by the field's number.
  std::span<const std::uint32_t> lengths(Xapian::docid document) const {
    return {lengths_.data() + document * fields_, fields_};
  }
  /// The place in the sources, from 0.
  std::uint32_t order(Xapian::docid document) const { return order_[document]; }
  /// The labels of a value slot; without labels where no document has a value there. Where there
  /// are several cities, departments of one name in two of them are two labels.
  const LabelColumn& column(Xapian::valueno slot) const;
  /// The parts of each department's label.
  const std::vector<DepartmentLabel>& departments() const { return departments_; }
  /// How many cities the records are of; none where no source tells.
  std::size_t cities() const;
  /// The label of a department, by its present name.
  std::string department_label(const std::string& city, const std::string& name) const;
  /// How many documents came from each source, by its number.
  const std::vector<std::uint32_t>& records_of_sources() const { return of_sources_; }

 private:
  void take_fields(std::uint64_t fields);
  /// Makes labels of departments name their cities, where there are several.
  void name_departments();

  static constexpr std::uint32_t kNoDocument = ~std::uint32_t{0};

  std::size_t fields_ = schema::kFieldCount;
  std::vector<std::uint32_t> lengths_;  ///< of the first document those of all fields, and so on
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> of_sources_;
  std::map<Xapian::valueno, LabelColumn> columns_;
  std::vector<DepartmentLabel> departments_;
  LabelColumn empty_{{}, {}};
};

/// For each document, the place of its title among all titles by their sort keys, from 1; equal
/// titles share one. Of the blobs of all shards (metadata::kTitleKeys).
std::vector<std::uint32_t> title_ranks(const std::vector<std::string>& shards,
                                       const std::vector<Xapian::doccount>& documents);

/// Packs the values of a finished shard, whose documents are numbered without gaps, into its
/// metadata. `labels` are the slots that hold labels.
void write_doc_values(Xapian::WritableDatabase& shard, const std::vector<Xapian::valueno>& labels);

}  // namespace torikumi::index
