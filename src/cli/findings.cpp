// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/findings.hpp"

#include <algorithm>

#include "cli/terminal.hpp"

namespace torikumi::cli {
namespace {

namespace json = boost::json;

std::string place(const schema::Origin& origin, const std::string& column) {
  const std::string text = corpus::place_of(origin);
  return column.empty() ? text : text + ": " + column;
}

}  // namespace

json::object origin_json(const schema::Origin& origin) {
  json::object object{{"source", origin.source}};
  if (!origin.sheet.empty()) object["sheet"] = origin.sheet;
  object["line"] = origin.line;
  return object;
}

json::array warnings_json(const indexing::SyncReport& report) {
  json::array all;
  for (const corpus::Warning& each : report.warnings) {
    json::object object = origin_json(each.origin);
    object["column"] = each.column;
    object["message"] = each.message;
    all.push_back(std::move(object));
  }
  return all;
}

json::array rejections_json(const indexing::SyncReport& report) {
  json::array all;
  for (const corpus::Rejection& each : report.rejections) {
    json::object object = origin_json(each.origin);
    object["reason"] = each.reason;
    all.push_back(std::move(object));
  }
  return all;
}

void print_findings(const indexing::SyncReport& report, const std::string& all_rejected,
                    std::ostream& out) {
  constexpr std::size_t kMost = 50;
  for (std::size_t i = 0; i < std::min(kMost, report.warnings.size()); ++i) {
    const corpus::Warning& each = report.warnings[i];
    out << "warning: " << in_one_line(place(each.origin, each.column) + ": " + each.message)
        << "\n";
  }
  if (report.warnings.size() > kMost) {
    out << "… and " << report.warnings.size() - kMost
        << " more warnings; --format json lists all\n";
  }
  for (std::size_t i = 0; i < std::min(kMost, report.rejections.size()); ++i) {
    const corpus::Rejection& each = report.rejections[i];
    out << "rejected: " << in_one_line(place(each.origin, "") + ": " + each.reason) << "\n";
  }
  if (report.rejections.size() > kMost) {
    out << "… and " << report.rejections.size() - kMost << " more rejected rows; " << all_rejected
        << "\n";
  }
}

}  // namespace torikumi::cli
