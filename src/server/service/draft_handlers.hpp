// SPDX-License-Identifier: GPL-2.0-or-later
/// Draft handlers: a draft that is sent as a form, point by point, as a page and as a file.
///
///   POST /draft text=移動販売を支援する。 → 1 高原区役所 …; POST /draft.csv → the same as a table
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

// Each throws Error as the engine does.
http::Response draft_page(RequestContext& context);
http::Response draft_csv(RequestContext& context);

}  // namespace torikumi::server::service
