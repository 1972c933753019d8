// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/api/citation.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

namespace torikumi::server::api {
namespace {

using schema::Field;

std::string source_of(const schema::Record& record) {
  if (record.origin.source.empty() || record.origin.source == "-") return {};
  std::string text = std::filesystem::path(record.origin.source).filename().string();
  if (!record.origin.sheet.empty()) text += " " + record.origin.sheet;
  return text + " " + std::to_string(record.origin.line) + "行目";
}

}  // namespace

std::string citation(const schema::Record& record) {
  // Brackets within brackets are double ones.
  std::string title = record[Field::kTitle];
  for (const auto& [single, twofold] : {std::pair("「", "『"), std::pair("」", "』")}) {
    for (std::size_t at = title.find(single); at != std::string::npos; at = title.find(single, at))
      title.replace(at, std::string_view(single).size(), twofold);
  }
  std::string text = record[Field::kDepartment] + "「" + title + "」";
  std::string within = record[Field::kCategory];
  if (!record.edition.empty()) within += (within.empty() ? "" : "、") + record.edition;
  if (!within.empty()) text += "（" + within + "）";
  const std::string source = source_of(record);
  return source.empty() ? text : text + "、" + source;
}

}  // namespace torikumi::server::api
