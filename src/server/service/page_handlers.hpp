// SPDX-License-Identifier: GPL-2.0-or-later
/// PageAnswers: what each page's path answers. Parameters that a page does not know are ignored:
/// mailers add their own.
///
///   GET /search?q=見守り&utm_source=mail → the page of that search
#pragma once

#include "server/http/message.hpp"
#include "server/pages/frame.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response home_page(RequestContext& context);
http::Response search_page(RequestContext& context);
http::Response search_feed(RequestContext& context);
http::Response print_page(RequestContext& context);
http::Response initiative_page(RequestContext& context);
http::Response compare_page(RequestContext& context);
http::Response compare_csv(RequestContext& context);
http::Response compare_xlsx(RequestContext& context);
http::Response about_page(RequestContext& context);

/// A file of the pages, by its name; 404 for an unknown one. Needs no database.
http::Response asset_file(const std::string& name);

/// A whole page as a response, with the policy of pages.
http::Response page(std::string body, unsigned status = 200);

/// What went wrong, as a page; `session` where the database can be read.
http::Response problem_page(unsigned status, const std::string& detail, SearchSession* session);

}  // namespace torikumi::server::service
