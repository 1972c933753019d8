// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/sheet_rows.hpp"

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

/// Rows times columns that a table may have.
constexpr std::size_t kMostPlaces = 100'000'000;

/// Bytes; what is longer is no label, and only labels are filled from merged cells.
constexpr std::size_t kLongestLabel = 600;

/// A header has at most so many tiers.
constexpr std::uint32_t kMostTiers = 4;

/// Knows for each row which merged cells reach it, while rows pass by in order.
class MergeCursor {
 public:
  explicit MergeCursor(const Sheet& sheet) : merges_(sheet.merges) {
    std::stable_sort(merges_.begin(), merges_.end(),
                     [](const auto& a, const auto& b) { return a.first_row < b.first_row; });
  }

  /// Fills in `merged` of the row; to be called for each row of the sheet.
  void pass(TableRow& row) {
    for (; next_ < merges_.size() && merges_[next_].first_row <= row.line; ++next_) {
      const MergedRange& range = merges_[next_];
      if (range.first_row < row.line || range.last_row == range.first_row) continue;
      if (range.first_column >= row.cells.size()) continue;
      if (row.cells[range.first_column].size() > kLongestLabel) continue;
      open_[range.first_column] = {range.last_row, row.cells[range.first_column]};
    }
    for (auto it = open_.begin(); it != open_.end();) {
      if (it->second.first < row.line) {
        it = open_.erase(it);
        continue;
      }
      row.merged.resize(std::max(row.merged.size(), it->first + 1));
      row.merged[it->first] = it->second.second;
      ++it;
    }
  }

  /// How many rows a header that begins with this one has by its merged cells.
  std::uint32_t tiers(std::uint32_t row) const {
    std::uint32_t most = 1;
    for (auto it = first_of(row); it != merges_.end() && it->first_row == row; ++it)
      most = std::max(most, it->last_row - row + 1);
    return most;
  }

  /// The column in which the cell at (row, column) begins, where it is merged with those beside it.
  std::size_t begin_of(std::uint32_t row, std::size_t column) const {
    for (auto it = first_of(row); it != merges_.end() && it->first_row == row; ++it) {
      if (it->first_column <= column && column <= it->last_column) return it->first_column;
    }
    return column;
  }

 private:
  std::vector<MergedRange>::const_iterator first_of(std::uint32_t row) const {
    return std::lower_bound(
        merges_.begin(), merges_.end(), row,
        [](const MergedRange& range, std::uint32_t number) { return range.first_row < number; });
  }

  std::vector<MergedRange> merges_;
  std::size_t next_ = 0;
  std::map<std::size_t, std::pair<std::uint32_t, std::string>> open_;  ///< by column
};

std::string name_of(const std::vector<std::string>& tiers, const Columns& columns) {
  if (tiers.empty()) return {};
  std::string joined;
  for (const std::string& tier : tiers) joined += (joined.empty() ? "" : " ") + tier;
  if (tiers.size() > 1 && columns.find(tiers.back()) && !columns.find(joined)) return tiers.back();
  return joined;
}

/// The header that rows [begin, end) make together.
std::vector<std::string> joined_header(const std::vector<TableRow>& rows, std::size_t begin,
                                       std::size_t end, const MergeCursor& merges,
                                       const Columns& columns) {
  std::vector<std::string> header;
  for (std::size_t column = 0; column < rows[begin].cells.size(); ++column) {
    std::vector<std::string> tiers;
    for (std::size_t i = begin; i < end; ++i) {
      if (column >= rows[i].cells.size()) continue;
      const std::string& text = rows[i].cells[merges.begin_of(rows[i].line, column)];
      if (!text.empty() && (tiers.empty() || tiers.back() != text)) tiers.push_back(text);
    }
    header.push_back(name_of(tiers, columns));
  }
  return header;
}

/// A header that is merged over several columns names each of them: 町名, 町名#2 …
void name_merged_columns(TableRow& row, const MergeCursor& merges, const Columns& columns) {
  std::vector<std::string> named = row.cells;
  for (std::size_t column = 0; column < named.size(); ++column) {
    const std::size_t begin = merges.begin_of(row.line, column);
    if (named[column].empty()) named[column] = row.cells[begin];
  }
  if (named != row.cells && read_header(named, columns)) row.cells = std::move(named);
}

}  // namespace

std::vector<TableRow> rows_of(const Sheet& sheet, const Columns& columns) {
  // As wide as where a header is looked for; a stray cell far right of the table makes its own row
  // long alone.
  constexpr std::size_t kHeaderRows = 200;
  const auto width_of = [](const SheetRow& row) {
    return row.cells.empty() ? std::size_t{0} : row.cells.back().column + std::size_t{1};
  };
  std::size_t width = 0;
  for (std::size_t i = 0; i < std::min(kHeaderRows, sheet.rows.size()); ++i)
    width = std::max(width, width_of(sheet.rows[i]));
  std::size_t places = 0;
  for (const SheetRow& row : sheet.rows) places += std::max(width, width_of(row));
  if (places > kMostPlaces)
    throw base::Error(base::Code::kBadInput,
                      "the sheet " + sheet.name + " has " + std::to_string(sheet.rows.size()) +
                          " rows and " + std::to_string(width) + " columns",
                      "remove what stands far right of the table, or divide it");
  std::vector<TableRow> rows;
  MergeCursor merges(sheet);
  for (const SheetRow& each : sheet.rows) {
    TableRow row;
    row.line = each.number;
    row.cells.resize(std::max(width, width_of(each)));
    for (const Cell& cell : each.cells) row.cells[cell.column] = cell.text;
    merges.pass(row);
    rows.push_back(std::move(row));
  }
  std::vector<TableRow> joined;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t tiers = merges.tiers(rows[i].line);
    std::size_t end = i + 1;
    while (end < rows.size() && rows[end].line < rows[i].line + tiers) ++end;
    if (tiers <= kMostTiers && end > i + 1) {
      std::vector<std::string> header = joined_header(rows, i, end, merges, columns);
      if (read_header(header, columns)) {
        TableRow row;
        row.line = rows[end - 1].line;
        row.cells = std::move(header);
        joined.push_back(std::move(row));
        i = end - 1;
        continue;
      }
    }
    joined.push_back(std::move(rows[i]));
    name_merged_columns(joined.back(), merges, columns);
  }
  return joined;
}

}  // namespace torikumi::corpus
