// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/routes.hpp"

#include "server/service/api_answers.hpp"
#include "server/service/page_answers.hpp"

namespace torikumi::server::service {
namespace {

constexpr std::string_view kGet = "GET, HEAD, OPTIONS";
constexpr std::string_view kPost = "POST, OPTIONS";
constexpr std::string_view kBoth = "GET, HEAD, POST, OPTIONS";

constexpr Route kRoutes[] = {
    {"/api/v1/search", kGet, api_search},
    {"/api/v1/search.csv", kGet, api_search_csv},
    {"/api/v1/initiatives/{id}", kGet, api_initiative},
    {"/api/v1/initiatives/{id}/related", kGet, api_related},
    {"/api/v1/related", kPost, api_related_to_text},
    {"/api/v1/matrix", kGet, api_matrix},
    {"/api/v1/themes", kGet, api_themes},
    {"/api/v1/compare", kGet, api_compare},
    {"/api/v1/suggest", kGet, api_suggest},
    {"/", kGet, home_page, true},
    {"/search", kGet, search_page, true},
    {"/search.atom", kGet, search_feed, true},
    {"/initiatives/{id}", kGet, initiative_page, true},
    {"/draft", kBoth, draft_page, true},
    {"/wards", kGet, wards_page, true},
    {"/matrix.csv", kGet, matrix_csv, true},
    {"/compare", kGet, compare_page, true},
    {"/compare.csv", kGet, compare_csv, true},
    {"/about", kGet, about_page, true},
};

constexpr std::string_view kId = "{id}";

/// What stands for {id}, empty where the pattern has none; nothing where the path is another.
std::optional<std::string> match(std::string_view pattern, std::string_view path) {
  const std::size_t at = pattern.find(kId);
  if (at == std::string_view::npos)
    return pattern == path ? std::optional<std::string>("") : std::nullopt;
  const std::string_view before = pattern.substr(0, at);
  const std::string_view behind = pattern.substr(at + kId.size());
  if (path.size() <= before.size() + behind.size() || !path.starts_with(before) ||
      !path.ends_with(behind))
    return std::nullopt;
  // An id is one segment: its slashes were refused when it was indexed.
  std::string id(path.substr(before.size(), path.size() - before.size() - behind.size()));
  return id.find('/') == std::string::npos ? std::optional(std::move(id)) : std::nullopt;
}

}  // namespace

std::span<const Route> routes() { return kRoutes; }

std::optional<Found> find_route(std::string_view path) {
  for (const Route& route : kRoutes) {
    if (auto id = match(route.path, path)) return Found{&route, *std::move(id)};
  }
  return std::nullopt;
}

}  // namespace torikumi::server::service
