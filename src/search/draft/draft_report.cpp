// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/draft/draft_report.hpp"

#include <algorithm>

#include "base/deadline.hpp"
#include "search/similar/related.hpp"

namespace torikumi::search {
namespace {

constexpr std::size_t kMostAnswers = 20;

/// The part of a point that an answer must have. Set with tests/judgements/drafts: .25 finds more
/// of what is done, .35 more of what nobody does.
constexpr double kLeast = 0.3;

/// And what is named where there is no answer.
constexpr double kLeastOfNear = 0.1;

AnsweredPoint answered(Searcher& searcher, const DocumentSet& within, DraftPoint point) {
  AnsweredPoint answered{std::move(point), {}, {}};
  std::vector<Answer> found =
      searcher.answers(answered.point, within, kLeastOfNear, kLeast, kMostAnswers);
  if (!found.empty() && !found.front().is_answer) {
    answered.near = std::move(found.front());
  } else {
    answered.answers = std::move(found);
  }
  return answered;
}

/// The row of the table in which an answer stands.
std::string row_of(const index::Database& database, const index::DocValues& values,
                   CrossTabRows rows, const schema::Record& record) {
  if (rows == CrossTabRows::kCities) return record.city;
  const std::string& department = record[schema::Field::kDepartment];
  return values.department_label(record.city, database.collection().present_name(department));
}

void add_rows(Searcher& searcher, const EditionScope& scope, DraftReport& report) {
  index::Database& database = searcher.database();
  const auto values = database.doc_values();
  const bool has_cities = values->column(schema::slot::kCity).labels().size() > 1;
  report.rows_are = has_cities ? CrossTabRows::kCities : CrossTabRows::kDepartments;
  std::vector<std::vector<std::string>> row_of_answer;
  std::vector<std::string> answering;
  for (const AnsweredPoint& point : report.points) {
    row_of_answer.emplace_back();
    for (const Answer& each : point.answers) {
      row_of_answer.back().push_back(row_of(database, *values, report.rows_are, each.record));
      answering.push_back(row_of_answer.back().back());
    }
  }
  const auto add_those = [&](CrossTabRows rows, auto is_wanted) {
    for (std::string& each : searcher.matrix(scope.documents, rows, scope).rows) {
      if (is_wanted(each)) report.rows.push_back(std::move(each));
    }
  };
  if (has_cities) {
    add_those(CrossTabRows::kCities, [](const std::string& /*any*/) { return true; });
  } else {
    add_those(CrossTabRows::kWards, [](const std::string& /*any*/) { return true; });
    const std::vector<std::string> wards = report.rows;
    add_those(CrossTabRows::kDepartments, [&](const std::string& row) {
      return std::find(wards.begin(), wards.end(), row) == wards.end() &&
             std::find(answering.begin(), answering.end(), row) != answering.end();
    });
  }
  for (const std::vector<std::string>& of_point : row_of_answer) {
    report.cells.emplace_back();
    for (const std::string& row : report.rows) {
      const auto best = std::find(of_point.begin(), of_point.end(), row);
      report.cells.back().push_back(best == of_point.end() ? std::nullopt
                                                           : std::optional(static_cast<std::size_t>(
                                                                 best - of_point.begin())));
    }
  }
}

}  // namespace

DraftReport draft_report(Searcher& searcher, analysis::Analyser& analyser, std::string_view draft) {
  check_draft(draft);
  DraftReport report;
  std::vector<DraftPoint> points = points_of(analyser, draft);
  if (points.size() > kMostPoints) {
    report.left_out = points.size() - kMostPoints;
    points.resize(kMostPoints);
  }
  const EditionScope scope = edition_scope(*searcher.database().doc_values(), "");
  report.editions = scope.editions;
  for (DraftPoint& each : points) {
    base::Deadline::check();
    report.points.push_back(answered(searcher, scope.documents, std::move(each)));
  }
  add_rows(searcher, scope, report);
  return report;
}

}  // namespace torikumi::search
