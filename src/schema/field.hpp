// SPDX-License-Identifier: GPL-2.0-or-later
/// The field table: the columns that every initiative has, in the order in which people read them.
///
///   info(Field::kCurrent).label == "現状", .name == "current"
///
/// A field is added here and nowhere else, by an enumerator and a row: readers, indexer, query
/// language, facets, answers, schemas, pages and help go by the table. A field that is a label also
/// needs a value slot and a term prefix of its own (schema/format.hpp, index/term.hpp). Adding one
/// changes what a database holds: raise kFormatVersion. What a collection adds to them is in
/// schema/field_table.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "schema/format.hpp"

namespace torikumi::schema {

/// The numbers behind these are the collection's further texts (schema/field_table.hpp).
enum class Field : std::uint8_t { kDepartment, kTitle, kCategory, kCurrent, kDirection };

struct FieldInfo {
  Field field;
  std::string_view name;   ///< in JSON, CSV headers, collection files, queries
  std::string_view label;  ///< what people call it
  /// Other names before a colon in a query, as text::comparison_key; blanks between them.
  std::string_view aliases;
  double default_weight;  ///< what a word in it counts, where the collection says nothing
  bool is_required;       ///< a collection must name its columns; else label and name are they
  bool is_label;          ///< a label of the record, and a facet; else its text
  std::uint32_t slot;     ///< value slot of a label
  std::string_view example;
};

inline constexpr std::array kFields{
    FieldInfo{Field::kDepartment, "department", "局・区・室", "局 部署 区", 0.5, true, true,
              slot::kDepartment, "中原区役所"},
    FieldInfo{Field::kTitle, "title", "課題の名称", "課題 名称", 2.0, true, false, slot::kNone,
              "計画的な人材育成の推進"},
    FieldInfo{Field::kCategory, "category", "項目", "分類", 0.5, true, true, slot::kCategory,
              "区役所改革の推進"},
    FieldInfo{Field::kCurrent, "current", "現状", "", 1.0, true, false, slot::kNone,
              "窓口の待ち時間が課題となっています。"},
    FieldInfo{Field::kDirection, "direction", "取組の方向性", "方向性 方向", 1.0, true, false,
              slot::kNone, "窓口の改善を進めます。"},
};

inline constexpr std::size_t kFieldCount = kFields.size();

/// Further columns that may be text.
inline constexpr std::size_t kMostTexts = 48;
static_assert(kFieldCount + kMostTexts <= 64, "a FieldMask has a bit for each field");
static_assert(
    [] {
      for (std::size_t i = 0; i < kFieldCount; ++i) {
        if (static_cast<std::size_t>(kFields[i].field) != i) return false;
      }
      return true;
    }(),
    "the rows stand in the order of the enumerators");

/// A set of fields, a bit each.
using FieldMask = std::uint64_t;

constexpr FieldMask mask_of(Field field) { return FieldMask{1} << static_cast<unsigned>(field); }

inline constexpr FieldMask kEveryField = ~FieldMask{0};

/// Department and category.
inline constexpr FieldMask kLabels = [] {
  FieldMask labels = 0;
  for (const FieldInfo& each : kFields) {
    if (each.is_label) labels |= mask_of(each.field);
  }
  return labels;
}();

/// Title, current state, direction and further texts.
inline constexpr FieldMask kTexts = kEveryField & ~kLabels;

constexpr std::size_t index_of(Field field) { return static_cast<std::size_t>(field); }
constexpr const FieldInfo& info(Field field) { return kFields[index_of(field)]; }

/// Calls each(alias) for the other names that a query may have for a field.
template <typename Each>
void for_each_alias(const FieldInfo& info, Each each) {
  for (std::string_view rest = info.aliases; !rest.empty();) {
    const std::string_view alias = rest.substr(0, rest.find(' '));
    each(alias);
    rest.remove_prefix(alias.size() == rest.size() ? rest.size() : alias.size() + 1);
  }
}

/// The field of that name in JSON and collection files.
constexpr std::optional<Field> field_named(std::string_view name) {
  for (const FieldInfo& each : kFields) {
    if (each.name == name) return each.field;
  }
  return std::nullopt;
}

}  // namespace torikumi::schema
