// SPDX-License-Identifier: GPL-2.0-or-later
/// ApiAnswers: what each path of the API answers.
///
///   GET /api/v1/search?q=見守り → 200 and what torikumi search --format json prints
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response api_search(RequestContext& context);
http::Response api_search_csv(RequestContext& context);
http::Response api_search_xlsx(RequestContext& context);
http::Response api_initiative(RequestContext& context);
http::Response api_related(RequestContext& context);
http::Response api_related_to_text(RequestContext& context);
http::Response api_matrix(RequestContext& context);
http::Response api_themes(RequestContext& context);
http::Response api_compare(RequestContext& context);
http::Response api_suggest(RequestContext& context);

}  // namespace torikumi::server::service
