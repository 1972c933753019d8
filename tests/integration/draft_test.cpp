// SPDX-License-Identifier: GPL-2.0-or-later
// A draft point by point: who already does it, and what nobody does.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>

#include "support/json_schema.hpp"
#include "support/program.hpp"
#include "support/server.hpp"
#include "support/temporary.hpp"

namespace torikumi::tests {
namespace {

const char* const kDraft =
    "本区では次のとおり取り組む。\n団地での移動販売を支援するとともに、認知症カフェを増やす。\n"
    "猫の譲渡会を開く。\n";

TEST(Drafts, AreAnsweredPointByPoint) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "db").status, 0);
  const std::string draft = folder.write("draft.txt", kDraft);
  const std::vector<std::string> command{"related", "--db", folder / "db",
                                         "--text",  draft,  "--points"};
  const auto with = [&](const std::string& format) {
    std::vector<std::string> words = command;
    words.insert(words.end(), {"--format", format});
    return torikumi(words);
  };
  const auto report = with("json").json();
  const auto& points = report.at("points").as_array();
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[0].at("text").as_string(), "団地での移動販売を支援する");
  EXPECT_FALSE(points[0].at("is_new").as_bool());
  EXPECT_EQ(points[0].at("answers").at(0).at("department").as_string(), "桜台区役所");
  EXPECT_EQ(points[2].at("text").as_string(), "猫の譲渡会を開く");
  EXPECT_TRUE(points[2].at("is_new").as_bool());
  EXPECT_TRUE(points[2].at("answers").as_array().empty());
  // Every ward has its column, and an answer stands in that of its department.
  const auto& rows = report.at("rows").as_array();
  EXPECT_GE(rows.size(), 7U);
  for (const auto& point : points) {
    ASSERT_EQ(point.at("by_row").as_array().size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (point.at("by_row").at(i).is_null()) continue;
      const auto& answers = point.at("answers").as_array();
      const auto own = std::find_if(answers.begin(), answers.end(), [&](const auto& each) {
        return each.at("id") == point.at("by_row").at(i);
      });
      ASSERT_NE(own, answers.end());
      EXPECT_EQ(own->at("department"), rows.at(i));
    }
  }
  const std::string text = with("text").out;
  EXPECT_NE(text.find("3. 猫の譲渡会を開く\n   not in this source: perhaps new\n"),
            std::string::npos)
      << text;
  const std::string csv = with("csv").out;
  EXPECT_NE(csv.find("番号,論点,記載,"), std::string::npos);
  EXPECT_NE(csv.find("3,猫の譲渡会を開く,この資料に記載なし,"), std::string::npos) << csv;
}

TEST(Drafts, AnswersAreOfTheNewestEdition) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "db").status, 0);
  const auto report = torikumi({"related", "--db", folder / "db", "--points", "--format", "json",
                                "--text", folder.write("draft.txt", "見守りのネットワーク")})
                          .json();
  ASSERT_FALSE(report.at("points").at(0).at("answers").as_array().empty());
  for (const auto& each : report.at("points").at(0).at("answers").as_array())
    EXPECT_EQ(each.at("edition"), report.at("editions").at(0));
}

TEST(Drafts, AreRefusedWithAReason) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "db").status, 0);
  const Outcome no_text = torikumi({"related", "--db", folder / "db", "--points", "x"});
  EXPECT_EQ(no_text.status, 2);
  EXPECT_NE(no_text.err.find("--points takes a text apart"), std::string::npos) << no_text.err;
  std::string longer;
  for (int i = 0; i < 7000; ++i) longer += "見守り";
  EXPECT_NE(torikumi({"related", "--db", folder / "db", "--points", "--text",
                      folder.write("long.txt", longer)})
                .err.find("20,000"),
            std::string::npos);
  const Outcome nothing = torikumi({"related", "--db", folder / "db", "--points", "--text",
                                    folder.write("no.txt", "よろしくお願いします。")});
  EXPECT_EQ(nothing.status, 0);
  EXPECT_NE(nothing.out.find("names nothing"), std::string::npos) << nothing.out;
}

TEST(Drafts, AreAnsweredByTheServer) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "db").status, 0);
  const Server server(folder / "db");
  const auto answer = server.ask("/api/v1/related?points=1", "POST", "", kDraft).json();
  EXPECT_EQ(answer.at("points").as_array().size(), 3U);
  const auto document = server.ask("/openapi.json").json();
  const auto& schema = document.at("components").at("schemas").at("DraftAnswer").as_object();
  EXPECT_EQ(schema_fault(answer, schema, document), "");
  const std::string form = "text=" + percent(kDraft);
  const std::string page = server.ask("/draft", "POST", "", form).body;
  EXPECT_NE(page.find("論点 3件"), std::string::npos);
  EXPECT_NE(page.find("うち記載なし 1件"), std::string::npos);
  EXPECT_NE(page.find("3 猫の譲渡会を開く"), std::string::npos);
  const auto csv = server.ask("/draft.csv", "POST", "", form);
  EXPECT_EQ(csv.status, 200);
  EXPECT_NE(csv.body.find("3,猫の譲渡会を開く,この資料に記載なし,"), std::string::npos);
  EXPECT_EQ(server.ask("/draft.csv", "POST", "", "text=").status, 400);
}

struct Judged {
  int answered = 0;
  int right = 0;
  int right_or_near = 0;
  int without = 0;
  int told_new = 0;
};

std::size_t longest_common(const std::string& a, const std::string& b) {
  std::size_t best = 0;
  std::vector<std::size_t> before(b.size() + 1);
  for (const char each : a) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (b[j] == each) best = std::max(best, row[j + 1] = before[j] + 1);
    }
    before = std::move(row);
  }
  return best;
}

/// Of the drafts with these first letters, those that `is_asked` by their number.
template <typename IsAsked>
Judged judge(const std::string& database, const std::string& kind, IsAsked is_asked) {
  Judged judged;
  std::ifstream file(project_file("tests/judgements/drafts/answers.tsv"));
  std::string asked;
  boost::json::object report;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::string draft;
    std::string point;
    std::string ids;
    std::getline(cells, draft, '\t');
    std::getline(cells, point, '\t');
    std::getline(cells, ids);
    if (!draft.starts_with(kind) || !is_asked(std::stoi(draft.substr(draft.size() - 2)))) continue;
    if (draft != asked) {
      asked = draft;
      report = torikumi({"related", "--db", database, "--points", "--format", "json", "--text",
                         project_file("tests/judgements/drafts/" + draft + ".txt")})
                   .json();
    }
    const auto& points = report.at("points").as_array();
    const auto own =
        std::max_element(points.begin(), points.end(), [&](const auto& a, const auto& b) {
          return longest_common(std::string(a.at("text").as_string()), point) <
                 longest_common(std::string(b.at("text").as_string()), point);
        });
    const auto is_right = [&](const boost::json::value& answer) {
      return ids.find(std::string(answer.at("id").as_string())) != std::string::npos;
    };
    const auto& answers = own->at("answers").as_array();
    if (ids == "-") {
      ++judged.without;
      judged.told_new += answers.empty() ? 1 : 0;
      continue;
    }
    ++judged.answered;
    const bool right = !answers.empty() && is_right(answers.front());
    judged.right += right ? 1 : 0;
    judged.right_or_near +=
        right || (!own->at("near").is_null() && is_right(own->at("near"))) ? 1 : 0;
  }
  std::cout << kind << ": first answer right " << judged.right << " of " << judged.answered
            << ", or nearest " << judged.right_or_near << "; told to be new " << judged.told_new
            << " of " << judged.without << "\n";
  return judged;
}

TEST(Drafts, MeetWhatPeopleJudged) {
  const TemporaryFolder folder;
  ASSERT_EQ(index_sample(folder / "sample").status, 0);
  const auto of_sample = [](int number) { return number <= 6; };
  const auto of_kawasaki = [](int number) { return number > 6; };
  const auto expect = [](const Judged& judged) {
    EXPECT_GE(judged.right * 10, judged.answered * 8);
    EXPECT_GE(judged.told_new * 3, judged.without * 2);
  };
  expect(judge(folder / "sample", "policy", of_sample));
  judge(folder / "sample", "everyday", of_sample);
  const std::string table = shared_file("data/kawasaki/shiryo3.txt");
  if (table.empty()) GTEST_SKIP() << "the shared Kawasaki table is absent";
  ASSERT_EQ(torikumi({"index", "--db", folder / "kawasaki", table}).status, 0);
  expect(judge(folder / "kawasaki", "policy", of_kawasaki));
  judge(folder / "kawasaki", "everyday", of_kawasaki);
}

}  // namespace
}  // namespace torikumi::tests
