// SPDX-License-Identifier: GPL-2.0-or-later
/// PageLinks: from a page of a long list to the one before and behind.
///
///   前のページ  2 / 7  次のページ
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace torikumi::server::pages {

/// Markup; empty for a list of one page. From behind the last page the way leads back to it. Pages
/// are counted from 1, `at` gives the address of each, `label` names the list for those who do not
/// see it.
std::string page_links(std::size_t page, std::size_t last,
                       const std::function<std::string(std::size_t)>& at,
                       const std::string& label = "ページ");

}  // namespace torikumi::server::pages
