// SPDX-License-Identifier: GPL-2.0-or-later
// What search engines, browsers and open-data portals ask of the site.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <sstream>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

namespace json = boost::json;

class Site : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(index_sample(db_).status, 0); }
  TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

std::string header_of(const std::string& head, const std::string& name) {
  const std::size_t begin = head.find(name + ": ") + name.size() + 2;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

TEST_F(Site, TheSitemapHasAPageForEachInitiative) {
  const Server server(db_);
  const std::string map = server.ask("/sitemap.xml").body;
  EXPECT_EQ(count(map, "/initiatives/"), 68u);
  EXPECT_EQ(count(map, "<lastmod>"), 71u);
  const std::string id = hit_ids(db_, "見守り").front();
  EXPECT_NE(map.find("/initiatives/" + id + "</loc>"), std::string::npos);
  EXPECT_NE(server.ask("/initiatives/" + id + "?q=" + percent("見守り"))
                .body.find("<link rel=\"canonical\" href=\"/initiatives/" + id + "\">"),
            std::string::npos);
  EXPECT_EQ(server.ask("/sitemap.xml?page=0").status, 400);
  EXPECT_EQ(server.ask("/sitemap.xml?page=2").status, 404);
}

TEST_F(Site, RobotsMayReadPagesAndNoSearches) {
  const Server server(db_);
  const std::string robots = server.ask("/robots.txt").body;
  EXPECT_NE(robots.find("Disallow: /search\n"), std::string::npos);
  EXPECT_NE(robots.find("/sitemap.xml\n"), std::string::npos);
  EXPECT_EQ(robots.find("Disallow: /initiatives"), std::string::npos);
}

TEST_F(Site, AHostThatIsNoNameIsRefused) {
  const Server server(db_);
  const auto ask = [&](const std::string& host) {
    return server.exchange("GET /robots.txt HTTP/1.1\r\nHost: " + host +
                           "\r\nConnection: close\r\n\r\n");
  };
  EXPECT_NE(ask("search.city.example:8443").find("Sitemap: http://search.city.example:8443/"),
            std::string::npos);
  EXPECT_EQ(ask("a b").find("HTTP/1.1 400"), 0u);
}

TEST_F(Site, ABrowserCanOfferTheSearch) {
  const Server server(db_);
  const Server::Answer answer = server.ask("/opensearch.xml");
  EXPECT_TRUE(answer.has("Content-Type: application/opensearchdescription+xml"));
  EXPECT_NE(answer.body.find("/search?q={searchTerms}"), std::string::npos);
  EXPECT_NE(server.ask("/").body.find("href=\"/opensearch.xml\""), std::string::npos);
}

TEST_F(Site, TheWholeCollectionIsOpenData) {
  const Server server(db_);
  const Server::Answer lines = server.ask("/data.jsonl");
  EXPECT_TRUE(lines.has("torikumi.jsonl"));
  EXPECT_NE(lines.body.find("見守り"), std::string::npos);
  // As export prints it, however it is sent, and with the document that it stands in.
  EXPECT_NE(lines.body.find("\"document\":{\"title\":"), std::string::npos);
  std::istringstream exported_lines(torikumi({"export", "--db", db_}).out);
  std::size_t known = 0;
  for (std::string line; std::getline(exported_lines, line); ++known)
    // Its brace comes after the document, where that has a name.
    EXPECT_NE(lines.body.find(line.substr(0, line.size() - 1)), std::string::npos) << line;
  EXPECT_EQ(known, 68u);
  EXPECT_EQ(count(server.ask("/data.csv").body, "aobahama-2026.tsv"), 62u);
  EXPECT_EQ(server.ask("/data.jsonl?colour=red").status, 400);
}

TEST_F(Site, AnOpenDataPortalReadsWhatThereIs) {
  const TemporaryFolder folder;
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", "--catalogue",
                      project_file("index/catalogue.toml")})
                .status,
            0);
  const Server server(folder / "db");
  const Server::Answer answer = server.ask("/catalog.jsonld");
  EXPECT_TRUE(answer.has("Content-Type: application/ld+json"));
  const json::object catalogue = json::parse(answer.body).as_object();
  EXPECT_EQ(catalogue.at("@type"), "dcat:Catalog");
  const json::object& dataset = catalogue.at("dcat:dataset").at(0).as_object();
  EXPECT_EQ(dataset.at("dct:source").as_array().size(), 4u);
  const json::array& files = dataset.at("dcat:distribution").as_array();
  ASSERT_EQ(files.size(), 3u);
  for (const json::value& each : files) {
    const std::string address(each.at("dcat:downloadURL").at("@id").as_string());
    EXPECT_EQ(server.ask(address.substr(address.find('/', 8))).status, 200) << address;
  }
  EXPECT_NE(server.ask("/about").body.find("/catalog.jsonld"), std::string::npos);
}

TEST_F(Site, AnInitiativeIsAServiceToSearchEngines) {
  const Server server(db_);
  const std::string id = hit_ids(db_, "見守り").front();
  const std::string page = server.ask("/initiatives/" + id).body;
  const std::string opening = "<script type=\"application/ld+json\">";
  const std::size_t at = page.find(opening);
  ASSERT_NE(at, std::string::npos);
  const std::size_t begin = at + opening.size();
  const json::object service =
      json::parse(page.substr(begin, page.find("</script>", begin) - begin)).as_object();
  const json::object record = json::parse(server.ask("/api/v1/initiatives/" + id).body).as_object();
  EXPECT_EQ(service.at("@type"), "GovernmentService");
  EXPECT_EQ(service.at("name"), record.at("title"));
  EXPECT_EQ(service.at("provider").at("name"), record.at("department"));
}

TEST_F(Site, LinkedDataCannotLeaveItsElement) {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("t.tsv",
                   "局・区・室\t課題の名称\t項目\t現状\t取組の方向性\n"
                   "港区役所\t&lt;/script&gt;&lt;b&gt;\t福祉\t見守り\t広げる\n");
  ASSERT_EQ(torikumi({"index", "--db", folder / "db", file}).status, 0);
  const Server server(folder / "db");
  const std::string page =
      server.ask("/initiatives/" + hit_ids(folder / "db", "見守り").front()).body;
  EXPECT_EQ(count(page, "</script>"), 2u);
  EXPECT_NE(page.find("\\u003c/script>"), std::string::npos);
}

TEST_F(Site, AFrameIsForTheSitesThatWereNamed) {
  const std::string path = "/embed/search?department=" + percent("汐見区役所");
  {
    const Server server(db_);
    const Server::Answer answer = server.ask(path);
    EXPECT_TRUE(answer.has("frame-ancestors 'none'"));
    EXPECT_TRUE(answer.has("X-Frame-Options: DENY"));
    EXPECT_NE(server.ask("/embed").body.find("許可していません"), std::string::npos);
  }
  const Server server(db_, {"--frame-ancestors", "https://www.city.example"});
  const Server::Answer answer = server.ask(path);
  EXPECT_TRUE(answer.has("frame-ancestors 'self' https://www.city.example\r\n"));
  EXPECT_FALSE(answer.has("X-Frame-Options"));
  EXPECT_NE(answer.body.find("name=\"department\" value=\"汐見区役所\""), std::string::npos);
  EXPECT_TRUE(server.ask("/search").has("frame-ancestors 'none'"));
  EXPECT_NE(server.ask("/embed").body.find("&lt;iframe src=&quot;http://"), std::string::npos);
  // A page that a browser has stays as it was when it is asked for again.
  const std::string tag = header_of(answer.head, "ETag");
  const std::string again =
      server.exchange("GET " + path + " HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + tag +
                      "\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(again.find("HTTP/1.1 304"), 0u);
  EXPECT_NE(again.find("frame-ancestors 'self' https://www.city.example"), std::string::npos);
  EXPECT_EQ(again.find("X-Frame-Options"), std::string::npos);
}

TEST_F(Site, AnswersAreNobodyElsesUnlessThatIsWanted) {
  const std::string path = "/search?q=" + percent("見守り");
  {
    const Server server(db_);
    EXPECT_TRUE(server.ask(path).has("Cache-Control: private, no-cache"));
    EXPECT_TRUE(server.ask("/api/v1/search?q=a").has("Cache-Control: private, no-cache"));
    EXPECT_TRUE(server.ask(path).has("Referrer-Policy: same-origin"));
  }
  const Server server(db_, {"--shared-cache"});
  EXPECT_FALSE(server.ask(path).has("Cache-Control"));
}

TEST_F(Site, WhatOtherSitesPasteIsSmallAndMayChange) {
  const Server server(db_);
  const Server::Answer script = server.ask("/assets/embed.js");
  EXPECT_TRUE(script.has("text/javascript"));
  EXPECT_TRUE(script.has("max-age=3600"));
  EXPECT_LE(script.body.size(), 5'000u);
  EXPECT_EQ(torikumi({"serve", "--db", db_, "--frame-ancestors", "https://a b"}).status, 2);
}

}  // namespace
}  // namespace torikumi::tests
