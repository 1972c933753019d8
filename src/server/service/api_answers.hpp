// SPDX-License-Identifier: GPL-2.0-or-later
/// ApiAnswers: what each path of the API answers.
///
///   GET /api/v1/search?q=見守り → 200 and what torikumi search --format json prints
#pragma once

#include "server/http/message.hpp"
#include "server/service/exchange.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response api_search(Exchange& exchange);
http::Response api_search_csv(Exchange& exchange);
http::Response api_initiative(Exchange& exchange);
http::Response api_related(Exchange& exchange);
http::Response api_related_to_text(Exchange& exchange);
http::Response api_matrix(Exchange& exchange);
http::Response api_themes(Exchange& exchange);
http::Response api_compare(Exchange& exchange);
http::Response api_suggest(Exchange& exchange);

}  // namespace torikumi::server::service
