// SPDX-License-Identifier: GPL-2.0-or-later
/// ChangesHandlers: what became of one edition's initiatives in another, as JSON, CSV, a workbook,
/// a page and an Atom feed.
///
///   GET /api/v1/changes?from=令和7年度&to=令和8年度&department=汐見区役所
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

/// Changes are not ranked: any part of their list is as cheap as the first.
inline constexpr std::uint32_t kLastChange = 100'000'000;

// Each throws Error as the engine does.
http::Response api_changes(RequestContext& context);
http::Response api_changes_csv(RequestContext& context);
http::Response api_changes_xlsx(RequestContext& context);
http::Response changes_page(RequestContext& context);
http::Response changes_feed(RequestContext& context);

}  // namespace torikumi::server::service
