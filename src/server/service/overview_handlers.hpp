// SPDX-License-Identifier: GPL-2.0-or-later
/// Overview handlers: how the initiatives divide, as a page.
///
///   GET /overview?department=汐見区役所 → 津波避難ビル, 見守り隊 …
#pragma once

#include "server/http/message.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

http::Response overview_page(RequestContext& context);

}  // namespace torikumi::server::service
