// SPDX-License-Identifier: GPL-2.0-or-later
/// Troubles: why a request is not answered, for programs in English and for people in Japanese.
///
///   a search that took too long → 503, "the search took longer than an answer may",
///   検索に時間がかかりすぎるため、打ち切りました。…
///
/// None names a path of this machine.
#pragma once

#include <optional>
#include <string>

#include "base/error.hpp"
#include "server/http/message.hpp"
#include "server/service/service_options.hpp"

namespace torikumi::server::service {

struct HttpError {
  unsigned status;
  const char* title;
  std::string detail;
  const char* japanese;
  unsigned wait = 0;  ///< seconds after which it may be asked again; 0: that is not told
};

HttpError trouble_of(const base::Error& error);
HttpError no_database();

/// What makes a query too much, or nothing.
std::optional<HttpError> too_costly(const http::Request& request, const QueryLimits& limits);

/// For a request that the network refuses: 400, 413, 429, 431 or 503.
HttpError refusal(unsigned status);

}  // namespace torikumi::server::service
