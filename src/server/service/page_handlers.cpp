// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/page_handlers.hpp"

#include <ctime>
#include <filesystem>

#include "api/citation.hpp"
#include "api/linked_data.hpp"
#include "api/tables.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "base/utf8.hpp"
#include "search/changes/changes.hpp"
#include "server/pages/about_page.hpp"
#include "server/pages/compare_page.hpp"
#include "server/pages/embed_page.hpp"
#include "server/pages/embedded.hpp"
#include "server/pages/feed.hpp"
#include "server/pages/initiative_page.hpp"
#include "server/pages/print_page.hpp"
#include "server/pages/search_page.hpp"
#include "text/normalise.hpp"

namespace torikumi::server::service {
namespace {

using http::Response;

/// No script, style or picture of another origin, and none written into a page.
constexpr const char* kPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pages::SearchState state_of(RequestContext& context) {
  pages::SearchState state;
  state.request = search_request(context, kPageGroups);
  // What was taken back of words that are no longer asked for is over. (An era's word may be typed
  // in another form.)
  const std::string query = text::string_form(state.request.query);
  std::erase_if(state.request.off, [&](const std::string& off) {
    const std::string word = off.substr(off.find(':') + 1);
    return !off.starts_with("era:") && query.find(text::string_form(word)) == std::string::npos;
  });
  state.table = context.parameters.text("view") == "table";
  state.request.limit = context.parameters.number("limit", pages::kUsualLimit, 1, 100);
  state.request.offset = context.parameters.number("offset", 0, 0, kDeepestOffset);
  state.request.whole = state.table;
  return state;
}

pages::SearchView found(RequestContext& context, pages::SearchState state) {
  pages::SearchView view;
  view.fields = context.session.searcher.database().collection().fields;
  view.state = std::move(state);
  view.response = context.session.searcher.search(view.state.request);
  for (const search::Hit& hit : view.response.hits)
    view.elsewhere.push_back(context.session.themes.elsewhere(hit.record.id));
  if (view.response.total == 0)
    view.parts = context.session.searcher.count_parts(view.state.request);
  return view;
}

/// What is wrong with the ids of a comparison, in Japanese; empty where nothing is.
std::string fault_of(SearchSession& session, const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  if (ids.size() < search::kFewestCompared)
    return "1件だけが選ばれています。2〜7件を選んでください。";
  if (ids.size() > search::kMostCompared)
    return std::to_string(ids.size()) + "件が選ばれています。2〜7件を選んでください。";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) !=
        ids.begin() + static_cast<std::ptrdiff_t>(i))
      return "同じ取組が二度選ばれています。";
    if (!session.searcher.database().find(ids[i]))
      return "選ばれた取組の一つが見つかりません。資料が更新された可能性があります。";
  }
  return {};
}

/// Whether a query finds anything, for the examples of the pages.
std::function<bool(const std::string&)> finds(SearchSession& session) {
  return [&session](const std::string& query) { return !session.searcher.meeting(query).empty(); };
}

const char* heading_of(unsigned status) {
  switch (status) {
    case 404:
      return "ページが見つかりません";
    case 405:
      return "この操作はできません";
    case 413:
    case 414:
    case 431:
      return "入力が長すぎます";
    case 429:
      return "しばらくお待ちください";
    case 503:
      return "ただいま検索できません";
    case 400:
      return "アドレスに読み取れない部分があります";
    default:
      break;
  }
  return "エラーが起きました";
}

}  // namespace

Response page(std::string body, unsigned status) {
  Response response{status, "text/html; charset=utf-8", std::move(body), {}};
  response.headers.emplace_back("Content-Security-Policy", kPolicy);
  return response;
}

Response home_page(RequestContext& context) {
  search::Request everything;
  everything.limit = 0;
  everything.by_initiative = true;
  return page(pages::home_page(context.session.searcher.search(everything), context.session.holding,
                               finds(context.session)));
}

Response search_page(RequestContext& context) {
  pages::SearchView view = found(context, state_of(context));
  if (view.response.total == 0 && view.response.suggestion) {
    pages::SearchState corrected = view.state;
    corrected.request.query = *view.response.suggestion;
    corrected.request.offset = 0;
    pages::SearchView other = found(context, std::move(corrected));
    if (other.response.total > 0)
      view.corrected = std::make_shared<const pages::SearchView>(std::move(other));
  }
  Response response = page(pages::search_page(view, context.session.holding));
  response.hits = view.response.total;
  return response;
}

Response search_feed(RequestContext& context) {
  pages::SearchState state;
  state.request = search_request(context, kPageGroups);
  state.request.limit = 50;
  if (auto refusal = context.refusal()) return *refusal;
  const pages::SearchView view = found(context, state);
  return {200,
          "application/atom+xml; charset=utf-8",
          pages::search_feed(view, context.session.holding, site_of(context)),
          {}};
}

Response print_page(RequestContext& context) {
  SearchSession& session = context.session;
  pages::PrintView view;
  view.state.request = search_request(context, kPageGroups);
  if (auto refusal = context.refusal()) return *refusal;
  view.state.request.limit = pages::kUsualLimit;
  search::Request request = view.state.request;
  // What is read from the first page to the last stands as the source has it, unless another order
  // than by relevance was chosen.
  if (request.sort == search::Sort::kRelevance) request.sort = search::Sort::kSource;
  view.sort = request.sort;
  request.limit = pages::kMostPrinted;
  request.whole = true;
  search::Response found = session.searcher.search(request);
  std::erase_if(found.hits, [](const search::Hit& hit) { return hit.widened; });
  view.fields = session.searcher.database().collection().fields;
  view.total = found.total;
  for (const search::Hit& hit : found.hits)
    view.citations.push_back(api::citation(
        hit.record, session.searcher.database().document_of(hit.record), session.holding.site));
  view.hits = std::move(found.hits);
  view.site = site_of(context);
  view.now = base::utc_text(std::time(nullptr));
  Response response = page(pages::print_page(view, session.holding));
  response.hits = view.total;
  return response;
}

Response initiative_page(RequestContext& context) {
  SearchSession& session = context.session;
  search::Request request;
  request.query = context.parameters.text("q");
  request.whole = true;
  auto hit = session.searcher.one(context.id, request);
  if (!hit) {
    return problem_page(404,
                        "この取組は見つかりません。資料の更新により掲載がなくなったか、名称が変わっ"
                        "た可能性があります。",
                        &session);
  }
  constexpr std::uint32_t kRelatedShown = 5;
  pages::InitiativeView view;
  view.query = request.query;
  view.from = context.parameters.text("from");
  view.neighbours = session.searcher.neighbours(context.id);
  const schema::Collection& collection = session.searcher.database().collection();
  index::Database& database = session.searcher.database();
  view.document = database.document_of(hit->record);
  const index::DocId document = *database.find(context.id);
  view.history = search::history(database, document);
  if (const auto change = search::change_to(database, document)) {
    search::ChangeDetail changed = search::detail(database, *change);
    view.former_edition = changed.formers.front().edition;
    view.sentences = std::move(changed.sentences);
  }
  if (session.holding.has_cities) {
    view.in_other_cities =
        session.related.to_record(context.id, search::RelatedScope::kOtherCities, kRelatedShown);
  }
  const auto own_theme = session.themes.of(context.id);
  if (own_theme) view.theme = session.themes.theme(*own_theme);
  view.elsewhere = session.themes.elsewhere(context.id);
  if (session.holding.has_wards) {
    // The theme's first, however many: their number stands on the hits' cards.
    const auto count = static_cast<std::uint32_t>(view.elsewhere) + 5 * kRelatedShown;
    view.in_other_wards =
        session.related.to_record(context.id, search::RelatedScope::kOtherWards, count);
    const auto in_theme = [&](const search::RelatedRecord& other) {
      return own_theme && session.themes.of(other.record.id) == own_theme;
    };
    const auto rest =
        std::stable_partition(view.in_other_wards.begin(), view.in_other_wards.end(), in_theme);
    const auto many = std::max<std::ptrdiff_t>(rest - view.in_other_wards.begin(), kRelatedShown);
    if (many < static_cast<std::ptrdiff_t>(view.in_other_wards.size()))
      view.in_other_wards.resize(static_cast<std::size_t>(many));
    for (auto it = view.in_other_wards.begin(); it != view.in_other_wards.end(); ++it) {
      if (in_theme(*it)) view.in_theme.insert(it->record.id);
    }
  }
  for (auto& other : session.related.to_record(context.id, search::RelatedScope::kOtherDepartments,
                                               3 * kRelatedShown)) {
    const bool of_ward = collection.is_ward(other.record[schema::Field::kDepartment]);
    if (!of_ward && view.in_other_departments.size() < kRelatedShown)
      view.in_other_departments.push_back(std::move(other));
  }
  view.linked_data = api::initiative_ld(hit->record, view.document, session.holding.site,
                                        address_of(context, context.id));
  view.hit = *std::move(hit);
  return page(pages::initiative_page(view, collection, session.holding));
}

namespace {

api::Table compare_table(RequestContext& context) {
  const std::vector<std::string> ids = context.parameters.list("id");
  api::Table table = api::table_of(
      search::compare(context.session.searcher.database(), context.session.analyser, ids));
  table.links.emplace_back();
  table.links.front().emplace_back();
  for (const std::string& id : ids) table.links.front().push_back(address_of(context, id));
  return table;
}

}  // namespace

Response compare_page(RequestContext& context) {
  SearchSession& session = context.session;
  const std::vector<std::string> ids = context.parameters.list("id");
  const std::string fault = fault_of(session, ids);
  if (ids.empty() || !fault.empty()) {
    std::vector<schema::Record> chosen;
    for (const std::string& id : ids) {
      const bool known = std::any_of(chosen.begin(), chosen.end(),
                                     [&](const schema::Record& record) { return record.id == id; });
      const auto document = session.searcher.database().find(id);
      if (document && !known)
        chosen.push_back(session.searcher.database().record(*document)->record);
    }
    return page(pages::compare_help_page(fault, chosen, session.holding),
                fault.empty() ? 200 : 400);
  }
  return page(pages::compare_page(
      search::compare(session.searcher.database(), session.analyser, ids), session.holding));
}

Response compare_csv(RequestContext& context) {
  return csv_file(api::to_csv(compare_table(context)), "torikumi-compare.csv", charset_of(context));
}

Response compare_xlsx(RequestContext& context) {
  return xlsx_file(compare_table(context), "torikumi-compare.xlsx");
}

namespace {

/// What the collection takes for what.
std::vector<pages::ColumnUse> uses_of(const schema::Collection& collection) {
  const auto listed = [](const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& each : names) list += (list.empty() ? "" : "、") + each;
    return list;
  };
  std::vector<pages::ColumnUse> uses;
  for (const schema::FieldInfo& each : schema::kFields) {
    uses.push_back({std::string(each.label),
                    listed(collection.columns[schema::index_of(each.field)]),
                    each.is_label ? "検索、絞り込み" : "検索"});
  }
  for (const schema::FurtherColumn& each : collection.further) {
    std::string use = each.is_text ? "検索" : "";
    if (each.facet) use += use.empty() ? "絞り込み" : "、絞り込み";
    uses.push_back({each.label, listed(each.columns), use.empty() ? "表示" : use});
  }
  return uses;
}

}  // namespace

Response about_page(RequestContext& context) {
  index::Database& database = context.session.searcher.database();
  pages::AboutView view;
  view.generation = database.stamp().generation;
  view.finds = finds(context.session);
  const auto values = database.doc_values();
  const std::vector<std::uint32_t>& counts = values->records_of_sources();
  for (std::size_t i = 0; i < database.sources().size(); ++i) {
    // Folders of this machine are nobody's business.
    view.sources.push_back({std::filesystem::path(database.sources()[i].name).filename().string(),
                            i < counts.size() ? counts[i] : 0, database.documents()[i]});
  }
  view.columns = uses_of(database.collection());
  return page(pages::about_page(view, context.session.holding));
}

Response asset_file(const std::string& name) {
  const pages::Asset asset = pages::asset(name);
  if (asset.type.empty()) return problem(404, "Not Found", "there is no such path");
  Response response{200, std::string(asset.type), std::string(asset.text), {}};
  // What other sites have pasted keeps its address when its text changes.
  const bool is_pasted = name == pages::kEmbedScript;
  response.headers.emplace_back(
      "Cache-Control", is_pasted ? "public, max-age=3600" : "public, max-age=31536000, immutable");
  return response;
}

Response problem_page(unsigned status, const std::string& detail, SearchSession* session) {
  return page(
      pages::problem_page({heading_of(status), detail, {}},
                          session == nullptr ? std::nullopt : std::optional(session->holding)),
      status);
}

}  // namespace torikumi::server::service
