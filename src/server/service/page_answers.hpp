// SPDX-License-Identifier: GPL-2.0-or-later
/// PageAnswers: what each page's path answers. Parameters that a page does not know are ignored:
/// mailers add their own.
///
///   GET /search?q=見守り&utm_source=mail → the page of that search
#pragma once

#include "server/http/message.hpp"
#include "server/pages/frame.hpp"
#include "server/service/exchange.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response home_page(Exchange& exchange);
http::Response search_page(Exchange& exchange);
http::Response search_feed(Exchange& exchange);
http::Response initiative_page(Exchange& exchange);
http::Response draft_page(Exchange& exchange);
http::Response wards_page(Exchange& exchange);
http::Response matrix_csv(Exchange& exchange);
http::Response compare_page(Exchange& exchange);
http::Response compare_csv(Exchange& exchange);
http::Response about_page(Exchange& exchange);

/// A file of the pages, by its name; 404 for an unknown one. Needs no database.
http::Response asset_file(const std::string& name);

/// The Content-Security-Policy of pages.
const char* page_policy();

/// What went wrong, as a page; `desk` where the database can be read.
http::Response problem_page(unsigned status, const std::string& detail, Desk* desk);

}  // namespace torikumi::server::service
