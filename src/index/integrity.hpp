// SPDX-License-Identifier: GPL-2.0-or-later
/// Integrity: whether a database is whole, found by reading all of it.
///
///   check_integrity("index/db") → {generation 3, 55 records, no problem}
#pragma once

#include <string>
#include <vector>

#include "index/generations.hpp"
#include "index/stamp.hpp"

namespace torikumi::index {

struct Integrity {
  Stamp stamp;
  std::string collection;  ///< its name
  std::uint64_t records = 0;
  std::vector<std::string> problems;  ///< empty: whole
};

/// Reads every table and every record. Throws Error where the database cannot be opened at all.
Integrity check_integrity(const std::string& directory);

/// Throws Error kRefused where a generation of the directory could not answer: gone, damaged, or of
/// another format.
void require_usable(const std::string& directory, GenerationNumber number);

}  // namespace torikumi::index
