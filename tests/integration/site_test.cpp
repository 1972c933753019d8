// SPDX-License-Identifier: GPL-2.0-or-later
// What search engines, browsers and open-data portals ask of the site.
#include <gtest/gtest.h>

#include <sstream>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

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
  // As export prints it, however it is sent.
  std::istringstream exported_lines(torikumi({"export", "--db", db_}).out);
  std::size_t known = 0;
  for (std::string line; std::getline(exported_lines, line); ++known)
    EXPECT_NE(lines.body.find(line), std::string::npos) << line;
  EXPECT_EQ(known, 68u);
  EXPECT_EQ(count(server.ask("/data.csv").body, "aobahama-2026.tsv"), 62u);
  EXPECT_EQ(server.ask("/data.jsonl?colour=red").status, 400);
}

}  // namespace
}  // namespace torikumi::tests
