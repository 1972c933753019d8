// SPDX-License-Identifier: GPL-2.0-or-later
// What the API says of itself, held against what it answers.
#include <gtest/gtest.h>

#include "support/json_schema.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

using Json = boost::json::object;

TEST(OpenApi, AnswersHaveTheShapesItTellsOf) {
  const TemporaryFolder folder;
  const std::string db = folder / "db";
  ASSERT_EQ(index_sample(db).status, 0);
  const Server server(db);
  const Json document = server.ask("/openapi.json").json();
  EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
  const Json found = server.ask("/api/v1/search?q=" + percent("見守り")).json();
  const std::string id(found.at("hits").at(0).at("id").as_string());
  const std::string other(found.at("hits").at(2).at("id").as_string());
  // For each path at least one address that it answers.
  const std::vector<std::pair<std::string, std::string>> asked{
      {"/api/v1/search", "/api/v1/search?q=" + percent("H26 特養 OR") + "&limit=3"},
      {"/api/v1/search", "/api/v1/search?q=" + percent("ninchishou")},
      {"/api/v1/search", "/api/v1/search?q=" + percent("人材育正")},
      {"/api/v1/search", "/api/v1/search"},
      {"/api/v1/search.csv", "/api/v1/search.csv?charset=cp932"},
      {"/api/v1/search.xlsx", "/api/v1/search.xlsx"},
      {"/api/v1/initiatives/{id}", "/api/v1/initiatives/" + id},
      {"/api/v1/initiatives/{id}/related", "/api/v1/initiatives/" + id + "/related?scope=all"},
      {"/api/v1/related", "高齢者を見守る"},  // what is posted
      {"/api/v1/matrix", "/api/v1/matrix?rows=departments"},
      {"/api/v1/changes", "/api/v1/changes?limit=3"},
      {"/api/v1/changes", "/api/v1/changes?status=dropped&status=added&offset=2"},
      {"/api/v1/changes.csv", "/api/v1/changes.csv"},
      {"/api/v1/changes.xlsx", "/api/v1/changes.xlsx"},
      {"/api/v1/timeline", "/api/v1/timeline?limit=3"},
      {"/api/v1/timeline", "/api/v1/timeline?due=2026&q=" + percent("窓口")},
      {"/api/v1/timeline.csv", "/api/v1/timeline.csv"},
      {"/api/v1/themes", "/api/v1/themes"},
      {"/api/v1/compare", "/api/v1/compare?id=" + id + "&id=" + other},
      {"/api/v1/suggest", "/api/v1/suggest?q=ku"},
      {"/print", "/print?q=a"},
      {"/search.atom", "/search.atom?q=a"},
      {"/healthz", "/healthz"},
      {"/readyz", "/readyz"},
      {"/metrics", "/metrics"},
      {"/openapi.json", "/openapi.json"},
      {"/", "/"},
      {"/search", "/search?q=a&view=table"},
      {"/initiatives/{id}", "/initiatives/" + id},
      {"/overview", "/overview"},
      {"/timeline", "/timeline"},
      {"/draft", "/draft"},
      {"/draft.csv", "text=" + percent("高齢者を見守る")},
      {"/wards", "/wards?rows=departments"},
      {"/matrix.csv", "/matrix.csv"},
      {"/matrix.xlsx", "/matrix.xlsx"},
      {"/compare", "/compare?id=" + id + "&id=" + other},
      {"/compare.csv", "/compare.csv?id=" + id + "&id=" + other},
      {"/compare.xlsx", "/compare.xlsx?id=" + id + "&id=" + other},
      {"/changes", "/changes?q=a"},
      {"/changes.atom", "/changes.atom"},
      {"/data.csv", "/data.csv"},
      {"/data.jsonl", "/data.jsonl"},
      {"/robots.txt", "/robots.txt"},
      {"/sitemap.xml", "/sitemap.xml"},
      {"/opensearch.xml", "/opensearch.xml"},
      {"/catalog.jsonld", "/catalog.jsonld"},
      {"/embed", "/embed"},
      {"/embed/search", "/embed/search"},
      {"/about", "/about"}};
  std::set<std::string> covered;
  for (const auto& [path, address] : asked) {
    covered.insert(path);
    const Json& methods = document.at("paths").at(path).as_object();
    const bool post = !methods.contains("get");
    const Server::Answer answer =
        post ? server.ask(path, "POST", "", address) : server.ask(address);
    ASSERT_EQ(answer.status, 200) << address;
    const Json& content =
        methods.at(post ? "post" : "get").at("responses").at("200").at("content").as_object();
    const std::string type(content.begin()->key());
    EXPECT_TRUE(answer.has("Content-Type: " + type)) << path << "\n" << answer.head;
    if (type != "application/json" || path == "/openapi.json") continue;
    const std::string fault =
        schema_fault(boost::json::parse(answer.body),
                     content.begin()->value().at("schema").as_object(), document);
    EXPECT_EQ(fault, "") << address;
  }
  for (const auto& [path, methods] : document.at("paths").as_object())
    EXPECT_TRUE(covered.contains(std::string(path))) << path << " is told of and not tried";
  const Server::Answer bad = server.ask("/api/v1/search?limit=0&colour=red");
  const Json problem = document.at("components").at("schemas").at("Problem").as_object();
  EXPECT_EQ(schema_fault(boost::json::parse(bad.body), problem, document), "");
}

TEST(OpenApi, AnInitiativeCanBeCited) {
  const TemporaryFolder folder;
  const std::string text = std::string(kHeader) +
                           row("中原区役所", "「窓口」の改善", "区役所改革", "混む。", "減らす。");
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", folder.write("t.tsv", text)}).status, 0);
  const Server server(folder / "db");
  const Json found = server.ask("/api/v1/search").json();
  const std::string id(found.at("hits").at(0).at("id").as_string());
  EXPECT_EQ(server.ask("/api/v1/initiatives/" + id + "?cite=text").body,
            "中原区役所「『窓口』の改善」（区役所改革）、t.tsv 2行目");
}

}  // namespace
}  // namespace torikumi::tests
