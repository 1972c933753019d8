// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/changes_table.hpp"

#include <array>
#include <string>
#include <vector>

namespace torikumi::api {
namespace {

using schema::Field;

constexpr std::array kLabelled{Field::kDepartment, Field::kCategory, Field::kTitle};

std::string text_of(const std::vector<search::Fragment>& fragments) {
  std::string text;
  for (const search::Fragment& each : fragments) text += each.text;
  return text;
}

/// The sentences of one kind, a line each, behind the name of their field.
std::string sentences_of(const search::ChangeDetail& detail, search::SentenceChange kind,
                         const schema::FieldTable& fields) {
  std::string lines;
  for (const search::ChangedSentence& each : detail.sentences) {
    if (each.change != kind) continue;
    if (!lines.empty()) lines += "\n";
    lines += fields[each.field].label + "：" + text_of(each.former);
    if (kind == search::SentenceChange::kChanged) lines += " → ";
    lines += text_of(each.later);
  }
  return lines;
}

std::vector<std::string> changes_header(const search::Changes& changes) {
  std::vector<std::string> header{"変化"};
  for (const std::string& edition : {changes.from, changes.to}) {
    header.push_back(edition + " id");
    for (const Field field : kLabelled)
      header.push_back(edition + " " + std::string(schema::info(field).label));
  }
  header.insert(header.end(), {"加わった文", "なくなった文", "変わった文"});
  return header;
}

std::vector<std::string> change_cells(const search::Change& change,
                                      const search::ChangeDetail& detail,
                                      const schema::FieldTable& fields) {
  std::vector<std::string> cells{std::string(search::label_of(change.status))};
  const auto add = [&](const auto& value_of) {
    std::string all;
    for (const schema::Record& each : detail.formers)
      all += (all.empty() ? "" : "\n") + value_of(each);
    return all;
  };
  cells.push_back(add([](const schema::Record& record) { return record.id; }));
  for (const Field field : kLabelled)
    cells.push_back(add([&](const schema::Record& record) { return record[field]; }));
  cells.push_back(detail.later ? detail.later->id : "");
  for (const Field field : kLabelled)
    cells.push_back(detail.later ? (*detail.later)[field] : std::string());
  for (const auto kind : {search::SentenceChange::kCame, search::SentenceChange::kWent,
                          search::SentenceChange::kChanged})
    cells.push_back(sentences_of(detail, kind, fields));
  return cells;
}

}  // namespace

Table table_of(const search::Changes& changes, index::Database& database) {
  Table table{"変化", {changes_header(changes)}, {}, false};
  for (const search::Change& each : changes.listed)
    table.rows.push_back(
        change_cells(each, search::detail(database, each), *database.collection().fields));
  return table;
}

}  // namespace torikumi::api
