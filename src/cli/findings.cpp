// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/findings.hpp"

#include <algorithm>

#include "base/counted.hpp"
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

json::array sources_json(const std::vector<indexing::SourceReport>& sources) {
  json::array all;
  for (const indexing::SourceReport& each : sources) {
    json::object object{{"source", each.path},
                        {"read", each.read},
                        {"kept", each.kept},
                        {"rejected", each.rejected},
                        {"warnings", each.warnings}};
    if (!each.city.empty()) object["city"] = each.city;
    if (!each.edition.empty()) object["edition"] = each.edition;
    if (!each.fault.empty()) object["fault"] = each.fault;
    all.push_back(std::move(object));
  }
  return all;
}

void print_sources(const std::vector<indexing::SourceReport>& sources, std::ostream& out) {
  for (const indexing::SourceReport& each : sources) {
    std::string line = each.path;
    if (!each.city.empty()) line += "  " + each.city;
    if (!each.edition.empty()) line += "  " + each.edition;
    line += ": ";
    if (each.fault.empty()) {
      line += std::to_string(each.read) + " read";
    } else {
      line += "not read: " + each.fault;
      if (each.kept > 0)
        line += "; " + base::counted(each.kept, "initiative") + " of an earlier run stay";
    }
    if (each.rejected > 0) line += ", " + std::to_string(each.rejected) + " rejected";
    if (each.warnings > 0) line += ", " + base::counted(each.warnings, "warning");
    out << in_one_line(line) << "\n";
  }
}

bool has_faults(const std::vector<indexing::SourceReport>& sources) {
  return std::any_of(sources.begin(), sources.end(),
                     [](const auto& each) { return !each.fault.empty(); });
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
