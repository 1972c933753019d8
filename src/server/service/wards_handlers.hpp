// SPDX-License-Identifier: GPL-2.0-or-later
/// Wards handlers: who does what, as a page and as files.
///
///   GET /wards?q=見守り&edition=令和8年度 → 汐見区役所 1件 …; GET /matrix.csv → the same counts
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response wards_page(RequestContext& context);
http::Response matrix_csv(RequestContext& context);
http::Response matrix_xlsx(RequestContext& context);

}  // namespace torikumi::server::service
