// SPDX-License-Identifier: GPL-2.0-or-later
/// Tags: which "<" of a cell opens or closes an element of HTML, and which is text.
///
///   "<p class=\"a\">"  → p        "a<b かつ b>c", "<Gaviの戦略>", "<10%"  → none
#pragma once

#include <gumbo.h>

#include <optional>
#include <string>
#include <string_view>

namespace torikumi::text {

struct Tag {
  std::size_t length = 0;  ///< in bytes, "<" and ">" included
  GumboTag element = GUMBO_TAG_UNKNOWN;
  bool closes = false;
};

/// The well-formed tag of a known element that starts at byte `at`, if one does. Attributes are
/// ASCII names with values, or names that HTML lets stand alone; anything else is prose.
std::optional<Tag> tag_at(std::string_view cell, std::size_t at);

/// Where the element that holds all up to its own "</name>" ends, that tag included; nothing where
/// it is never closed. `from` is behind its opening tag.
std::optional<std::size_t> end_of_silent(std::string_view cell, std::size_t from,
                                         std::string_view name);

/// Bytes of the character reference that starts at `at` ("&amp;", "&#x5c40;"), or 0.
std::size_t reference_at(std::string_view cell, std::size_t at);

}  // namespace torikumi::text
