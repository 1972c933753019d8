// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/service/service.hpp"

#include <gtest/gtest.h>

#include "base/deadline.hpp"
#include "support/program.hpp"
#include "support/temporary.hpp"

namespace torikumi::server::service {
namespace {

using http::Request;
using http::Response;

class ServiceTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string text =
        std::string(tests::kHeader) +
        tests::row("中原区役所", "見守り", "福祉", "高齢者の見守り。", "続ける。");
    ASSERT_EQ(tests::torikumi({"index", "--db", db_, folder_.write("t.tsv", text)}).status, 0);
  }
  static Request get(const std::string& path, const http::Pairs& parameters = {}) {
    Request request;
    request.method = "GET";
    request.path = path;
    request.parameters = parameters;
    return request;
  }

  tests::TemporaryFolder folder_;
  std::string db_ = folder_ / "db";
};

TEST_F(ServiceTest, ASearchWhoseTimeIsOverStopsAndSaysSo) {
  Service service(db_, {}, [](const std::string&) {});
  {
    const base::Deadline over(std::chrono::seconds(-1));
    const Response api = service.answer(get("/api/v1/search", {{"q", "見守り"}}));
    EXPECT_EQ(api.status, 503u);
    EXPECT_NE(api.body.find("the search took longer than an answer may"), std::string::npos);
    EXPECT_EQ(service.answer(get("/search", {{"q", "見守り"}})).status, 503u);
  }
  EXPECT_EQ(service.answer(get("/api/v1/search", {{"q", "見守り"}})).status, 200u);
}

TEST_F(ServiceTest, AQueryThatCostsTooMuchIsRefused) {
  Service service(db_, {{40, 3, 1}, false, {}}, [](const std::string&) {});
  const auto status = [&](const char* query) {
    return service.answer(get("/api/v1/search", {{"q", query}})).status;
  };
  EXPECT_EQ(status("見守り 高齢者 続ける"), 200u);
  EXPECT_EQ(status("見守り　高齢者 続ける 福祉"), 400u);
  EXPECT_EQ(status("見守* 高齢*"), 400u);
  EXPECT_EQ(status("見守* 高齢"), 200u);
  EXPECT_EQ(status("(見守*) (高齢*)"), 400u);
  EXPECT_EQ(status("\"見守* 高齢*\""), 200u);
  EXPECT_EQ(status("とても長いとても長いとても長い"), 414u);
  const Response page = service.answer(get("/search", {{"q", "一 二 三 四"}}));
  EXPECT_EQ(page.status, 400u);
  EXPECT_NE(page.body.find("キーワードが多すぎます"), std::string::npos);
}

TEST_F(ServiceTest, ParametersHaveNames) {
  Service service(db_, {}, [](const std::string&) {});
  EXPECT_EQ(service.answer(get("/api/v1/search", {{"q", "見守り"}, {"", ""}})).status, 200u);
  EXPECT_EQ(service.answer(get("/search.atom", {{"q", "見守り"}, {"bogus", "1"}})).status, 400u);
  EXPECT_EQ(http::parse_target("http://city.example/search?q=a")->path, "/search");
  EXPECT_EQ(http::parse_target("http://city.example")->path, "/");
}

TEST_F(ServiceTest, WhatTheNetworkRefusesIsAPageToWhoAskedForOne) {
  Service service(db_, {}, [](const std::string&) {});
  for (const unsigned status : {400U, 413U, 429U, 431U, 503U}) {
    const Response page = service.refuse(get("/search"), status);
    EXPECT_EQ(page.status, status);
    EXPECT_EQ(page.type, "text/html; charset=utf-8");
    const Response problem = service.refuse(get("/api/v1/search"), status);
    EXPECT_EQ(problem.type, "application/problem+json");
    EXPECT_NE(problem.body.find("\"detail\""), std::string::npos);
  }
}

}  // namespace
}  // namespace torikumi::server::service
