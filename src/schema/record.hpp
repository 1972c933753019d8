// SPDX-License-Identifier: GPL-2.0-or-later
/// Record: a row as people know it, an initiative.
///
///   {id "3f2a…", edition "", 中原区役所, 中原区役所窓口混雑緩和…, 区役所改革の推進, 現状…,
///   方向性…, from shiryo3.txt line 15}
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "schema/field.hpp"

namespace torikumi::schema {

/// Where a record was read.
struct Origin {
  std::string source;      ///< the file as it was named, or "-" for standard input
  std::string sheet;       ///< of a spreadsheet; else empty
  std::uint32_t line = 0;  ///< first line of the row, from 1

  friend bool operator==(const Origin&, const Origin&) = default;
};

/// All text is UTF-8, markup off, else as the source has it.
struct Record {
  std::string id;       ///< at most 200 bytes, one URL segment
  std::string edition;  ///< empty where the collection knows none
  std::string city;     ///< likewise
  std::array<std::string, kFieldCount> fields;
  std::vector<std::string> further;  ///< the collection's further columns, in its order
  Origin origin;
  std::string
      changed;  ///< when a run first read what it says now: UTC, RFC 3339; empty in a source

  /// A field, or one of the further texts, which stand before all other further columns.
  const std::string& operator[](Field field) const {
    const std::size_t number = index_of(field);
    return number < kFieldCount ? fields[number] : further[number - kFieldCount];
  }
  std::string& operator[](Field field) {
    return const_cast<std::string&>(std::as_const(*this)[field]);
  }
};

/// A name for what the record says: any change of its texts changes it. Its place in the source is
/// no part of it. 32 hexadecimal digits.
std::string content_digest(const Record& record);

}  // namespace torikumi::schema
