// SPDX-License-Identifier: GPL-2.0-or-later
/// The field table: the five columns that every initiative has, in the order in which people read
/// them.
///
///   info(Field::kCurrent).label == "現状", .name == "current"
///
/// A field is added here and nowhere else: readers, indexer, query language and answers go by the
/// table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace torikumi::schema {

enum class Field { kDepartment, kTitle, kCategory, kCurrent, kDirection };

inline constexpr std::size_t kFieldCount = 5;

struct FieldInfo {
  Field field;
  std::string_view name;   ///< in JSON, CSV headers, collection files, queries
  std::string_view label;  ///< what people call it
  double default_weight;   ///< what a word in it counts, where the collection says nothing
  bool is_label;           ///< a label of the record (department, category), not its text
  std::string_view example;
};

inline constexpr std::array<FieldInfo, kFieldCount> kFields{{
    {Field::kDepartment, "department", "局・区・室", 0.5, true, "中原区役所"},
    {Field::kTitle, "title", "課題の名称", 2.0, false, "計画的な人材育成の推進"},
    {Field::kCategory, "category", "項目", 0.5, true, "区役所改革の推進"},
    {Field::kCurrent, "current", "現状", 1.0, false, "窓口の待ち時間が課題となっています。"},
    {Field::kDirection, "direction", "取組の方向性", 1.0, false, "窓口の改善を進めます。"},
}};

/// A set of fields, a bit each.
using FieldMask = std::uint8_t;

constexpr FieldMask mask_of(Field field) {
  return static_cast<FieldMask>(1U << static_cast<unsigned>(field));
}

inline constexpr FieldMask kEveryField = (1U << kFieldCount) - 1;

/// Department and category.
inline constexpr FieldMask kLabels = [] {
  FieldMask labels = 0;
  for (const FieldInfo& each : kFields) {
    if (each.is_label) labels |= mask_of(each.field);
  }
  return labels;
}();

/// Title, current state and direction.
inline constexpr FieldMask kTexts = kEveryField & ~kLabels;

constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }
constexpr const FieldInfo& info(Field field) { return kFields[index_of(field)]; }

/// The field of that name in JSON and collection files.
constexpr std::optional<Field> field_named(std::string_view name) {
  for (const FieldInfo& each : kFields) {
    if (each.name == name) return each.field;
  }
  return std::nullopt;
}

}  // namespace torikumi::schema
