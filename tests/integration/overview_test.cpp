// SPDX-License-Identifier: GPL-2.0-or-later
// How the initiatives divide, as the page shows it.
#include <gtest/gtest.h>

#include <regex>

#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

class OverviewPage : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string db = *folder_ / "db";
    const Outcome outcome =
        torikumi({"index", "--db", db, "--catalogue", project_file("index/catalogue.toml")});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    server_ = new Server(db);
  }
  static void TearDownTestSuite() {
    delete server_;
    delete folder_;
  }
  static std::string page(const std::string& department = {}) {
    return server_
        ->ask("/overview" + (department.empty() ? "" : "?department=" + percent(department)))
        .body;
  }
  /// The counts of a page that are links, each with the address.
  static std::vector<std::pair<std::string, int>> linked_counts(const std::string& body) {
    std::vector<std::pair<std::string, int>> all;
    static const std::regex kCount(
        "<td><a href=\"([^\"]*)\">([0-9,]+)<span class=\"unseen\">件</span></a>");
    for (std::sregex_iterator it(body.begin(), body.end(), kCount), end; it != end; ++it) {
      std::string address = (*it)[1];
      for (std::size_t at = address.find("&amp;"); at != std::string::npos;
           at = address.find("&amp;"))
        address.replace(at, 5, "&");
      all.emplace_back(address, std::stoi((*it)[2]));
    }
    return all;
  }

  static TemporaryFolder* folder_;
  static Server* server_;
};
TemporaryFolder* OverviewPage::folder_ = nullptr;
Server* OverviewPage::server_ = nullptr;

TEST_F(OverviewPage, EachCountIsWhatItsSearchFinds) {
  for (const std::string& body :
       {page(), page("青葉浜市 汐見区役所"), page("こども未来局"), page("緑丘市 危機管理課")}) {
    const auto counts = linked_counts(body);
    ASSERT_GE(counts.size(), 2U);
    for (const auto& [address, count] : counts) {
      const std::string api = "/api/v1" + address;
      const auto total = server_->ask(api).json().at("total").to_number<int>();
      EXPECT_EQ(total, count) << address;
    }
  }
}

TEST_F(OverviewPage, CountsOneEditionAndTellsTheOthers) {
  const std::string body = page();
  EXPECT_NE(body.find("令和8年度の取組78件の内訳です"), std::string::npos);
  for (const char* edition : {"令和6年度", "令和7年度", "令和8年度"})
    EXPECT_NE(body.find(std::string("<th scope=\"row\">") + edition), std::string::npos);
  EXPECT_NE(body.find("<rect width=\"1000\""), std::string::npos);
}

TEST_F(OverviewPage, ADepartmentHasItsOwnWords) {
  const std::string body = page("青葉浜市 汐見区役所");
  EXPECT_NE(body.find("青葉浜市 汐見区役所に特有の言葉"), std::string::npos);
  EXPECT_NE(body.find("津波"), std::string::npos) << body;
  EXPECT_NE(body.find("/print?department="), std::string::npos);
  EXPECT_EQ(server_->ask("/overview?department=" + percent("月面局")).status, 404);
}

TEST(OverviewOfLittle, SaysNothingThatIsNotThere) {
  const TemporaryFolder folder;
  const std::string table = std::string(kHeader) + row("", "道", "道路", "道。", "直します。") +
                            row("", "橋", "道路", "橋。", "直します。");
  const std::string db = folder / "db";
  ASSERT_EQ(torikumi({"index", "--db", db, folder.write("t.tsv", table)}).status, 0);
  const Server server(db);
  const std::string body = server.ask("/overview").body;
  EXPECT_NE(body.find("<th scope=\"row\">道路</th><td><a href=\"/search?category="),
            std::string::npos);
  EXPECT_EQ(body.find("部署の名称を選ぶと"), std::string::npos);
}

}  // namespace
}  // namespace torikumi::tests
