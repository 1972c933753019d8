// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/sheet_reader.hpp"

#include <algorithm>
#include <array>

#include "base/counted.hpp"
#include "base/error.hpp"
#include "corpus/header_search.hpp"
#include "corpus/sheet_rows.hpp"
#include "corpus/table_reader.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

bool matches_any(const std::vector<schema::Pattern>& patterns, const std::string& name) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const schema::Pattern& each) { return each.matches(name); });
}

/// Merged cells whose first row is hidden show their text from the first row that is not.
void show_merges_below(Sheet& sheet) {
  const auto is_before = [](const SheetRow& row, std::uint32_t number) {
    return row.number < number;
  };
  for (MergedRange& range : sheet.merges) {
    auto row = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), range.first_row, is_before);
    if (row == sheet.rows.end() || row->number != range.first_row || !row->is_hidden) continue;
    const auto cell = std::find_if(row->cells.begin(), row->cells.end(), [&](const Cell& each) {
      return each.column == range.first_column;
    });
    if (cell == row->cells.end()) continue;
    const std::string text = cell->text;
    while (row != sheet.rows.end() && row->is_hidden) ++row;
    if (row == sheet.rows.end() || row->number > range.last_row) continue;
    range.first_row = row->number;
    const auto at = std::find_if(row->cells.begin(), row->cells.end(), [&](const Cell& each) {
      return each.column >= range.first_column;
    });
    if (at == row->cells.end() || at->column != range.first_column)
      row->cells.insert(at, {range.first_column, text});
  }
}

std::string raw_of(const TableRow& row) {
  std::string raw;
  for (const std::string& cell : row.cells) raw += cell + "\t";
  raw.erase(raw.find_last_not_of('\t') + 1);
  return raw;
}

}  // namespace

bool is_example(const std::string& sheet) {
  static constexpr std::array<std::string_view, 5> kExamples{"入力例", "記入例", "記載例", "作成例",
                                                             "サンプル"};
  const std::string key = text::comparison_key(sheet);
  return std::any_of(kExamples.begin(), kExamples.end(), [&](std::string_view each) {
    return key.find(text::comparison_key(each)) != std::string::npos;
  });
}

std::optional<std::string> SheetReader::reason_to_skip(const Sheet& sheet) const {
  if (matches_any(collection_.skipped_sheets, sheet.name)) return "skipped by the collection";
  const bool is_chosen = matches_any(collection_.only_sheets, sheet.name);
  if (!collection_.only_sheets.empty() && !is_chosen) return "not among the collection's sheets";
  if (sheet.is_hidden) return "hidden, and not read";
  if (!is_chosen && is_example(sheet.name))
    return "not read: its name says that it is an example; [sheets] only in a collection file "
           "reads it";
  return std::nullopt;
}

void SheetReader::drop_hidden(Sheet& sheet) {
  const std::size_t rows = sheet.rows.size();
  show_merges_below(sheet);
  std::erase_if(sheet.rows, [](const SheetRow& row) { return row.is_hidden; });
  std::vector<std::uint32_t> columns;
  for (SheetRow& row : sheet.rows) {
    std::erase_if(row.cells, [&](const Cell& cell) {
      const bool hidden = std::any_of(
          sheet.hidden_columns.begin(), sheet.hidden_columns.end(), [&](const auto& each) {
            return each.first <= cell.column && cell.column <= each.second;
          });
      if (hidden && std::find(columns.begin(), columns.end(), cell.column) == columns.end())
        columns.push_back(cell.column);
      return hidden;
    });
  }
  std::string hidden;
  if (rows > sheet.rows.size()) hidden = base::counted(rows - sheet.rows.size(), "hidden row");
  if (!columns.empty())
    hidden += (hidden.empty() ? "" : " and ") + base::counted(columns.size(), "hidden column");
  if (!hidden.empty()) sink_.note(place_of({source_, sheet.name, 0}) + ": " + hidden + " not read");
}

void SheetReader::take(Sheet sheet) {
  if (sheet.rows.empty()) return;
  const std::string place = place_of({source_, sheet.name, 0});
  if (const auto reason = reason_to_skip(sheet)) {
    sink_.note(place + ": " + *reason);
    return;
  }
  drop_hidden(sheet);
  std::vector<TableRow> rows = rows_of(sheet, columns_);
  HeaderSearch search(columns_);
  for (const TableRow& row : rows) {
    if (!search.take(row.cells, row.line)) break;
  }
  if (!search.has_found()) {
    sink_.note(place + ": not read: no header that the collection knows");
    if (!strange_)
      strange_.emplace(schema::Origin{source_, sheet.name, search.fullest_line()},
                       search.fullest());
    return;
  }
  has_read_ = true;
  TableReader reader(source_, sheet.name, columns_, collection_, sink_);
  for (TableRow& row : rows) {
    const std::string raw = raw_of(row);
    row.raw = raw;
    reader.take(std::move(row));
  }
  reader.finish();
}

void SheetReader::finish() const {
  if (has_read_) return;
  if (strange_) columns_.refuse(strange_->first, strange_->second);
  throw base::Error(base::Code::kBadInput, source_ + ": no visible sheet holds a table",
                    "show the sheet that holds it, or name it under [sheets] in a collection file");
}

}  // namespace torikumi::corpus
