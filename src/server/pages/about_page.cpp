// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/about_page.hpp"

#include <algorithm>

#include "server/pages/link.hpp"
#include "server/pages/template.hpp"

namespace torikumi::server::pages {
namespace {

/// A way to ask, with examples of which the first that finds something here is shown.
struct Example {
  const char* form;
  const char* meaning;
  std::vector<std::string> queries;
};

const std::vector<Example>& examples_of_language() {
  static const std::vector<Example> examples{
      {"キーワード キーワード", "すべてを含む", {"高齢者 見守り", "人材育成 研修", "市民 地域"}},
      {"キーワード OR キーワード", "どちらかを含む", {"見守り OR 見回り", "研修 OR 訓練"}},
      {"-キーワード", "含まない", {"人材育成 -研修", "研修 -職員", "地域 -市民"}},
      {"\"文字列\"",
       "書かれているとおりの文字列（別の表記は検索しない）",
       {"\"担い手\"", "\"人材育成\"", "\"地域の\""}},
      {"キーワード*", "そのように始まる語", {"見守*", "人材*", "地域*"}},
      {"項目名:キーワード",
       "その欄だけ（部署・名称・項目・現状・方向）",
       {"現状:高齢化", "現状:高齢", "現状:地域"}},
      {"（ ）",
       "まとめる",
       {"(防災 OR 避難) 高齢者", "(研修 OR 訓練) 職員", "(市民 OR 住民) 地域"}},
      {"平成26年、H26、2014年",
       "同じ年をどの表記でも",
       {"平成26年", "平成27年", "令和元年", "令和6年"}},
      {"期限:令和8年度、due:2026..2028",
       "その年度を期限とする記載",
       {"期限:令和8年度", "期限:令和9年度", "期限:平成31年度", "due:2020..2040"}},
      {"2014..2016", "その範囲の年", {"2014..2016", "2010..2030"}},
      {"…対策、…施策、…事業",
       "末尾の「対策」などは、なくても検索する",
       {"防災対策", "子育て支援事業", "交通安全対策"}},
      {"かな、ローマ字", "読みで検索する", {"にんちしょう", "くやくしょ", "chiiki"}},
  };
  return examples;
}

}  // namespace

std::string about_page(const AboutView& view, const IndexSummary& holding) {
  Data data;
  data.set("count", with_commas(holding.count));
  data.set("indexed", holding.indexed);
  data.set("indexed_text", japanese_time(holding.indexed));
  data.set("generation", with_commas(view.generation));
  if (!holding.site.empty()) data.set("site", holding.site);
  if (!holding.site_url.empty()) data.set("site_url", holding.site_url);
  data.set("contact", holding.contact.empty() ? "この検索を運営する部署" : holding.contact);
  Data sources(Data::type::list);
  bool has_licences = false;
  for (const SourceCount& source : view.sources) {
    Data each;
    each.set("name", source.name);
    each.set("count", with_commas(source.count));
    each.set("title", source.document.title.empty() ? source.document.url : source.document.title);
    each.set("date", source.document.date);
    each.set("licence", source.document.licence);
    has_licences = has_licences || !source.document.licence.empty();
    if (!source.document.url.empty()) each.set("href", source.document.url);
    sources.push_back(each);
  }
  data.set("sources", sources);
  data.set("has_licences", has_licences);
  Data columns(Data::type::list);
  for (const ColumnUse& column : view.columns) {
    Data each;
    each.set("label", column.label);
    each.set("headers", column.headers);
    each.set("use", column.use);
    columns.push_back(each);
  }
  data.set("columns", columns);
  Data examples(Data::type::list);
  for (const Example& example : examples_of_language()) {
    const auto finding = std::find_if(example.queries.begin(), example.queries.end(), view.finds);
    const std::string& query =
        finding == example.queries.end() ? example.queries.front() : *finding;
    Data each;
    each.set("form", example.form);
    each.set("meaning", example.meaning);
    each.set("query", query);
    each.set("href", Link("/search").with("q", query).text());
    examples.push_back(each);
  }
  data.set("examples", examples);
  return in_frame({"この検索について", Menu::kAbout, "", holding}, render("about.html", data));
}

std::string problem_page(const Problem& problem, const std::optional<IndexSummary>& holding) {
  Data data;
  data.set("heading", problem.heading);
  data.set("detail", problem.detail);
  if (!problem.reasons.empty()) {
    Data reasons;
    reasons.set("each", list_data(problem.reasons));
    data.set("reasons", reasons);
  }
  data.set("box", search_box(""));
  return in_frame({problem.heading, Menu::kNone, "", holding}, render("problem.html", data));
}

}  // namespace torikumi::server::pages
