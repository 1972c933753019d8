// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/pdf/pdf_reader.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "base/counted.hpp"
#include "base/error.hpp"
#include "corpus/header_search.hpp"
#include "corpus/pdf/page_tables.hpp"
#include "corpus/sheet_rows.hpp"
#include "corpus/table_reader.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;

/// A table over as many pages as it has, as one sheet.
struct PagedTable {
  Sheet sheet;
  std::vector<double> xs;
  std::map<std::uint32_t, std::pair<std::size_t, std::uint32_t>> origin;  ///< row → page, row on it
  std::vector<std::vector<std::string>> header;  ///< its rows down to the header, as keys
  std::optional<std::size_t> title;              ///< the place of the title, where it is known
  std::vector<std::size_t> labels;               ///< the places of department and category
  std::vector<std::uint32_t> begin_of_last;      ///< of each column, the row of its last text
  bool ends_open = false;                        ///< the last page cuts its last row
  std::size_t joined_rows = 0;                   ///< rows that cross a page
};

bool has_same_columns(const PagedTable& table, const PageTable& next) {
  constexpr double kSlack = 4;
  return table.xs.size() == next.xs.size() &&
         std::equal(table.xs.begin(), table.xs.end(), next.xs.begin(),
                    [](double a, double b) { return std::fabs(a - b) <= kSlack; });
}

std::vector<std::string> row_texts(const PageTable& table, std::size_t row) {
  std::vector<std::string> texts(table.columns());
  for (const PageCell& cell : table.cells) {
    if (cell.first_row == row) texts[cell.first_column] = cell.text;
  }
  return texts;
}

/// As a header: a cell that is merged over several columns names each of them.
std::vector<std::string> header_texts(const PageTable& table, std::size_t row) {
  std::vector<std::string> texts(table.columns());
  for (const PageCell& cell : table.cells) {
    if (cell.first_row != row) continue;
    for (std::size_t column = cell.first_column; column <= cell.last_column; ++column)
      texts[column] = cell.text;
  }
  return texts;
}

std::vector<std::string> keys_of(const std::vector<std::string>& texts) {
  std::vector<std::string> keys;
  for (const std::string& each : texts) keys.push_back(text::comparison_key(each));
  return keys;
}

/// Joins a row that the page cut to the row before it.
void join_row(SheetRow& row, const std::vector<std::string>& rest) {
  for (std::uint32_t column = 0; column < rest.size(); ++column) {
    if (rest[column].empty()) continue;
    const auto at = std::find_if(row.cells.begin(), row.cells.end(),
                                 [&](const Cell& cell) { return cell.column >= column; });
    if (at != row.cells.end() && at->column == column) {
      at->text = join_lines(at->text, rest[column]);
    } else {
      row.cells.insert(at, {column, rest[column]});
    }
  }
}

/// Adds the rows of a page to the table that they go on.
void add_page(PagedTable& table, const PageTable& page) {
  const bool goes_on = !table.sheet.rows.empty();
  std::size_t begin = 0;
  const auto repeats = [&](std::size_t row) {
    const auto& header = table.header;
    return std::find(header.begin(), header.end(), keys_of(row_texts(page, row))) != header.end();
  };
  while (goes_on && begin < page.rows && repeats(begin)) ++begin;
  const auto number_of = [&](std::size_t row, std::uint32_t base) {
    return base + static_cast<std::uint32_t>(row - begin);
  };
  if (goes_on && begin < page.rows) {
    const std::vector<std::string> first = row_texts(page, begin);
    const auto lacks = [&](std::size_t place) {
      return place < first.size() && text::comparison_key(first[place]).empty();
    };
    // Spreadsheets leave the last line of a page out as well: that alone is no cut row.
    const bool lacks_labels = std::all_of(table.labels.begin(), table.labels.end(), lacks);
    const bool lacks_title = table.title && lacks(*table.title);
    const bool is_cut = filled(first) > 0 && lacks_labels &&
                        (lacks_title || (table.ends_open && !table.labels.empty()));
    if (is_cut) {
      join_row(table.sheet.rows.back(), first);
      ++table.joined_rows;
      ++begin;
    }
  }
  table.ends_open = page.ends_open;
  const std::uint32_t base = table.sheet.rows.empty() ? 1 : table.sheet.rows.back().number + 1;
  table.begin_of_last.resize(page.columns(), 0);
  for (std::size_t row = begin; row < page.rows; ++row) {
    const std::uint32_t number = number_of(row, base);
    table.origin[number] = {page.page, static_cast<std::uint32_t>(row + 1)};
    SheetRow added;
    added.number = number;
    for (const PageCell& cell : page.cells) {
      if (cell.first_row != row || cell.text.empty()) continue;
      added.cells.push_back({static_cast<std::uint32_t>(cell.first_column), cell.text});
    }
    std::sort(added.cells.begin(), added.cells.end(),
              [](const Cell& a, const Cell& b) { return a.column < b.column; });
    table.sheet.rows.push_back(std::move(added));
  }
  for (const PageCell& cell : page.cells) {
    if (cell.last_row < begin) continue;
    const std::uint32_t first = number_of(std::max(cell.first_row, begin), base);
    const std::uint32_t last = number_of(cell.last_row, base);
    const auto column = static_cast<std::uint32_t>(cell.first_column);
    const bool is_at_top = cell.first_row <= begin;
    std::uint32_t& above = table.begin_of_last[column];
    if (goes_on && is_at_top && cell.text.empty() && above > 0) {
      // A cell that is merged over the page's end has its text on the page before.
      table.sheet.merges.push_back({above, last, column, column});
      continue;
    }
    if (!cell.text.empty()) above = first;
    if (last > first || cell.last_column > cell.first_column)
      table.sheet.merges.push_back(
          {first, last, column, static_cast<std::uint32_t>(cell.last_column)});
  }
}

PagedTable begin_table(const PageTable& page, const Columns& columns) {
  PagedTable table;
  table.xs = page.xs;
  for (std::size_t row = 0; row < page.rows; ++row) {
    const std::vector<std::string> texts = row_texts(page, row);
    table.header.push_back(keys_of(texts));
    const auto layout = read_header(header_texts(page, row), columns);
    if (!layout) continue;
    for (std::size_t place = 0; place < layout->column_at.size(); ++place) {
      const auto& column = layout->column_at[place];
      if (column == schema::index_of(schema::Field::kTitle)) table.title = place;
      if (column && !columns.label_name(*column).empty()) table.labels.push_back(place);
    }
    return table;
  }
  table.header.resize(1);  // none is known: a first row that comes again is no row of the table
  return table;
}

/// Refuses a page that says something which is not read.
void refuse_unreadable(const PageMarks& page, const std::vector<PageTable>& tables,
                       const std::string& source) {
  const std::string place = source + ": page " + std::to_string(page.number);
  if (page.glyphs.empty() && page.has_picture)
    throw Error(Code::kBadInput, place + " is a picture: it has no text",
                "give the file that it was printed from, or read it by OCR and check the result");
  for (const PageTable& table : tables) {
    if (table.unnamed > 0)
      throw Error(Code::kBadInput,
                  place + ": the font does not tell what " +
                      base::counted(table.unnamed, "character") + " of the table are",
                  "give the file that it was printed from, or print it to PDF anew");
    if (table.loose > 0)
      throw Error(Code::kBadInput,
                  place + ": " + base::counted(table.loose, "character") +
                      " of the table lie in no cell that lines close",
                  "give the file that it was printed from");
  }
}

void read_rows(PagedTable& table, const std::vector<TableRow>& rows, const std::string& source,
               const Columns& columns, const schema::Collection& collection, RowSink& sink) {
  TableReader reader(source, page_name(table.origin.begin()->second.first), columns, collection,
                     sink);
  for (TableRow row : rows) {
    const auto& [page, line] = table.origin.at(row.line);
    reader.turn_to(page_name(page));
    row.line = line;
    std::string raw;
    for (const std::string& cell : row.cells) raw += cell + "\t";
    row.raw = raw;
    reader.take(std::move(row));
  }
  reader.finish();
}

/// What pages hold, table by table.
struct PagedTables {
  std::vector<PagedTable> tables;
  std::size_t pages = 0;
  std::size_t without = 0;  ///< pages that have text and no table
};

PagedTables paged_tables(std::string_view bytes, const std::string& source,
                         const Columns& columns) {
  PagedTables all;
  std::vector<PagedTable>& tables = all.tables;
  for (const PageMarks& page : read_page_marks(run_torikumi_pdf(bytes, source), source)) {
    ++all.pages;
    const std::vector<PageTable> found = tables_of(page);
    refuse_unreadable(page, found, source);
    if (found.empty() && !page.glyphs.empty()) ++all.without;
    for (const PageTable& each : found) {
      // A box above it does not keep a table of known columns from going on.
      const auto former =
          std::find_if(tables.rbegin(), tables.rend(), [&](const PagedTable& table) {
            return has_same_columns(table, each) && (table.title || &table == &tables.back());
          });
      const bool goes_on = former != tables.rend();
      if (!goes_on) tables.push_back(begin_table(each, columns));
      add_page(goes_on ? *former : tables.back(), each);
    }
  }
  if (tables.empty())
    throw Error(Code::kBadInput, source + ": no page holds a table with ruled lines",
                "columns that only blanks part cannot be told apart; give the table that it was "
                "made from");
  return all;
}

}  // namespace

std::vector<std::pair<schema::Origin, std::vector<TableRow>>> rows_of_pdf(std::string_view bytes,
                                                                          const std::string& source,
                                                                          const Columns& columns) {
  std::vector<std::pair<schema::Origin, std::vector<TableRow>>> all;
  for (const PagedTable& table : paged_tables(bytes, source, columns).tables) {
    const auto& [page, line] = table.origin.begin()->second;
    all.emplace_back(schema::Origin{source, page_name(page), line}, rows_of(table.sheet, columns));
  }
  return all;
}

void read_pdf(std::string_view bytes, const std::string& source, const Columns& columns,
              const schema::Collection& collection, RowSink& sink) {
  auto [tables, pages, without] = paged_tables(bytes, source, columns);
  bool has_read = false;
  std::size_t joined_rows = 0;
  std::optional<std::pair<schema::Origin, std::vector<std::string>>> strange;
  for (PagedTable& table : tables) {
    const std::vector<TableRow> rows = rows_of(table.sheet, columns);
    const HeaderSearch search(columns, rows);
    if (search.has_found()) {
      has_read = true;
      joined_rows += table.joined_rows;
      read_rows(table, rows, source, columns, collection, sink);
      continue;
    }
    const auto found = table.origin.find(search.fullest_line());
    const auto& [page, line] =
        found == table.origin.end() ? table.origin.begin()->second : found->second;
    const schema::Origin origin{source, page_name(page), line};
    sink.note(place_of({source, page_name(page), 0}) +
              ": a table is not read: no header that the collection knows");
    if (!strange) strange.emplace(origin, search.fullest());
  }
  if (!has_read) columns.refuse(strange->first, strange->second);
  std::string told = source + ": " + base::counted(pages, "page") + ", " +
                     base::counted(tables.size(), "ruled table");
  if (joined_rows > 0) told += ", " + base::counted(joined_rows, "row") + " joined over pages";
  if (without > 0) told += "; no table on " + base::counted(without, "page");
  sink.note(told);
}

}  // namespace torikumi::corpus
