// SPDX-License-Identifier: GPL-2.0-or-later
/// Query tree: what a person's words ask, before any index is looked at.
///
///   高齢者 (見守り OR 見回り) -施設 現状:担い手
///   → (and 高齢者 (or 見守り 見回り) (not 施設) current:担い手)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field_table.hpp"

namespace torikumi::query {

enum class Kind {
  kEverything,  ///< no condition: every record
  kAnd,
  kOr,
  kNot,   ///< one child, which must not be met
  kText,  ///< a word, a compound or a sentence, as it was typed
};

struct Node {
  Kind kind = Kind::kEverything;
  std::vector<Node> children;
  std::string text;     ///< of kText
  bool exact = false;   ///< of kText: the string as it is
  bool begins = false;  ///< of kText: words that begin so (見守*), text without the *
  std::optional<schema::Field> field;  ///< of kText: only there
  bool is_due = false;  ///< of kText: what is to be done in these years (期限:令和8年度)
};

/// Something in the query that made no sense, and what was done instead.
struct Complaint {
  std::string about;    ///< the part of the query
  std::string message;  ///< in Japanese: people see it beside their results
};

struct Parsed {
  Node root;
  std::vector<Complaint> complaints;
};

/// The canonical form: (and …), (or …), (not …), "exact", field:text, begins*, * for everything.
std::string print(const Node& node, const schema::FieldTable& fields = schema::FieldTable::own());

}  // namespace torikumi::query
