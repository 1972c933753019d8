// SPDX-License-Identifier: GPL-2.0-or-later
/// Value slots: what a document keeps beside its text, as the bytes of Xapian's value slots.
///
///   order_value(7) → 00 00 00 07 · label_value("中原区役所") → its sort key, a zero byte,
///   中原区役所
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/doc_values.hpp"
#include "index/stamp.hpp"
#include "index/term.hpp"
#include "schema/record.hpp"

namespace torikumi::index {

/// The term that all records with this label have: its comparison key behind `front`, or the key's
/// digest where that is too long for a term.
Term label_term(TermKind kind, std::string_view label, std::string_view front = {});

/// A label in a value slot: its sort key, a zero byte, the label. Sorting by the slot sorts by
/// name.
std::string label_value(std::string_view label);
std::string_view label_of_value(std::string_view value);

/// A place in the source order, as bytes that compare as the numbers do.
std::string order_value(std::uint32_t order);
std::uint32_t order_of_value(std::string_view value);

std::string lengths_value(const Lengths& lengths);
Lengths lengths_of_value(std::string_view value);

/// Source number, line and sheet.
std::string origin_value(std::uint32_t source, const schema::Origin& origin);
schema::Origin origin_of_value(std::string_view value, const std::vector<SourceStamp>& sources);

}  // namespace torikumi::index
