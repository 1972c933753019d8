// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/table_reader.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "base/error.hpp"
#include "corpus/delimited.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

/// Rows that are looked at for a header before a table counts as one of unknown columns.
constexpr int kPreambleRows = 200;

std::size_t filled(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(),
                    [](const std::string& cell) { return !text::comparison_key(cell).empty(); }));
}

/// Cells as short as headers are, none of them a sentence.
bool reads_like_header(const std::vector<std::string>& cells) {
  constexpr std::size_t kLongest = 60;  // bytes: twenty kanji
  const bool are_short = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    return cell.size() <= kLongest && cell.find("。") == std::string::npos;
  });
  return are_short && filled(cells) >= 3;
}

/// Every cell is filled, of few characters, and has no digit: names of columns, not values.
bool names_only(const std::vector<std::string>& cells) {
  constexpr std::size_t kLongest = 24;  // bytes: eight kanji
  return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
    return !cell.empty() && cell.size() <= kLongest &&
           cell.find_first_of("0123456789") == std::string::npos;
  });
}

/// What the first rows look like under one delimiter.
struct Trial {
  bool has_header = false;
  /// The first row with the most filled cells, one that reads like a header before any other.
  std::vector<std::string> fullest;
  std::uint32_t fullest_line = 1;
  std::optional<base::Error> damage;  ///< why the rest could not be looked at

  std::size_t similarity() const {
    return filled(fullest) + (reads_like_header(fullest) ? 1000 : 0);
  }
};

Trial try_delimiter(std::string_view text, char delimiter, const std::string& source,
                    const Columns& columns) {
  Trial trial;
  int rows = 0;
  try {
    read_delimited(text, delimiter, source,
                   [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view) {
                     trial.has_header = read_header(cells, columns).has_value();
                     Trial other{false, cells, line, {}};
                     if (other.similarity() > trial.similarity()) {
                       trial.fullest = std::move(other.fullest);
                       trial.fullest_line = line;
                     }
                     return !trial.has_header && ++rows < kPreambleRows;
                   });
  } catch (const base::Error& error) {
    // Under a wrong delimiter quotes stand anywhere; what is wrong under the right one is told.
    trial.damage = error;
  }
  return trial;
}

char find_delimiter(std::string_view text, const std::string& source, const Columns& columns) {
  std::optional<Trial> best;
  for (const char delimiter : {'\t', ',', ';'}) {
    Trial trial = try_delimiter(text, delimiter, source, columns);
    if (trial.has_header) return delimiter;
    if (!best || filled(trial.fullest) > filled(best->fullest)) best = std::move(trial);
  }
  if (best->damage) throw base::Error(*best->damage);
  columns.refuse(source, best->fullest_line, best->fullest);
}

class TableReader {
 public:
  TableReader(const std::string& source, const Columns& columns,
              const schema::Collection& collection, RowSink& sink)
      : source_(source), columns_(columns), collection_(collection), sink_(sink) {}

  void take(std::vector<std::string>& cells, std::uint32_t line, std::string_view raw) {
    const std::size_t full = filled(cells);
    const auto line_feeds = static_cast<std::uint32_t>(std::count(raw.begin(), raw.end(), '\n'));
    after_break_ = after_break_ || line > next_line_;  // blank lines do not come here
    next_line_ = line + line_feeds + (raw.ends_with('\n') ? 0 : 1);
    if (full == 0) {
      after_break_ = true;
    } else if (auto layout = read_header(cells, columns_); layout && !repeats(*layout, cells)) {
      settle_suspects();
      begin_table(*std::move(layout), line);
    } else if (!layout_) {
      return;  // the preamble of the first table
    } else if (full == 1 && layout_->column_at.size() > 1) {
      pending_.push_back({source_, line, "only one cell is filled", std::string(raw)});
      after_break_ = true;
    } else if (!is_header_line(cells, line)) {
      const bool short_cells = reads_like_header(cells);
      // In a table of short cells any row reads like a header.
      const bool unlike_others = short_rows_ * 2 <= rows_;
      reject_pending();
      const bool may_be_header = short_cells && unlike_others && !names_who_or_what(cells) &&
                                 (after_break_ || (rows_ > 1 && names_only(cells)));
      if (may_be_header || (!suspects_.empty() && short_cells && !names_who_or_what(cells))) {
        suspects_.push_back({cells, line, std::string(raw)});
      } else {
        take_suspects();
        take_row(cells, line, raw);
        ++rows_;
        short_rows_ += short_cells ? 1 : 0;
      }
      // A row of two cells may be a caption in parts: the gap before it is not over.
      after_break_ = after_break_ && full < 3;
    }
  }

  /// The end of the table: what is still pending is no part of it.
  void finish() {
    settle_suspects();
    reject_pending();
  }

  /// Lines of one cell that no header followed were no captions: they are told.
  void reject_pending() {
    for (Rejection& each : pending_) sink_.rejection(std::move(each));
    pending_.clear();
  }

 private:
  /// True where the department or the category is one that stood above, or is called as an office
  /// is: a short row of the table, and no header.
  bool names_who_or_what(const std::vector<std::string>& cells) const {
    static constexpr std::string_view kOffices[] = {"局", "区", "室", "部",   "課",
                                                    "所", "署", "院", "庁",   "省",
                                                    "市", "町", "村", "本部", "委員会"};
    for (std::size_t place = 0; place < std::min(cells.size(), layout_->column_at.size());
         ++place) {
      const auto column = layout_->column_at[place];
      const bool department = column == schema::index_of(schema::Field::kDepartment);
      if (!department && column != schema::index_of(schema::Field::kCategory)) continue;
      const std::string key = text::comparison_key(cells[place]);
      if (!key.empty() && labels_.contains(key)) return true;
      // 担当課 and 主管部局 are what a column is called.
      static constexpr std::string_view kHeaders[] = {"担当", "所管", "主管", "関係", "実施"};
      const bool header =
          std::any_of(std::begin(kHeaders), std::end(kHeaders),
                      [&](std::string_view front) { return key.starts_with(front); });
      if (department && !header &&
          std::any_of(std::begin(kOffices), std::end(kOffices),
                      [&](std::string_view end) { return key.ends_with(end); }))
        return true;
    }
    return false;
  }

  /// Rows as short as a header, the first of which reads like one that is not known.
  struct Suspect {
    std::vector<std::string> cells;
    std::uint32_t line;
    std::string raw;
  };

  /// A row like those above follows: so they are rows, too.
  void take_suspects() {
    if (!suspects_.empty()) {
      sink_.warning({source_, suspects_.front().line, "",
                     "this row reads like a header that is not known; it and what follows are "
                     "read by the columns above"});
    }
    for (Suspect& each : suspects_) {
      take_row(each.cells, each.line, each.raw);
      ++rows_;
      ++short_rows_;
    }
    suspects_.clear();
  }

  /// No row like those above followed: a header and its rows are another table, one row is a row.
  void settle_suspects() {
    if (suspects_.size() < 2) return take_suspects();
    const std::string header = std::to_string(suspects_.front().line);
    for (Suspect& each : suspects_) {
      const bool first = &each == &suspects_.front();
      sink_.rejection(
          {source_, each.line,
           first ? "it reads like the header of another table, whose columns are not known"
                 : "it stands under the header of line " + header + ", whose columns are not known",
           std::move(each.raw)});
    }
    suspects_.clear();
  }

  /// True for the header above once more, in which another wording hides a column (現状について):
  /// by a layout of its own the texts of that column would be lost.
  bool repeats(const Layout& layout, const std::vector<std::string>& cells) const {
    if (!layout_) return false;
    const Resemblance like = resemblance(cells, columns_, *layout_);
    if (like.same_place * 2 <= like.filled) return false;
    for (std::size_t place = 0; place < std::min(cells.size(), layout_->column_at.size());
         ++place) {
      const auto& column = layout_->column_at[place];
      if (!column || layout.column_at[place]) continue;
      const auto& others = layout.column_at;
      if (std::find(others.begin(), others.end(), column) == others.end()) return true;
    }
    return false;
  }

  /// True for a header that is no layout of its own: the one above it again, in part or with a
  /// remark (所管（続き）). Throws for one of other columns: its rows would be read wrongly.
  bool is_header_line(const std::vector<std::string>& cells, std::uint32_t line) {
    const Resemblance like = resemblance(cells, columns_, *layout_);
    const std::size_t known = like.same_place + like.elsewhere;
    if (known < 2) return false;
    if (like.same_place * 2 <= like.filled) {
      // A row of the table may well hold 項目 and 年度 in its cells.
      const bool nearly_all = known + 1 >= like.filled;
      const bool header = nearly_all || (after_break_ && reads_like_header(cells));
      if (header) columns_.refuse(source_, line, cells);
      return false;
    }
    if (like.same_place < like.filled) {
      sink_.warning({source_, line, "",
                     "this row repeats the header with another wording; it is read as the same "
                     "columns"});
    }
    pending_.clear();
    return true;
  }

  void begin_table(Layout layout, std::uint32_t line) {
    pending_.clear();
    after_break_ = false;
    rows_ = short_rows_ = 0;
    for (const std::string& header : layout.unused) {
      tell_once(line, header,
                "this column is not kept; a collection file can name it ([[further]])");
    }
    for (std::size_t place = 0; place < layout.headers.size(); ++place) {
      if (!layout.has_remark[place]) continue;
      tell_once(line, layout.headers[place],
                "this header is read without what stands in its brackets; if another column is "
                "meant, a collection file can name it");
    }
    layout_ = std::move(layout);
  }

  void tell_once(std::uint32_t line, const std::string& header, const std::string& message) {
    if (std::find(told_.begin(), told_.end(), header) != told_.end()) return;
    told_.push_back(header);
    sink_.warning({source_, line, header, message});
  }

  void take_row(std::vector<std::string>& cells, std::uint32_t line, std::string_view raw) {
    const std::size_t width = layout_->column_at.size();
    for (std::size_t i = width; i < cells.size(); ++i) {
      if (text::comparison_key(cells[i]).empty()) continue;
      sink_.rejection(
          {source_, line,
           "it has " + std::to_string(cells.size()) + " cells, the header " + std::to_string(width),
           std::string(raw)});
      return;
    }
    if (cells.size() < width) {
      sink_.warning({source_, line, "",
                     "it has " + std::to_string(cells.size()) + " cells, the header " +
                         std::to_string(width) + "; the rest is read as empty"});
    }
    for (std::size_t i = 0; i < std::min(width, cells.size()); ++i) {
      const bool nameless =
          !layout_->column_at[i] && text::comparison_key(layout_->headers[i]).empty();
      if (!nameless || text::comparison_key(cells[i]).empty()) continue;
      sink_.warning({source_, line, "",
                     "cell " + std::to_string(i + 1) + " stands under no header and is not kept"});
    }
    Row row;
    row.further.resize(collection_.further.size());
    row.origin = {source_, "", line};
    row.raw = raw;
    for (std::size_t i = 0; i < std::min(width, cells.size()); ++i) {
      if (!layout_->column_at[i]) continue;
      const std::size_t column = *layout_->column_at[i];
      if (column == schema::index_of(schema::Field::kDepartment) ||
          column == schema::index_of(schema::Field::kCategory))
        labels_.insert(text::comparison_key(cells[i]));
      columns_.name(row, *layout_->column_at[i], layout_->headers[i]);
      columns_.put(row, *layout_->column_at[i], std::move(cells[i]));
    }
    sink_.row(std::move(row));
  }

  const std::string& source_;
  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  std::optional<Layout> layout_;
  std::vector<Rejection> pending_;
  std::vector<Suspect> suspects_;
  std::unordered_set<std::string> labels_;  ///< departments and categories of the rows so far
  std::uint32_t next_line_ = 1;
  bool after_break_ = false;    ///< a blank line or a caption stood just before
  std::size_t rows_ = 0;        ///< of the table that is being read
  std::size_t short_rows_ = 0;  ///< of them, those whose cells are as short as headers
  std::vector<std::string> told_;
};

}  // namespace

void read_table(std::string_view text, const std::string& source, const Columns& columns,
                const schema::Collection& collection, RowSink& sink) {
  const char delimiter = find_delimiter(text, source, columns);
  TableReader reader(source, columns, collection, sink);
  read_delimited(text, delimiter, source,
                 [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view raw) {
                   reader.take(cells, line, raw);
                   return true;
                 });
  reader.finish();
}

}  // namespace torikumi::corpus
