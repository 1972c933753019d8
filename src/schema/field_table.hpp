// SPDX-License-Identifier: GPL-2.0-or-later
/// Field table of a collection: the fields that every initiative has, and the further columns of it
/// that are text.
///
///   成果 ([[further]] name = "outcome", search = true) → Field 5 "outcome", weight 1
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field.hpp"

namespace torikumi::schema {

class FieldTable {
 public:
  struct Entry {
    Field field;
    std::string name;   ///< in JSON, CSV headers, collection files, queries
    std::string label;  ///< what people call it
    bool is_label;      ///< a label of the record, and a facet; else its text
    double weight;      ///< what a word in it counts
  };

  /// The fields that every initiative has, in the order of kFields; further texts follow by add().
  FieldTable();

  /// Those fields alone, for what knows no collection.
  static const FieldTable& own();

  /// The next further text; kMostTexts at most.
  void add(std::string name, std::string label, double weight);
  void set_weight(Field field, double weight) { entries_[index_of(field)].weight = weight; }

  const std::vector<Entry>& all() const { return entries_; }
  std::size_t size() const { return entries_.size(); }
  const Entry& operator[](Field field) const { return entries_[index_of(field)]; }

  /// By the number of the field.
  std::vector<double> weights() const;

  /// The names of these fields, with commas between.
  std::string names_of(FieldMask fields) const;

  /// The field that may stand so before a colon in a query: by its name, its label or an alias.
  std::optional<Field> called(std::string_view name) const;

 private:
  std::vector<Entry> entries_;
};

/// Text of a record beside its title, as the current state is.
inline bool is_prose(const FieldTable::Entry& each) {
  return !each.is_label && each.field != Field::kTitle;
}

}  // namespace torikumi::schema
