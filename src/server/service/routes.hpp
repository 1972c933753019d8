// SPDX-License-Identifier: GPL-2.0-or-later
/// Routes: every path that is answered, in one table.
///
///   /api/v1/initiatives/3f2a…/related → {GET, api_related, …}, id 3f2a…
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/openapi.hpp"
#include "server/service/request_context.hpp"

namespace torikumi::server::service {

struct Route {
  std::string_view path;     ///< {id} stands for one segment
  std::string_view methods;  ///< as an Allow header has them
  http::Response (*answer)(RequestContext&);
  bool page = false;  ///< errors are told as a page, unknown parameters ignored

  // What openapi.json tells of it.
  std::string_view about{};
  std::vector<api::ParameterInfo> parameters{};
  std::string_view type = "application/json";
  std::string_view schema{};
};

const std::vector<Route>& routes();

struct Found {
  const Route* route;
  std::string id;
};
/// The route of a path, with what stands for {id}.
std::optional<Found> find_route(std::string_view path);

/// openapi.json of all this, the same at each call.
const std::string& openapi_text();

}  // namespace torikumi::server::service
