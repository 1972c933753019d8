// SPDX-License-Identifier: GPL-2.0-or-later
/// Understood: how a search was read, in words, each with a way to take it back.
///
///   「平成26年」は2014年も探しました。 この読み替えをやめる
#pragma once

#include "server/pages/search_page.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

void set_understood(Data& page, const SearchView& view);

/// The same as sentences alone, where nothing can be taken back.
void set_reading(Data& page, const std::vector<search::Interpretation>& interpretation);

}  // namespace torikumi::server::pages
