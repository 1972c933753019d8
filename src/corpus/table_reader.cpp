// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/table_reader.hpp"

#include <algorithm>

#include "base/counted.hpp"
#include "base/utf8.hpp"
#include "corpus/header_search.hpp"
#include "text/markup.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

/// Every cell is filled, of few characters, and has no digit: names of columns, not values.
bool names_only(const std::vector<std::string>& cells) {
  constexpr std::size_t kLongest = 24;  // bytes: eight kanji
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    return !cell.empty() && cell.size() <= kLongest &&
           cell.find_first_of("0123456789") == std::string::npos;
  });
}

/// The one text of a row that has no other.
std::string only_text(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    if (std::string key = text::comparison_key(cell); !key.empty()) return key;
  }
  return {};
}

/// Forms are numbered beforehand: 12 and nothing else is a blank row.
bool is_number(std::string_view key) {
  return key.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 注：…, ※…, （注）…, 資料：…: what stands below a table about it.
bool is_table_note(std::string_view key) {
  static constexpr std::string_view kBegins[] = {"注",   "※",    "*",    "(注", "[注",
                                                 "備考", "出典", "資料", "出所"};
  return std::any_of(std::begin(kBegins), std::end(kBegins),
                     [&](std::string_view begin) { return key.starts_with(begin); });
}

}  // namespace

void TableReader::take(TableRow row) {
  const std::size_t own = filled(row.cells);
  // A row without anything of its own is no row, whatever reaches down to it.
  const std::size_t full = own == 0 || !layout_ ? own : own + down_fill_.covered(row);
  after_break_ = after_break_ || row.line > next_line_;  // blank lines do not come here
  next_line_ = row.line + row.lines;
  if (full == 0) {
    after_break_ = true;
  } else if (auto layout = read_header(row.cells, columns_);
             layout && !repeats(*layout, row.cells)) {
    settle_suspects();
    begin_table(*std::move(layout), row.line);
  } else if (!layout_) {
    take_preamble(row.cells);
  } else if (full == 1 && layout_->column_at.size() > 1) {
    take_preamble(row.cells);
    if (!is_number(only_text(row.cells)))
      pending_.push_back({at(row.line), "only one cell is filled", std::string(row.raw)});
    after_break_ = true;
  } else if (!is_header_line(row.cells, row.line)) {
    suspect_or_take(std::move(row), full);
  }
}

void TableReader::suspect_or_take(TableRow row, std::size_t full) {
  const bool short_cells = reads_like_header(row.cells);
  // In a table of short cells any row reads like a header.
  const bool unlike_others = short_rows_ * 2 <= rows_;
  reject_pending();
  const bool may_be_header = short_cells && unlike_others && !names_who_or_what(row.cells) &&
                             (after_break_ || (rows_ > 1 && names_only(row.cells)));
  if (may_be_header || (!suspects_.empty() && short_cells && !names_who_or_what(row.cells))) {
    std::string raw(row.raw);
    suspects_.push_back({std::move(row), std::move(raw)});
  } else {
    take_suspects();
    take_row(std::move(row));
    ++rows_;
    short_rows_ += short_cells ? 1 : 0;
  }
  // A row of two cells may be a caption in parts: the gap before it is not over.
  after_break_ = after_break_ && full < 3;
}

void TableReader::finish() {
  settle_suspects();
  drop_notes();
  reject_pending();
  end_table();
}

/// Tells what is known of a table when all of its rows were read.
void TableReader::end_table() {
  down_fill_.end_table(at(header_line_));
  for (const auto& [place, cells] : nameless_) {
    const std::string rows =
        cells.rows == 1 ? "" : " (in " + base::counted(cells.rows, "row") + ")";
    sink_.warning(
        {at(cells.first_line), "",
         "cell " + std::to_string(place + 1) + " stands under no header and is not kept" + rows});
  }
  nameless_.clear();
}

/// Lines of one cell at the end are notes from the first that begins as one.
void TableReader::drop_notes() {
  const auto first = std::find_if(pending_.begin(), pending_.end(), [](const Rejection& each) {
    return is_table_note(text::comparison_key(each.row));
  });
  for (auto note = first; note != pending_.end(); ++note)
    sink_.note(place_of(note->origin) + ": a note below the table, not read as a row: " +
               std::string(base::clip(note->row, 120)));
  pending_.erase(first, pending_.end());
}

/// Lines of one cell that no header followed were no captions: they are told.
void TableReader::reject_pending() {
  for (Rejection& each : pending_) sink_.rejection(std::move(each));
  pending_.clear();
}

/// True where the department or the category is one that stood above, or is called as an office
/// is: a short row of the table, and no header.
bool TableReader::names_who_or_what(const std::vector<std::string>& cells) const {
  static constexpr std::string_view kOffices[] = {"局", "区", "室", "部",   "課",
                                                  "所", "署", "院", "庁",   "省",
                                                  "市", "町", "村", "本部", "委員会"};
  for (std::size_t place = 0; place < std::min(cells.size(), layout_->column_at.size()); ++place) {
    const auto column = layout_->column_at[place];
    const bool department = column == schema::index_of(schema::Field::kDepartment);
    if (!department && column != schema::index_of(schema::Field::kCategory)) continue;
    const std::string key = text::comparison_key(cells[place]);
    if (!key.empty() && labels_.contains(key)) return true;
    // 担当課 and 主管部局 are what a column is called.
    static constexpr std::string_view kHeaders[] = {"担当", "所管", "主管", "関係", "実施"};
    const bool header = std::any_of(std::begin(kHeaders), std::end(kHeaders),
                                    [&](std::string_view front) { return key.starts_with(front); });
    if (department && !header &&
        std::any_of(std::begin(kOffices), std::end(kOffices),
                    [&](std::string_view end) { return key.ends_with(end); }))
      return true;
  }
  return false;
}

/// A row like those above follows: so they are rows, too.
void TableReader::take_suspects() {
  if (!suspects_.empty()) {
    sink_.warning({at(suspects_.front().row.line), "",
                   "this row reads like a header that is not known; it and what follows are "
                   "read by the columns above"});
  }
  for (Suspect& each : suspects_) {
    each.row.raw = each.raw;
    take_row(std::move(each.row));
    ++rows_;
    ++short_rows_;
  }
  suspects_.clear();
}

/// No row like those above followed: a header and its rows are another table, one row is a row.
void TableReader::settle_suspects() {
  if (suspects_.size() < 2) return take_suspects();
  const std::string header = std::to_string(suspects_.front().row.line);
  for (Suspect& each : suspects_) {
    const bool first = &each == &suspects_.front();
    sink_.rejection(
        {at(each.row.line),
         first ? "it reads like the header of another table, whose columns are not known"
               : "it stands under the header of line " + header + ", whose columns are not known",
         std::move(each.raw)});
  }
  suspects_.clear();
}

/// True for the header above once more, in which another wording hides a column (現状について):
/// by a layout of its own the texts of that column would be lost.
bool TableReader::repeats(const Layout& layout, const std::vector<std::string>& cells) const {
  if (!layout_) return false;
  const Resemblance like = resemblance(cells, columns_, *layout_);
  if (like.same_place * 2 <= like.filled) return false;
  for (std::size_t place = 0; place < std::min(cells.size(), layout_->column_at.size()); ++place) {
    const auto& column = layout_->column_at[place];
    if (!column || layout.column_at[place]) continue;
    const auto& others = layout.column_at;
    if (std::find(others.begin(), others.end(), column) == others.end()) return true;
  }
  return false;
}

/// True for a header that is no layout of its own: the one above it again, in part or with a
/// remark (所管（続き）). Throws for one of other columns: its rows would be read wrongly.
bool TableReader::is_header_line(const std::vector<std::string>& cells, std::uint32_t line) {
  const Resemblance like = resemblance(cells, columns_, *layout_);
  const std::size_t known = like.same_place + like.elsewhere;
  if (known < 2) return false;
  if (like.same_place * 2 <= like.filled) {
    // A row of the table may well hold 項目 and 年度 in its cells.
    const bool nearly_all = known + 1 >= like.filled;
    const bool header = nearly_all || (after_break_ && reads_like_header(cells));
    if (header) columns_.refuse(at(line), cells);
    return false;
  }
  if (like.same_place < like.filled) {
    sink_.warning({at(line), "",
                   "this row repeats the header with another wording; it is read as the same "
                   "columns"});
  }
  pending_.clear();
  return true;
}

/// What may be the title of the table that follows: 資料3 and its like, and the first other line. A
/// line of two cells is a label with its value, one in brackets a unit or a remark.
void TableReader::take_preamble(const std::vector<std::string>& cells) {
  constexpr std::size_t kLongest = 60;  // code points
  constexpr std::size_t kLongestNumber = 8;
  constexpr std::string_view kNumbered[] = {"資料", "別紙", "別表", "別添", "参考", "様式"};
  constexpr std::string_view kRemarks[] = {"(", "※", "注"};
  if (filled(cells) != 1) return;
  for (const std::string& cell : cells) {
    std::string line = text::without_markup(cell);
    const std::size_t begin = line.find_first_not_of(" #\t\r\n");  // a heading's marks aside
    if (begin == std::string::npos) continue;
    line = line.substr(begin, line.find_last_not_of(" \t\r\n") + 1 - begin);
    const std::size_t length = base::count_code_points(line);
    const std::string key = text::comparison_key(line);
    const auto begins = [&](std::string_view each) { return key.starts_with(each); };
    if (length > kLongest || is_number(key) || key.ends_with("現在") ||
        std::any_of(std::begin(kRemarks), std::end(kRemarks), begins))
      return;
    const bool is_number_of_document =
        length <= kLongestNumber && std::any_of(std::begin(kNumbered), std::end(kNumbered), begins);
    std::string& part = is_number_of_document ? title_.number : title_.name;
    if (part.empty()) part = std::move(line);
  }
}

void TableReader::tell_title() {
  const std::string between = title_.number.empty() || title_.name.empty() ? "" : " ";
  const std::string title = title_.number + between + title_.name;
  // A later table without a title goes on with what the first is about.
  if (!layout_ || !title.empty()) sink_.title(title);
  title_ = {};
}

void TableReader::begin_table(Layout layout, std::uint32_t line) {
  tell_title();
  pending_.clear();
  end_table();
  after_break_ = false;
  rows_ = short_rows_ = 0;
  tell_layout(layout, line);
  lacks_text_ =
      std::none_of(layout.column_at.begin(), layout.column_at.end(),
                   [&](const auto& column) { return column && columns_.is_prose(*column); });
  if (lacks_text_)
    sink_.warning(
        {at(line), "", "the table has no column of text; its titles alone are searched", true});
  down_fill_.begin_table(layout);
  header_line_ = line;
  layout_ = std::move(layout);
}

/// Tells once of each header what is not kept, and what was read in spite of a remark.
void TableReader::tell_layout(const Layout& layout, std::uint32_t line) {
  const auto is_new = [&](const std::string& header) {
    if (std::find(told_.begin(), told_.end(), header) != told_.end()) return false;
    told_.push_back(header);
    return true;
  };
  std::vector<std::string> unused;
  for (const std::string& header : layout.unused) {
    if (is_new(header)) unused.push_back(header);
  }
  tell_unused(at(line), unused, sink_);
  for (std::size_t place = 0; place < layout.headers.size(); ++place) {
    if (!layout.has_remark[place] || !is_new(layout.headers[place])) continue;
    sink_.warning({at(line), layout.headers[place],
                   "this header is read without what stands in its brackets; if another column is "
                   "meant, a collection file can name it",
                   true});
  }
}

void TableReader::take_row(TableRow row) {
  title_ = {};
  std::vector<std::string>& cells = row.cells;
  const std::size_t width = layout_->column_at.size();
  for (std::size_t i = width; i < cells.size(); ++i) {
    if (text::comparison_key(cells[i]).empty()) continue;
    sink_.rejection(
        {at(row.line),
         "it has " + std::to_string(cells.size()) + " cells, the header " + std::to_string(width),
         std::string(row.raw)});
    return;
  }
  if (cells.size() < width) {
    sink_.warning({at(row.line), "",
                   "it has " + std::to_string(cells.size()) + " cells, the header " +
                       std::to_string(width) + "; the rest is read as empty"});
  }
  for (std::size_t i = 0; i < std::min(width, cells.size()); ++i) {
    const bool nameless =
        !layout_->column_at[i] && text::comparison_key(layout_->headers[i]).empty();
    if (!nameless || text::comparison_key(cells[i]).empty()) continue;
    auto& [first_line, rows] = nameless_[i];
    if (rows++ == 0) first_line = row.line;
  }
  down_fill_.fill(row);
  Row made;
  made.further.resize(collection_.further.size());
  made.origin = at(row.line);
  made.raw = row.raw;
  made.lacks_text = lacks_text_;
  for (std::size_t i = 0; i < std::min(width, cells.size()); ++i) {
    if (!layout_->column_at[i]) continue;
    const std::size_t column = *layout_->column_at[i];
    if (column == schema::index_of(schema::Field::kDepartment) ||
        column == schema::index_of(schema::Field::kCategory))
      labels_.insert(text::comparison_key(cells[i]));
    columns_.name(made, *layout_->column_at[i], layout_->headers[i]);
    columns_.put(made, *layout_->column_at[i], std::move(cells[i]));
  }
  sink_.row(std::move(made));
}

}  // namespace torikumi::corpus
