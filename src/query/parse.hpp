// SPDX-License-Identifier: GPL-2.0-or-later
/// Parse: what people type to a query tree. docs/grammar.md is the grammar; nothing that can be
/// typed is an error.
///
///   parse("ＮＰＯ　法人 －行政") → (and ＮＰＯ 法人 (not 行政))
#pragma once

#include <string_view>

#include "query/tree.hpp"

namespace torikumi::query {

/// Brackets nested deeper than this are text.
inline constexpr int kDeepest = 50;

/// Any bytes. What makes no sense becomes a complaint, and the rest is asked. `fields` has the
/// names that may stand before a colon. Any thread.
Parsed parse(std::string_view query, const schema::FieldTable& fields = schema::FieldTable::own());

}  // namespace torikumi::query
