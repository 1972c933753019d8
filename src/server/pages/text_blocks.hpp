// SPDX-License-Identifier: GPL-2.0-or-later
/// TextBlocks: a field's text as paragraphs and lists, with its matches.
///
///   "次を進めます。\n・見守り\n・研修\n" →
///   <p>次を進めます。</p><ul><li>・見守り</li><li>・研修</li></ul>
#pragma once

#include <vector>

#include "schema/field_table.hpp"
#include "search/request.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

/// Each line is a paragraph; lines that begin with a mark of enumeration (・ ● ① (1) …) are items
/// and stay as they were typed. Lines of blanks alone are left out.
Data text_blocks(const std::vector<search::Fragment>& fragments);

/// The texts of a whole hit (search::Request::whole): of each its name, its label, and its
/// blocks as markup.
Data prose_data(const search::Hit& hit, const schema::FieldTable& fields);

}  // namespace torikumi::server::pages
