// SPDX-License-Identifier: GPL-2.0-or-later
/// Lexer: what blanks, quotes and brackets part a query into.
///
///   高齢者 (見守り OR -施設) → 高齢者 · ( · 見守り · OR · NOT · 施設 · )
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/parse.hpp"
#include "schema/field_table.hpp"

namespace torikumi::query {

enum class LexemeKind { kText, kOr, kNot, kOpen, kClose };

/// A piece of the query that blanks and brackets part.
struct Lexeme {
  LexemeKind sign = LexemeKind::kText;
  std::string text;  ///< without quotes; for signs, as typed
  bool exact = false;
  bool begins = false;
  std::optional<schema::Field> field;
  bool is_due = false;  ///< a year behind due: or 期限:
};

/// The pieces in order; what makes no sense is told in `complaints`. `fields` has the names that
/// may stand before a colon.
std::vector<Lexeme> lexemes_of(std::string_view query, const schema::FieldTable& fields,
                               std::vector<Complaint>& complaints);

}  // namespace torikumi::query
