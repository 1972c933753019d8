// SPDX-License-Identifier: GPL-2.0-or-later
/// Terminal: texts of a source as one line that does nothing to the terminal that shows it.
///
///   "窓口\n案内\x1B[2J" → "窓口 案内 [2J"
#pragma once

#include <string>
#include <string_view>

#include "schema/record.hpp"

namespace torikumi::cli {

/// The text with every control character as one blank: line feeds, escapes, and U+0080 to U+009F
/// and the marks that turn the direction of writing.
std::string in_one_line(std::string_view text);

/// A record's department in one line, behind its city where it has one.
std::string department_of(const schema::Record& record);

}  // namespace torikumi::cli
