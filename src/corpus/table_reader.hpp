// SPDX-License-Identifier: GPL-2.0-or-later
/// Table reader: rows of cells, of one or several tables each under a header, to the rows of a
/// collection.
///
///   質的改革の取組例            ← preamble, no row
///   局・区・室  課題の名称 …      ← header: names the columns
///   総務局      新たな情報通信… ← row
///   局・区・室  課題の名称 …      ← header again: no row
///   注：令和6年度末            ← note, no row
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "corpus/down_fill.hpp"
#include "corpus/layout.hpp"
#include "corpus/row.hpp"
#include "corpus/table_row.hpp"

namespace torikumi::corpus {

/// Rows of one cell that come before a header are titles and captions, those at the end that begin
/// as notes do are notes; elsewhere they are rejected.
class TableReader {
 public:
  /// `sheet` is empty where the source is no workbook.
  TableReader(const std::string& source, const std::string& sheet, const Columns& columns,
              const schema::Collection& collection, RowSink& sink)
      : source_(source),
        sheet_(sheet),
        columns_(columns),
        collection_(collection),
        sink_(sink),
        down_fill_(columns, collection, sink) {}

  /// What follows stands on this sheet, or page.
  void turn_to(const std::string& sheet) {
    after_break_ = after_break_ || sheet != sheet_;
    sheet_ = sheet;
  }

  /// The next row that is not blank. Throws Error kBadInput for a header of other columns.
  void take(TableRow row);

  /// The end of the table: what is still pending is no part of it.
  void finish();

 private:
  /// A short row that reads like a header which is not known, or one that follows it.
  struct Suspect {
    TableRow row;
    std::string raw;
  };

  /// Cells of one place that stand under no header.
  struct Nameless {
    std::uint32_t first_line = 0;
    std::size_t rows = 0;
  };

  schema::Origin at(std::uint32_t line) const { return {source_, sheet_, line}; }
  bool names_who_or_what(const std::vector<std::string>& cells) const;
  void suspect_or_take(TableRow row, std::size_t full);
  void take_suspects();
  void settle_suspects();
  void reject_pending();
  void drop_notes();
  bool repeats(const Layout& layout, const std::vector<std::string>& cells) const;
  bool is_header_line(const std::vector<std::string>& cells, std::uint32_t line);
  void take_preamble(const std::vector<std::string>& cells);
  void tell_title();
  void end_table();
  void begin_table(Layout layout, std::uint32_t line);
  void tell_layout(const Layout& layout, std::uint32_t line);
  void take_row(TableRow row);

  const std::string source_;
  std::string sheet_;
  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  DownFill down_fill_;
  std::optional<Layout> layout_;
  std::uint32_t header_line_ = 0;
  bool lacks_text_ = false;                   ///< the table has no column of text but the title
  std::map<std::size_t, Nameless> nameless_;  ///< by place
  struct Title {
    std::string number;  ///< 資料3
    std::string name;    ///< 質的改革の取組例
  };
  Title title_;  ///< what stands above the table that comes next
  std::vector<Rejection> pending_;
  std::vector<Suspect> suspects_;
  std::unordered_set<std::string> labels_;  ///< departments and categories of the rows so far
  std::uint32_t next_line_ = 1;
  bool after_break_ = false;    ///< a blank line or a caption stood just before
  std::size_t rows_ = 0;        ///< of the table that is being read
  std::size_t short_rows_ = 0;  ///< of them, those whose cells are as short as headers
  std::vector<std::string> told_;
};

}  // namespace torikumi::corpus
