// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/table_reader.hpp"

#include <algorithm>
#include <optional>

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

std::string joined(const std::vector<std::string>& cells) {
  constexpr std::size_t kMostCells = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(cells.size(), kMostCells); ++i) {
    list += (list.empty() ? "" : ", ") + std::string(base::clip(cells[i], 60));
  }
  if (cells.size() > kMostCells) list += ", … (" + std::to_string(cells.size()) + " columns)";
  return list;
}

/// What the first rows look like under one delimiter.
struct Trial {
  bool has_header = false;
  std::vector<std::string> fullest;  ///< the first row with the most filled cells: likely a header
  std::uint32_t fullest_line = 1;
};

Trial try_delimiter(std::string_view text, char delimiter, const std::string& source,
                    const Columns& columns) {
  Trial trial;
  int rows = 0;
  try {
    read_delimited(text, delimiter, source,
                   [&](std::vector<std::string>& cells, std::uint32_t line, std::string_view) {
                     trial.has_header = read_header(cells, columns).has_value();
                     if (trial.has_header || filled(cells) > filled(trial.fullest)) {
                       trial.fullest = cells;
                       trial.fullest_line = line;
                     }
                     return !trial.has_header && ++rows < kPreambleRows;
                   });
  } catch (const base::Error&) {
    // Under a wrong delimiter quotes stand anywhere; what is wrong under the right one is told when
    // it is read.
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
  columns.refuse(source, best->fullest_line, joined(best->fullest));
}

class TableReader {
 public:
  TableReader(const std::string& source, const Columns& columns,
              const schema::Collection& collection, RowSink& sink)
      : source_(source), columns_(columns), collection_(collection), sink_(sink) {}

  void take(std::vector<std::string>& cells, std::uint32_t line, std::string_view raw) {
    if (filled(cells) == 0) return;
    if (auto layout = read_header(cells, columns_)) {
      begin_table(*std::move(layout), line);
    } else if (!layout_) {
      return;  // the preamble of the first table
    } else if (filled(cells) == 1 && layout_->column_at.size() > 1) {
      pending_.push_back({source_, line, "only one cell is filled", std::string(raw)});
    } else {
      reject_pending();
      take_row(cells, line, raw);
    }
  }

  /// Lines of one cell that no header followed were no captions: they are told.
  void reject_pending() {
    for (Rejection& each : pending_) sink_.rejection(std::move(each));
    pending_.clear();
  }

 private:
  void begin_table(Layout layout, std::uint32_t line) {
    pending_.clear();
    for (const std::string& header : layout.unused) {
      if (std::find(told_.begin(), told_.end(), header) != told_.end()) continue;
      told_.push_back(header);
      sink_.warning({source_, line, header,
                     "this column is not kept; a collection file can name it ([[further]])"});
    }
    layout_ = std::move(layout);
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
    Row row;
    row.further.resize(collection_.further.size());
    row.origin = {source_, "", line};
    for (std::size_t i = 0; i < std::min(width, cells.size()); ++i) {
      if (layout_->column_at[i]) columns_.put(row, *layout_->column_at[i], std::move(cells[i]));
    }
    sink_.row(std::move(row));
  }

  const std::string& source_;
  const Columns& columns_;
  const schema::Collection& collection_;
  RowSink& sink_;
  std::optional<Layout> layout_;
  std::vector<Rejection> pending_;
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
  reader.reject_pending();
}

}  // namespace torikumi::corpus
