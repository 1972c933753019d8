// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/wards_handlers.hpp"

#include <algorithm>
#include <numeric>

#include "api/tables.hpp"
#include "index/editions.hpp"
#include "search/facets/edition_scope.hpp"
#include "search/who_does.hpp"
#include "server/pages/wards_page.hpp"
#include "server/service/page_handlers.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

/// Hits of which sentences are shown.
constexpr std::uint32_t kMostHits = 100;

search::CrossTabRows rows_of(RequestContext& context) {
  const auto rows = search::cross_tab_rows_named(context.parameters.text("rows"));
  const pages::IndexSummary& holding = context.session.holding;
  const bool is_there =
      rows == search::CrossTabRows::kDepartments ||
      (rows == search::CrossTabRows::kWards ? holding.has_wards : holding.has_cities);
  return is_there ? rows : search::CrossTabRows::kDepartments;
}

/// One that there is not is told, and the newest counted.
void choose_edition(RequestContext& context, pages::WardsView& view) {
  view.editions = index::editions_of(*context.session.searcher.database().doc_values());
  const std::string asked = context.parameters.text("edition");
  if (asked.empty()) return;
  if (auto called = index::edition_called(view.editions, asked)) {
    view.edition = *std::move(called);
  } else {
    view.rewrites.push_back(
        {"complaint", asked, {"この版の資料はないため、最新の版を集計しました。"}, {}});
  }
}

/// How the query was read, and who does what it seeks.
void set_who(RequestContext& context, const search::EditionScope& scope, pages::WardsView& view) {
  search::Request asked;
  asked.query = view.query;
  asked.off = view.off;
  asked.limit = kMostHits;
  asked.whole = true;
  if (view.editions.size() > 1 && !scope.has_undated) asked.filters = {{"edition", scope.editions}};
  const search::Response found = context.session.searcher.search(asked);
  view.rewrites.insert(view.rewrites.end(), found.rewrites.begin(), found.rewrites.end());
  view.suggestion = found.suggestion;
  view.who = search::who_does(context.session.searcher, found, scope, view.rows);
}

/// The themes of this page: of a query or an edition those that hold an initiative which meets it.
void set_themes(RequestContext& context, const search::DocumentSet& met, pages::WardsView& view) {
  SearchSession& session = context.session;
  std::vector<std::size_t> themes(session.themes.size());
  std::iota(themes.begin(), themes.end(), std::size_t{0});
  if (!view.query.empty() || !view.edition.empty())
    std::erase_if(themes, [&](std::size_t theme) { return !session.themes.any_of(theme, met); });
  view.all_themes = themes.size();
  const std::size_t last = view.all_themes == 0 ? 0 : (view.all_themes - 1) / pages::kThemesAPage;
  view.themes_page =
      std::min<std::size_t>(context.parameters.number("themes", 1, 1, 100'000) - 1, last);
  const std::size_t first = view.themes_page * pages::kThemesAPage;
  for (std::size_t i = first; i < view.all_themes && i < first + pages::kThemesAPage; ++i)
    view.themes.push_back(session.themes.theme(themes[i]));
  if (view.query.empty()) return;
  for (const search::Theme& theme : view.themes) {
    for (const schema::Record& record : theme.initiatives) {
      const auto document = session.searcher.database().find(record.id);
      if (document && met.contains(*document)) view.matching.insert(record.id);
    }
  }
}

api::Table matrix_table(RequestContext& context) {
  const std::string query = context.parameters.text("q");
  const search::CrossTabRows rows = rows_of(context);
  const std::vector<std::string> off = context.parameters.list("off");
  const std::string edition = edition_of(context);
  return api::table_of(context.session.searcher.matrix(query, rows, edition, off),
                       pages::unit_of(rows));
}

}  // namespace

Response wards_page(RequestContext& context) {
  search::Searcher& searcher = context.session.searcher;
  pages::WardsView view;
  view.query = context.parameters.text("q");
  view.rows = rows_of(context);
  view.off = context.parameters.list("off");
  choose_edition(context, view);
  const search::EditionScope scope =
      search::edition_scope(*searcher.database().doc_values(), view.edition);
  search::DocumentSet met = searcher.meeting(view.query, view.off);
  view.matrix = searcher.matrix(met, view.rows, scope);
  met &= scope.documents;
  if (!view.query.empty()) set_who(context, scope, view);
  set_themes(context, met, view);
  return page(pages::wards_page(view, context.session.holding));
}

Response matrix_csv(RequestContext& context) {
  const api::Table table = matrix_table(context);
  const Charset charset = charset_of(context);
  if (auto refusal = context.refusal()) return *refusal;
  return csv_file(api::to_csv(table), "torikumi-matrix.csv", charset);
}

Response matrix_xlsx(RequestContext& context) {
  const api::Table table = matrix_table(context);
  if (auto refusal = context.refusal()) return *refusal;
  return xlsx_file(table, "torikumi-matrix.xlsx");
}

}  // namespace torikumi::server::service
