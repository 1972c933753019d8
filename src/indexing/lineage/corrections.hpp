// SPDX-License-Identifier: GPL-2.0-or-later
/// Corrections: pairs of initiatives that a person joins or parts, a line each.
///
///   3f2a…<TAB>9c1b…<TAB>same     the second is the first a year later
///   3f2a…<TAB>77d0…<TAB>not      it is not
///
/// What torikumi lineage prints is such a file: a line of it can be mended and given back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/lineage.hpp"

namespace torikumi::indexing {

struct Correction {
  std::string former;  ///< ids
  std::string later;
  bool is_joined = true;
  /// Split or merged, where the line says so: the whole may have other parts.
  std::optional<index::LinkKind> part;
  std::uint32_t line = 0;
};

/// Reads former id, later id and, where a third column is there, same, retitled, moved, split,
/// merged or not; further columns, empty lines and lines that begin with # are passed over. Throws
/// Error kBadInput with `name` and line for anything else.
std::vector<Correction> parse_corrections(std::string_view tsv, const std::string& name);

}  // namespace torikumi::indexing
