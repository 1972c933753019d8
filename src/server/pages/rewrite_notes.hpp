// SPDX-License-Identifier: GPL-2.0-or-later
/// Rewrite notes: how a search was read, in words, each with a way to take it back.
///
///   「特養」の言い換えとして「特別養護老人ホーム」も検索しました。 言い換えずに検索する
#pragma once

#include "server/pages/search_page.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {

/// One line for each, with the link that takes it back; `taken_back` are those that were. Narrowing
/// to a department that was named is offered where the page can.
void set_understood(Data& page, const std::vector<search::QueryRewrite>& rewrites,
                    const std::vector<std::string>& taken_back, const Link& link, bool can_narrow);

}  // namespace torikumi::server::pages
