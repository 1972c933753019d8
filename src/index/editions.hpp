// SPDX-License-Identifier: GPL-2.0-or-later
/// Editions of a database, in the order in which they came out.
///
///   令和7年度, 令和8年度: editions_of; their labels' ages are 0 and 1
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "index/doc_values.hpp"

namespace torikumi::index {

/// The oldest first.
std::vector<std::string> editions_of(const DocValues& values);

/// The one of these editions that is called so, width and blanks aside; nothing where none is.
std::optional<std::string> edition_called(const std::vector<std::string>& editions,
                                          const std::string& name);

/// The same. Throws Error kUsage, with those there are, for
/// another.
std::string known_edition(const std::vector<std::string>& editions, const std::string& name);

/// The place of each label of the edition column among editions_of.
std::vector<std::size_t> ages_of_editions(const DocValues& values);

}  // namespace torikumi::index
