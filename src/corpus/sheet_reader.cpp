// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/sheet_reader.hpp"

#include <algorithm>
#include <array>
#include <set>

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

std::vector<bool> hidden_columns_of(const Sheet& sheet) {
  std::vector<bool> hidden(kMostColumns);
  for (const auto& [from, to] : sheet.hidden_columns) {
    for (std::uint32_t i = from; i <= to && i < kMostColumns; ++i) hidden[i] = true;
  }
  return hidden;
}

/// Merged cells that begin in a hidden row or column show their text in the first that is not.
void show_merged_texts(Sheet& sheet, const std::vector<bool>& hidden_columns) {
  std::vector<std::size_t> visible(sheet.rows.size() + 1, sheet.rows.size());
  for (std::size_t i = sheet.rows.size(); i-- > 0;)
    visible[i] = sheet.rows[i].is_hidden ? visible[i + 1] : i;
  const auto is_before = [](const SheetRow& row, std::uint32_t number) {
    return row.number < number;
  };
  const auto cell_at = [](SheetRow& row, std::uint32_t column) {
    return std::lower_bound(row.cells.begin(), row.cells.end(), column,
                            [](const Cell& cell, std::uint32_t c) { return cell.column < c; });
  };
  for (MergedRange& range : sheet.merges) {
    const auto row =
        std::lower_bound(sheet.rows.begin(), sheet.rows.end(), range.first_row, is_before);
    if (row == sheet.rows.end() || row->number != range.first_row) continue;
    std::uint32_t column = range.first_column;
    while (column < range.last_column && hidden_columns[column]) ++column;
    if (!row->is_hidden && column == range.first_column) continue;
    const auto cell = cell_at(*row, range.first_column);
    if (cell == row->cells.end() || cell->column != range.first_column) continue;
    const std::size_t shown = visible[static_cast<std::size_t>(row - sheet.rows.begin())];
    if (shown == sheet.rows.size() || sheet.rows[shown].number > range.last_row) continue;
    const std::string text = cell->text;
    range.first_row = sheet.rows[shown].number;
    range.first_column = column;
    const auto at = cell_at(sheet.rows[shown], column);
    if (at == sheet.rows[shown].cells.end() || at->column != column)
      sheet.rows[shown].cells.insert(at, {column, text});
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
  const std::vector<bool> is_hidden = hidden_columns_of(sheet);
  show_merged_texts(sheet, is_hidden);
  std::erase_if(sheet.rows, [](const SheetRow& row) { return row.is_hidden; });
  std::set<std::uint32_t> columns;
  for (SheetRow& row : sheet.rows) {
    std::erase_if(row.cells, [&](const Cell& cell) {
      if (is_hidden[cell.column]) columns.insert(cell.column);
      return is_hidden[cell.column];
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
  const HeaderSearch search(columns_, rows);
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
