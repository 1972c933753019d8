// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/down_fill.hpp"

#include <algorithm>

#include "base/counted.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {

void DownFill::begin_table(const Layout& layout) {
  labels_.clear();
  for (std::size_t place = 0; place < layout.column_at.size(); ++place) {
    if (!layout.column_at[place]) continue;
    const std::string name = columns_.label_name(*layout.column_at[place]);
    if (name.empty()) continue;
    const auto& carried = collection_.carry_down;
    Label& label = labels_[place];
    label.name = name;
    label.header = layout.headers[place];
    label.carries = std::find(carried.begin(), carried.end(), name) != carried.end();
  }
}

std::size_t DownFill::covered(const TableRow& row) const {
  return static_cast<std::size_t>(
      std::count_if(labels_.begin(), labels_.end(), [&](const auto& each) {
        const std::size_t place = each.first;
        return place < row.cells.size() && place < row.merged.size() &&
               text::comparison_key(row.cells[place]).empty() && !row.merged[place].empty();
      }));
}

void DownFill::fill(TableRow& row) {
  for (auto& [place, label] : labels_) {
    if (place >= row.cells.size()) continue;
    std::string& cell = row.cells[place];
    if (!text::comparison_key(cell).empty()) {
      label.above = cell;
    } else if (place < row.merged.size() && !row.merged[place].empty()) {
      cell = label.above = row.merged[place];
      ++label.merged;
    } else if (label.carries && !label.above.empty()) {
      cell = label.above;
      ++label.carried;
    } else if (!label.above.empty() && label.name == "department") {
      ++label.empty;
    }
  }
}

void DownFill::end_table(const schema::Origin& table) {
  const auto list = [&](std::size_t Label::*rows) {
    std::string text;
    for (const auto& [place, label] : labels_) {
      if (label.*rows == 0) continue;
      text +=
          (text.empty() ? "" : ", ") + label.header + " in " + base::counted(label.*rows, "row");
    }
    return text;
  };
  const std::string place = place_of({table.source, table.sheet, 0});
  if (const std::string merged = list(&Label::merged); !merged.empty())
    sink_.note(place + ": filled from merged cells: " + merged);
  if (const std::string carried = list(&Label::carried); !carried.empty())
    sink_.note(place + ": filled from the row above (carry_down): " + carried);
  for (const auto& [at, label] : labels_) {
    if (label.empty == 0) continue;
    sink_.warning({table, label.header,
                   "empty in " + base::counted(label.empty, "row") +
                       " below a filled one, as merged cells leave it; if the one above is meant, "
                       "carry_down = [\"" +
                       label.name + "\"] in a collection file fills them"});
  }
  labels_.clear();
}

}  // namespace torikumi::corpus
