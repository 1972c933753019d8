// SPDX-License-Identifier: GPL-2.0-or-later
/// Routes: every path that is answered, in one table.
///
///   /api/v1/initiatives/3f2a…/related → {GET, api_related}, id 3f2a…
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/service/exchange.hpp"

namespace torikumi::server::service {

struct Route {
  std::string_view path;     ///< {id} stands for one segment
  std::string_view methods;  ///< as an Allow header has them
  http::Response (*answer)(Exchange&);
  bool page = false;  ///< errors are told as a page, unknown parameters ignored

  bool reads() const { return methods.starts_with("GET"); }
};

std::span<const Route> routes();

struct Found {
  const Route* route;
  std::string id;
};
/// The route of a path, with what stands for {id}.
std::optional<Found> find_route(std::string_view path);

}  // namespace torikumi::server::service
