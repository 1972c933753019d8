// SPDX-License-Identifier: GPL-2.0-or-later
#include "schema/field_table.hpp"

#include "text/normalise.hpp"

namespace torikumi::schema {

FieldTable::FieldTable() {
  for (const FieldInfo& each : kFields) {
    entries_.push_back({each.field, std::string(each.name), std::string(each.label), each.is_label,
                        each.default_weight});
  }
}

const FieldTable& FieldTable::own() {
  static const FieldTable table;
  return table;
}

void FieldTable::add(std::string name, std::string label, double weight) {
  const auto field = static_cast<Field>(entries_.size());
  entries_.push_back({field, std::move(name), std::move(label), false, weight});
}

std::vector<double> FieldTable::weights() const {
  std::vector<double> weights;
  for (const Entry& each : entries_) weights.push_back(each.weight);
  return weights;
}

std::string FieldTable::names_of(FieldMask fields) const {
  std::string names;
  for (const Entry& each : entries_) {
    if ((fields & mask_of(each.field)) != 0) names += (names.empty() ? "" : ", ") + each.name;
  }
  return names;
}

std::optional<Field> FieldTable::called(std::string_view name) const {
  const std::string key = text::comparison_key(name);
  for (const Entry& each : entries_) {
    if (key == each.name || key == text::comparison_key(each.label)) return each.field;
    bool called = false;
    if (index_of(each.field) < kFieldCount)
      for_each_alias(kFields[index_of(each.field)],
                     [&](std::string_view alias) { called = called || key == alias; });
    if (called) return each.field;
  }
  return std::nullopt;
}

}  // namespace torikumi::schema
