// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/search_page.hpp"

#include <algorithm>

#include "server/pages/facets.hpp"
#include "server/pages/hits.hpp"
#include "server/pages/page_links.hpp"
#include "server/pages/rewrite_notes.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

struct SortName {
  search::Sort sort;
  const char* name;
  const char* text;
};
constexpr SortName kSorts[] = {{search::Sort::kRelevance, "", "関連度順"},
                               {search::Sort::kDepartment, "department", "部署順"},
                               {search::Sort::kCategory, "category", "項目順"},
                               {search::Sort::kTitle, "title", "名称順"},
                               {search::Sort::kSource, "source", "資料の掲載順"}};

/// The box, with what else the address says, so that a new search keeps it. Facets are boxes of
/// their own.
std::string box(const SearchView& view) {
  Data data;
  data.set("query", view.state.request.query);
  Data kept(Data::type::list);
  const Link link = search_link(view.state).without("q");
  for (const auto& [name, value] : link.parameters()) {
    const bool is_facet = std::any_of(view.response.facets.begin(), view.response.facets.end(),
                                      [&, n = name](const auto& facet) { return facet.name == n; });
    if (is_facet) continue;
    Data each;
    each.set("name", name);
    each.set("value", value);
    kept.push_back(each);
  }
  data.set("kept", kept);
  return render("box.html", data);
}

std::string links_of(const SearchView& view) {
  const search::Response& response = view.response;
  const std::uint32_t last = (response.total + response.limit - 1) / response.limit;
  const std::uint32_t page = response.offset / response.limit + 1;
  if (page > last) return {};
  return page_links(page, last, [&](std::size_t number) {
    const std::size_t offset = (number - 1) * response.limit;
    return search_link(view.state).with("offset", offset == 0 ? "" : std::to_string(offset)).text();
  });
}

void set_sorts(Data& data, const SearchView& view) {
  Data sorts(Data::type::list);
  for (const SortName& sort : kSorts) {
    if (view.state.request.query.empty() && sort.sort == search::Sort::kRelevance) continue;
    // Without words there is nothing to be relevant to.
    const bool usual = view.state.request.query.empty() && sort.sort == search::Sort::kSource;
    Data each;
    each.set("text", sort.text);
    each.set("here", view.state.request.sort == sort.sort ||
                         (usual && view.state.request.sort == search::Sort::kRelevance));
    each.set("href", search_link(view.state).without("sort").with("sort", sort.name).text());
    sorts.push_back(each);
  }
  data.set("sorts", sorts);
}

/// How many hits on a page, where there are more than the usual ones.
void set_limits(Data& data, const SearchView& view) {
  if (view.response.total <= kUsualLimit) return;
  Data limits;
  Data each(Data::type::list);
  for (const std::uint32_t limit : {kUsualLimit, 50U, 100U}) {
    SearchState state = view.state;
    state.request.limit = limit;
    Data one;
    one.set("text", std::to_string(limit) + "件");
    one.set("here", limit == view.state.request.limit);
    one.set("href", search_link(state).text());
    each.push_back(one);
  }
  limits.set("each", each);
  data.set("limits", limits);
}

/// That editions are one hit, and how to see each; or the way back from there.
void set_grouping(Data& data, const SearchView& view, const Link& link,
                  const IndexSummary& holding) {
  const search::Response& response = view.response;
  if (response.records && *response.records > response.total) {
    Data grouped;
    grouped.set("records", with_commas(*response.records));
    grouped.set("href", link.with("group", "none").text());
    data.set("grouped", grouped);
  }
  if (!view.state.request.by_initiative && holding.has_editions)
    data.set("group", link.without("group").text());
}

std::string empty_state(const SearchView& view) {
  Data data;
  if (!view.parts.empty() && !view.corrected) {
    Data words;
    Data parts(Data::type::list);
    const Link link = search_link(view.state).without("q");
    for (const auto& part : view.parts) {
      Data each;
      each.set("part", part.part);
      each.set("rest", part.rest);
      if (part.alone > 0) each.set("alone", with_commas(part.alone));
      each.set("alone_link", link.with("q", part.part).text());
      if (part.without > 0) each.set("without", with_commas(part.without));
      each.set("without_link", link.with("q", part.rest).text());
      parts.push_back(each);
    }
    words.set("parts", parts);
    data.set("words", words);
  }
  data.set("tips", !view.corrected);
  if (!view.state.request.filters.empty()) {
    SearchState all = view.state;
    all.request.filters.clear();
    data.set("unfiltered", search_link(all).text());
  }
  return render("empty.html", data);
}

/// The hits from `begin` to `end` of the response, or those of them that meet all of the request.
std::string hits_of(const SearchView& view, std::size_t begin, std::size_t end,
                    const IndexSummary& holding, bool only_strict = false) {
  const search::Request& request = view.state.request;
  Link from = search_link(view.state);
  if (request.offset > 0) from = from.with("offset", std::to_string(request.offset));
  const bool says_more = from.text() != Link("/search").with("q", request.query).text();
  HitsView hits{{}, {}, request.query, view.fields, says_more ? from.text() : std::string()};
  for (std::size_t i = begin; i < end; ++i) {
    if (only_strict && view.response.hits[i].widened) continue;
    hits.hits.push_back(&view.response.hits[i]);
    hits.elsewhere.push_back(view.elsewhere[i]);
  }
  if (hits.hits.empty()) return {};
  return view.state.table ? hits_table(hits, search_heading(view.state.request))
                          : cards(hits, holding);
}

}  // namespace

const char* sort_text(search::Sort sort) {
  return std::find_if(std::begin(kSorts), std::end(kSorts),
                      [&](const SortName& each) { return each.sort == sort; })
      ->text;
}

std::string search_heading(const search::Request& request) {
  constexpr std::size_t kMostNamed = 3;
  std::string chosen;
  std::size_t number = 0;
  for (const search::Filter& filter : request.filters) {
    std::string between = "／";  // of one facet either, of several all
    for (const std::string& value : filter.values) {
      if (++number <= kMostNamed) chosen += (chosen.empty() ? "" : between) + value;
      between = "・";
    }
  }
  if (number > kMostNamed) chosen += "など";
  if (request.query.empty()) return chosen.empty() ? "すべての取組" : chosen + "の取組";
  return "「" + request.query + "」の検索結果" + (chosen.empty() ? "" : "（" + chosen + "）");
}

Link search_link(const SearchState& state) {
  Link link = Link("/search").with("q", state.request.query);
  for (const search::Filter& filter : state.request.filters) {
    for (const std::string& value : filter.values) link = link.with(filter.facet, value);
  }
  for (const std::string& off : state.request.off) link = link.with("off", off);
  for (const SortName& sort : kSorts) {
    if (sort.sort == state.request.sort) link = link.with("sort", sort.name);
  }
  if (state.request.limit != kUsualLimit)
    link = link.with("limit", std::to_string(state.request.limit));
  return link.with("group", state.request.by_initiative ? "" : "none")
      .with("view", state.table ? "table" : "");
}

std::string search_page(const SearchView& view, const IndexSummary& holding) {
  const search::Response& response = view.response;
  const Link link = search_link(view.state);
  Data data;
  data.set("heading", search_heading(view.state.request));
  data.set("box", box(view));
  set_understood(data, response.rewrites, view.state.request.off, link, true);
  set_chips(data, view);
  set_facets(data, response.facets);
  if (response.suggestion) {
    Data suggestion;
    suggestion.set("text", *response.suggestion);
    suggestion.set("href", link.without("q").with("q", *response.suggestion).text());
    data.set("suggestion", suggestion);
  }
  // What another spelling finds stands for what has a part of the words alone.
  const bool none_here = response.hits.empty() || view.corrected;
  std::string total = with_commas(response.total) + "件";
  if (!none_here && response.total > response.offset) {
    const auto strict = static_cast<std::uint32_t>(
        std::count_if(response.hits.begin(), response.hits.end(),
                      [](const search::Hit& hit) { return !hit.widened; }));
    if (strict < response.total)
      total += "（" + with_commas(response.offset + 1) + "〜" +
               with_commas(response.offset + strict) + "件目を表示）";
  }
  data.set("total_text", total);
  data.set("any", !none_here);
  data.set("outputs", response.total > 0);
  data.set("total", with_commas(response.total));
  data.set("table", view.state.table);
  data.set("cards_link", link.without("view").text());
  data.set("table_link", link.with("view", "table").text());
  const Link whole = link.without("view").without("limit");
  // Files have what the page has.
  const Link rows = whole.without("group").with("group", response.records ? "initiative" : "");
  data.set("xlsx", rows.at("/api/v1/search.xlsx").text());
  data.set("print", whole.at("/print").text());
  data.set("csv", rows.at("/api/v1/search.csv").text());
  data.set("csv_cp932", rows.at("/api/v1/search.csv").with("charset", "cp932").text());
  set_grouping(data, view, link, holding);
  const std::string feed = whole.at("/search.atom").text();
  data.set("atom", feed);
  set_sorts(data, view);
  set_limits(data, view);
  // Relaxed hits among the strict ones say so one by one; those after the last have a heading.
  std::size_t end = response.hits.size();
  while (end > 0 && response.hits[end - 1].widened) --end;
  data.set("hits", hits_of(view, 0, end, holding));
  if (view.corrected) {
    const search::Response& other = view.corrected->response;
    Data corrected;
    corrected.set("heading", search_heading(view.corrected->state.request));
    corrected.set("count", with_commas(other.total));
    corrected.set("hits", hits_of(*view.corrected, 0, other.hits.size(), holding, true));
    corrected.set("href", search_link(view.corrected->state).text());
    data.set("corrected", corrected);
  } else if (const std::string widened = hits_of(view, end, response.hits.size(), holding);
             !widened.empty()) {
    Data section;
    section.set("hits", widened);
    data.set("widened", section);
  }
  if (response.total == 0) data.set("empty", empty_state(view));
  if (none_here && response.total > 0) data.set("deep", link.text());
  data.set("compare", !none_here || view.corrected);
  data.set("pages", links_of(view));
  return in_frame({search_heading(view.state.request) + " " + with_commas(response.total) + "件",
                   Menu::kSearch, feed, holding},
                  render("search.html", data));
}

std::string home_page(const search::Response& everything, const IndexSummary& holding,
                      const std::function<bool(const std::string&)>& finds) {
  constexpr std::size_t kExamplesShown = 5;
  std::size_t shown = 0;
  Data data;
  data.set("count", with_commas(everything.total));
  data.set("box", search_box(""));
  data.set("by_ward", holding.has_wards ? "区ごとに見る" : "部署ごとに見る");
  data.set("units", holding.has_wards ? "区・局" : "部署");
  Data examples(Data::type::list);
  for (const char* query : {"高齢者 見守り", "人材育成", "避難所", "子育て支援", "にんちしょう",
                            "平成26年", "令和6年度", "地域", "市民"}) {
    if (shown == kExamplesShown || !finds(query)) continue;
    ++shown;
    Data each;
    each.set("text", query);
    each.set("href", Link("/search").with("q", query).text());
    examples.push_back(each);
  }
  data.set("examples", examples);
  Data lists(Data::type::list);
  for (const search::Facet& facet : everything.facets) {
    if (facet.values.empty()) continue;
    Data list;
    list.set("name", facet.name);
    list.set("label", facet.label);
    Data values(Data::type::list);
    for (const search::FacetValue* value : with_parts(facet.values)) {
      Data each;
      each.set("value", value->value);
      each.set("count", with_commas(value->count));
      each.set("part", value->parent.has_value());
      each.set("href", Link("/search").with(facet.name, value->value).text());
      values.push_back(each);
    }
    list.set("values", values);
    lists.push_back(list);
  }
  data.set("facets", lists);
  const std::string heading = (holding.site.empty() ? "市" : holding.site) + "の取組を探す";
  data.set("heading", heading);
  return in_frame({heading, Menu::kNone, "", holding}, render("home.html", data));
}

}  // namespace torikumi::server::pages
