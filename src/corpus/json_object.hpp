// SPDX-License-Identifier: GPL-2.0-or-later
/// JsonObject: one line of JSON Lines as keys and the text of their values.
///
///   {"title":"見守り","予算":12.50,"対象":["高齢者","子ども"]}
///     → title "見守り", 予算 "12.50", 対象 "高齢者\n子ども"
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace torikumi::corpus {

struct JsonMember {
  std::string key;
  /// A string's characters, a number as it is written, true, false, "" for null, a list's values
  /// as lines; nothing where the value is an object, or a list that holds one.
  std::optional<std::string> text;
};

/// What a line held: the members of its object in their order (a key may come twice), or what else
/// it was.
struct JsonLine {
  enum class Kind { kObject, kList, kOther, kBroken };
  Kind kind = Kind::kObject;
  std::vector<JsonMember> members;
  std::size_t bad_at = 0;  ///< where broken: bytes that were read before
  std::string problem;     ///< where broken: what was wrong there
};

/// Reads one whole line. Never throws on any input. Any thread.
JsonLine parse_json_line(std::string_view line);

}  // namespace torikumi::corpus
