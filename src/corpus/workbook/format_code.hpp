// SPDX-License-Identifier: GPL-2.0-or-later
/// Format code: how a spreadsheet writes down what a number looks like.
///
///   #,##0"千円";▲#,##0"千円" → two sections, each of digits and a literal
///
/// ECMA-376 part 1, 18.8.31.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace torikumi::corpus {

/// A piece of a format's section.
struct Piece {
  enum class Kind { kLiteral, kDate, kDigits, kPercent, kText, kGeneral, kElapsed };
  Kind kind;
  std::string text;  ///< a literal's text; of a date its letters, as "mm"; digits as "#,##0.0"
};

/// What numbers of one sign, or of one condition, look like.
struct Section {
  std::vector<Piece> pieces;
  std::optional<std::pair<std::string, double>> condition;  ///< [>=1000]
  bool is_date = false;
  bool has_half_days = false;  ///< AM/PM
  bool has_gannen = false;     ///< the first year of an era is 元年
};

/// The sections for numbers, three at most; at least one. Pure; any thread.
std::vector<Section> sections_of(std::string_view code);

}  // namespace torikumi::corpus
