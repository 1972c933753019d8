// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/routes.hpp"

#include "search/changes/change_status.hpp"
#include "server/service/api_handlers.hpp"
#include "server/service/changes_handlers.hpp"
#include "server/service/draft_handlers.hpp"
#include "server/service/overview_handlers.hpp"
#include "server/service/page_handlers.hpp"
#include "server/service/site_handlers.hpp"
#include "server/service/timeline_handlers.hpp"
#include "server/service/wards_handlers.hpp"

namespace torikumi::server::service {
namespace {

constexpr std::string_view kGet = "GET, HEAD, OPTIONS";
constexpr std::string_view kPost = "POST, OPTIONS";
constexpr const char* kForm = "application/x-www-form-urlencoded";
constexpr std::string_view kBoth = "GET, HEAD, POST, OPTIONS";

std::vector<std::string_view> views(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

using Parameters = std::vector<api::ParameterInfo>;

const api::ParameterInfo kQuery{"q", "what is searched, in the query language"};
const api::ParameterInfo kLimit{"limit", "how many (10)", false, {}, 1, 100};
const api::ParameterInfo kScope{"scope", "where related ones are sought", false,
                                views(search::kScopeNames)};

Parameters with(Parameters parameters, const Parameters& more) {
  parameters.insert(parameters.end(), more.begin(), more.end());
  return parameters;
}

/// A search's parameters and these. A collection's further facets are parameters too.
Parameters search_and(const Parameters& more,
                      const std::vector<std::string>& groups = search::kGroupNames) {
  Parameters all{kQuery,
                 {"group", "initiative: editions of one are one hit, of the newest that is found",
                  false, views(groups)},
                 {"sort", "the order", false, views(search::kSortNames)},
                 {"off", "interpretations to take back, as an answer calls them", true}};
  static const std::vector<std::string> facets = search::built_in_facets();
  for (const std::string& facet : facets)
    all.push_back({facet, "only of these; one of them may be given again", true});
  return with(std::move(all), more);
}

std::vector<Route> make_routes() {
  const Parameters search =
      search_and({kLimit, {"offset", "hits to pass over (0)", false, {}, 0, kDeepestOffset}});
  const api::ParameterInfo kCharset{"charset", "of the file", false, {"utf-8", "cp932"}};
  const api::ParameterInfo kRows{"rows", "who", false, views(search::kCrossTabRowNames)};
  const api::ParameterInfo kOff{"off", "interpretations to take back", true};
  const api::ParameterInfo kIds{"id", "2 to 7 of them", true};
  const Parameters charset = search_and({kCharset});
  const Parameters changes{
      kQuery,
      {"from", "an edition (the last but one)"},
      {"to", "an edition (the last)"},
      {"city", "only of these", true},
      {"department", "only of these", true},
      {"category", "only of these", true},
      {"status", "only these (all but unchanged)", true, views(search::kChangeStatusNames)},
      kOff};
  const Parameters timeline{kQuery,
                            {"due", "only in these fiscal years: 2029, R11", true},
                            {"city", "only of these", true},
                            {"department", "only of these", true},
                            {"category", "only of these", true},
                            {"edition", "of these instead of the newest", true},
                            kOff};
  const api::ParameterInfo kChangesOffset{"offset",   "changes to pass over (0)", false, {}, 0,
                                          kLastChange};
  const api::ParameterInfo kEdition{"edition", "count this one (each city's newest)"};
  const Parameters matrix{kQuery, kRows, kEdition, {"columns", "by what", false, {"category"}}};
  return {
      {"/api/v1/search", kGet, api_search, false, "Ranked hits, facets, snippets", search,
       "application/json", "SearchAnswer"},
      {"/api/v1/search.xlsx", kGet, api_search_xlsx, false,
       "Every hit, every column, as a workbook", search_and({}),
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"/api/v1/search.csv", kGet, api_search_csv, false, "Every hit, every column", charset,
       "text/csv"},
      {"/api/v1/initiatives/{id}",
       kGet,
       api_initiative,
       false,
       "One initiative, or how to cite it",
       {{"cite", "text: the citation instead", false, {"no", "text"}}},
       "application/json",
       "Initiative"},
      {"/api/v1/initiatives/{id}/related",
       kGet,
       api_related,
       false,
       "Initiatives related to one, and why",
       {kScope, kLimit},
       "application/json",
       "RelatedAnswer"},
      {"/api/v1/related",
       kPost,
       api_related_to_text,
       false,
       "Initiatives related to a text of up to 20,000 characters, and why; or who does each of its "
       "points (DraftAnswer)",
       {{"scope", "a text belongs to no department", false, {"all"}},
        kLimit,
        {"points", "1: the text point by point", false, {"0", "1"}}},
       "application/json",
       "RelatedAnswer"},
      {"/api/v1/matrix", kGet, api_matrix, false, "Who does what, and who does not", matrix,
       "application/json", "MatrixAnswer"},
      {"/api/v1/changes", kGet, api_changes, false,
       "What became of one edition's initiatives in another",
       with(changes, {{"limit", "how many (50)", false, {}, 1, 500}, kChangesOffset}),
       "application/json", "ChangesAnswer"},
      {"/api/v1/changes.csv", kGet, api_changes_csv, false, "Every change, with its sentences",
       with(changes, {kCharset}), "text/csv"},
      {"/api/v1/changes.xlsx", kGet, api_changes_xlsx, false, "The same as a workbook", changes,
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"/api/v1/timeline", kGet, api_timeline, false, "What is due when, with the sentences",
       with(timeline, {{"limit", "how many (50)", false, {}, 1, 500},
                       {"offset", "items to pass over (0)", false, {}, 0, kDeepestOffset}}),
       "application/json", "TimelineAnswer"},
      {"/api/v1/timeline.csv", kGet, api_timeline_csv, false, "Every deadline, a row a sentence",
       with(timeline, {kCharset}), "text/csv"},
      {"/api/v1/themes",
       kGet,
       api_themes,
       false,
       "Groups of like initiatives across wards",
       {},
       "application/json",
       "ThemesAnswer"},
      {"/api/v1/compare",
       kGet,
       api_compare,
       false,
       "2 to 7 initiatives side by side",
       {kIds},
       "application/json",
       "ComparisonAnswer"},
      {"/api/v1/suggest",
       kGet,
       api_suggest,
       false,
       "Completions from kanji, kana or romaji",
       {{"q", "what was typed so far"}, kLimit},
       "application/json",
       "SuggestAnswer"},
      {"/", kGet, home_page, true, "Where to begin", {}, "text/html"},
      {"/search", kGet, search_page, true, "Hits, facets, and how to go on",
       search_and({kLimit,
                   {"offset", "hits to pass over (0)", false, {}, 0, kDeepestOffset},
                   {"view", "how hits are shown", false, {"cards", "table"}}},
                  kPageGroups),
       "text/html"},
      {"/print", kGet, print_page, true, "Everything that a search finds, in full, for paper",
       search_and({}, kPageGroups), "text/html"},
      {"/search.atom", kGet, search_feed, false, "A search as an Atom feed",
       search_and({}, kPageGroups), "application/atom+xml"},
      {"/initiatives/{id}",
       kGet,
       initiative_page,
       true,
       "One initiative, with what is related to it",
       {kQuery, {"from", "the address of the search that it was found by"}},
       "text/html"},
      {"/overview",
       kGet,
       overview_page,
       true,
       "How the initiatives divide, and what sets a department apart",
       {{"department", "of this one, by the name that its facet has"}},
       "text/html"},
      {"/timeline", kGet, timeline_page, true, "What is due when, by department",
       with(timeline, {{"offset", "items to pass over (0)", false, {}, 0, kDeepestOffset}}),
       "text/html"},
      {"/draft",
       kBoth,
       draft_page,
       true,
       "Initiatives like a text that is sent as a form",
       {},
       "text/html"},
      {"/draft.csv",
       kPost,
       draft_csv,
       true,
       "Who does each point of a text that is sent as a form",
       {kCharset},
       "text/csv"},
      {"/wards",
       kGet,
       wards_page,
       true,
       "Who does what, who does not, and common themes",
       {kQuery, kRows, kEdition, kOff, {"themes", "page of the themes", false, {}, 1, 100'000}},
       "text/html"},
      {"/matrix.csv",
       kGet,
       matrix_csv,
       true,
       "The same counts as a table",
       {kQuery, kRows, kEdition, kOff, kCharset},
       "text/csv"},
      {"/matrix.xlsx",
       kGet,
       matrix_xlsx,
       true,
       "The same counts as a workbook",
       {kQuery, kRows, kEdition, kOff},
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"/compare.xlsx",
       kGet,
       compare_xlsx,
       true,
       "Initiatives side by side as a workbook",
       {kIds},
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"/compare",
       kGet,
       compare_page,
       true,
       "2 to 7 initiatives side by side",
       {kIds},
       "text/html"},
      {"/compare.csv",
       kGet,
       compare_csv,
       true,
       "The same as a table",
       {kIds, kCharset},
       "text/csv"},
      {"/changes", kGet, changes_page, true,
       "What was added, dropped and reworded between two editions", with(changes, {kChangesOffset}),
       "text/html"},
      {"/changes.atom", kGet, changes_feed, false, "Changes as an Atom feed", changes,
       "application/atom+xml"},
      {"/data.csv", kGet, api_search_csv, false, "The whole collection as a table",
       search_and({kCharset}), "text/csv"},
      {"/data.jsonl",
       kGet,
       data_jsonl,
       false,
       "The whole collection, an object a line",
       {},
       "application/jsonl"},
      {"/catalog.jsonld",
       kGet,
       catalog_jsonld,
       false,
       "The collection as a data set, with its files and licence (DCAT)",
       {},
       "application/ld+json"},
      {"/embed", kGet, embed_page, true, "How another site can offer this search", {}, "text/html"},
      {"/embed/search", kGet, embed_search, true, "A search box for a frame of another site",
       search_and({}, kPageGroups), "text/html"},
      {"/robots.txt", kGet, robots_txt, true, "What machines may read", {}, "text/plain"},
      {"/sitemap.xml",
       kGet,
       sitemap_xml,
       false,
       "The address of each initiative's page",
       {{"page", "of a large sitemap", false, {}, 1, 10'000}},
       "application/xml"},
      {"/opensearch.xml",
       kGet,
       opensearch_xml,
       true,
       "How a browser can search here",
       {},
       "application/opensearchdescription+xml"},
      {"/about", kGet, about_page, true, "What is indexed, and how to ask", {}, "text/html"},
  };
}

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

const std::vector<Route>& routes() {
  static const std::vector<Route> all = make_routes();
  return all;
}

std::optional<Found> find_route(std::string_view path) {
  for (const Route& route : routes()) {
    if (auto id = match(route.path, path)) return Found{&route, *std::move(id)};
  }
  return std::nullopt;
}

const std::string& openapi_text() {
  static const std::string text = [] {
    std::vector<api::Operation> operations;
    for (const Route& route : routes()) {
      const bool post = route.methods == kPost;
      operations.push_back({route.path, post ? "post" : "get", route.about, route.parameters,
                            route.type, route.schema,
                            post ? (route.page ? kForm : "text/plain") : "", route.page});
      if (route.methods == kBoth) {
        operations.push_back({route.path, "post", route.about, {}, route.type, "", kForm, true});
      }
    }
    operations.push_back(
        {"/openapi.json", "get", "This description", {}, "application/json", "", ""});
    operations.push_back(
        {"/healthz", "get", "Is the server alive", {}, "application/json", "Liveness", ""});
    operations.push_back(
        {"/readyz", "get", "Can an index be searched", {}, "application/json", "Readiness", ""});
    operations.push_back(
        {"/metrics", "get", "Counters, as Prometheus reads them", {}, "text/plain", "", ""});
    return api::openapi(operations, TORIKUMI_VERSION);
  }();
  return text;
}

}  // namespace torikumi::server::service
