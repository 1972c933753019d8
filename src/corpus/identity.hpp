// SPDX-License-Identifier: GPL-2.0-or-later
/// Identity: the name under which a record is known, run after run.
///
///   edition "", 中原区役所, 窓口混雑緩和… → "9f1c03ab77e2d410", whatever the file, its order or
///   its encoding
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schema/collection.hpp"
#include "schema/record.hpp"

namespace torikumi::corpus {

inline constexpr std::size_t kLongestId = 200;  ///< bytes

/// Why a source's own id cannot serve, or nothing: it must be 1 to 200 bytes, and one segment of a
/// URL.
std::optional<std::string> fault_of_id(std::string_view id);

/// The id that the collection's identity columns give (16 hexadecimal digits), or nothing where
/// none of them says anything (edition and city aside). Blanks, width, case and kinds of dashes
/// make no difference.
std::optional<std::string> derive_id(const schema::Record& record,
                                     const schema::Collection& collection);

/// "青葉浜市 令和8年度": city and edition of a record, which tell records of one id apart.
std::string variant_of(const schema::Record& record);

/// "12@令和8年度": a source's id where another variant has it too, and "12@青葉浜市 令和8年度". One
/// that cannot stand in an address is named by its digest.
std::string id_of_variant(const std::string& id, const std::string& variant);

/// The source's id of a record whose id may be as id_of_variant made it: "12" of "12@令和8年度".
std::string id_of_source(const schema::Record& record);

/// What the id of a second row of the same identity ends in: "-" and the beginning of the digest of
/// its content.
std::string suffix_of(std::string_view digest);

}  // namespace torikumi::corpus
