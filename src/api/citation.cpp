// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/citation.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

#include "base/utf8.hpp"

namespace torikumi::api {
namespace {

using schema::Field;

std::string source_of(const schema::Record& record) {
  if (record.origin.source.empty() || record.origin.source == "-") return {};
  std::string text = std::filesystem::path(record.origin.source).filename().string();
  if (!record.origin.sheet.empty()) text += " " + record.origin.sheet;
  return text + " " + std::to_string(record.origin.line) + "行目";
}

/// In brackets; those within are double ones.
std::string quoted(std::string title) {
  for (const auto& [single, twofold] : {std::pair("「", "『"), std::pair("」", "』")}) {
    for (std::size_t at = title.find(single); at != std::string::npos; at = title.find(single, at))
      title.replace(at, std::string_view(single).size(), twofold);
  }
  return "「" + title + "」";
}

std::string cited(const schema::Record& record, const index::SourceDocument& document,
                  const std::string& city) {
  std::string text = (record.city.empty() ? city : record.city) + record[Field::kDepartment] +
                     quoted(record[Field::kTitle]);
  std::string within = record[Field::kCategory];
  if (!record.edition.empty()) within += (within.empty() ? "" : "、") + record.edition;
  if (!within.empty()) text += "（" + within + "）";
  const std::string date = document.date.empty() ? "" : "（" + document.date + "）";
  if (!document.title.empty()) text += "、" + quoted(document.title) + date;
  const std::string source = source_of(record);
  if (!source.empty()) text += document.title.empty() ? "、" + source + date : " " + source;
  if (!document.url.empty()) text += " " + document.url;
  if (!document.licence.empty()) text += "（" + document.licence + "）";
  return text;
}

/// Without line ends, and without the marks that turn the direction of what is pasted around it.
std::string in_one_direction(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    const bool turns = (d.code_point >= 0x202A && d.code_point <= 0x202E) ||
                       (d.code_point >= 0x2066 && d.code_point <= 0x2069) ||
                       d.code_point == 0x200E || d.code_point == 0x200F;
    if (d.code_point < 0x20) {
      out.push_back(' ');
    } else if (!turns) {
      out += text.substr(i, d.bytes);
    }
    i += d.bytes;
  }
  return out;
}

}  // namespace

std::string citation(const schema::Record& record, const index::SourceDocument& document,
                     const std::string& city) {
  return in_one_direction(cited(record, document, city));
}

}  // namespace torikumi::api
