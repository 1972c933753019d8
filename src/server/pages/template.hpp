// SPDX-License-Identifier: GPL-2.0-or-later
/// Template: a page's markup filled with data. The only door to mustache.
///
///   {{#hits}}<li>{{title}}</li>{{/hits}} and 見守り<b> → <li>見守り&lt;b&gt;</li>
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "search/request.hpp"

namespace torikumi::server::pages {

using Data = kainjow::mustache::data;

/// Fills a file of templates/ ("home.html"). {{name}} is escaped; {{{name}}} is not, and is for
/// rendered templates alone. Any thread.
std::string render(std::string_view name, const Data& data);

/// {hit, text} for each, so that {{#hit}} marks it.
/// 令和7年度、令和8年度
std::string listed(const std::vector<std::string>& names);

Data fragments_data(const std::vector<search::Fragment>& fragments);

/// A list for {{#list}}…{{.}}…{{/list}}.
Data list_data(const std::vector<std::string>& texts);

/// "1,234".
std::string with_commas(std::uint64_t number);

}  // namespace torikumi::server::pages
