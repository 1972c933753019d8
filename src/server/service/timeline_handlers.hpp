// SPDX-License-Identifier: GPL-2.0-or-later
/// Timeline handlers: what is due when, as a page, as JSON and as a file.
///
///   GET /timeline?due=2026 → 令和8（2026）年度: …; GET /api/v1/timeline.csv → a row a sentence
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response timeline_page(RequestContext& context);
http::Response api_timeline(RequestContext& context);
http::Response api_timeline_csv(RequestContext& context);

}  // namespace torikumi::server::service
