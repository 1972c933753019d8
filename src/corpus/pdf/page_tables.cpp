// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/pdf/page_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::corpus {
namespace {

/// Points by which lines that are one may differ, and by which lines that meet may miss each other.
constexpr double kSlack = 2.5;

/// More lines than a table for people has.
constexpr std::size_t kMostLines = 2000;
constexpr std::size_t kMostCells = 50'000;

/// Joins lines that lie on one another, or behind one another without a gap.
std::vector<RulingLine> joined(std::vector<RulingLine> lines) {
  std::sort(lines.begin(), lines.end(),
            [](const RulingLine& a, const RulingLine& b) { return a.at < b.at; });
  std::vector<RulingLine> all;
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].at - lines[begin].at <= kSlack) ++end;
    std::sort(lines.begin() + static_cast<std::ptrdiff_t>(begin),
              lines.begin() + static_cast<std::ptrdiff_t>(end),
              [](const RulingLine& a, const RulingLine& b) { return a.from < b.from; });
    const std::size_t first = all.size();
    for (std::size_t i = begin; i < end; ++i) {
      if (all.size() > first && lines[i].from <= all.back().to + kSlack) {
        all.back().to = std::max(all.back().to, lines[i].to);
      } else {
        all.push_back({lines[i].from, lines[i].to, lines[begin].at});
      }
    }
    begin = end;
  }
  return all;
}

/// Sets that are joined step by step.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool meet(const RulingLine& flat, const RulingLine& upright) {
  return upright.at >= flat.from - kSlack && upright.at <= flat.to + kSlack &&
         flat.at >= upright.from - kSlack && flat.at <= upright.to + kSlack;
}

std::vector<double> places_of(const std::vector<RulingLine>& lines) {
  std::vector<double> places;
  for (const RulingLine& each : lines) {
    if (places.empty() || each.at - places.back() > kSlack) places.push_back(each.at);
  }
  return places;
}

/// For each place, the lines that stand there.
std::vector<std::vector<RulingLine>> lines_at(const std::vector<double>& places,
                                              const std::vector<RulingLine>& lines) {
  std::vector<std::vector<RulingLine>> all(places.size());
  for (const RulingLine& each : lines) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (std::fabs(each.at - places[i]) <= kSlack) all[i].push_back(each);
    }
  }
  return all;
}

/// Whether one of the lines passes `point`.
bool passes(const std::vector<RulingLine>& lines, double point) {
  return std::any_of(lines.begin(), lines.end(), [&](const RulingLine& each) {
    return each.from <= point && point <= each.to;
  });
}

std::size_t place_in(const std::vector<double>& bounds, double value) {
  return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), value) -
                                  bounds.begin());
}

bool is_japanese(char32_t c) {
  return text::is_kanji(c) || text::is_hiragana(c) || text::is_katakana(c) ||
         (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
}

char32_t first_of(std::string_view text) { return base::decode(text, 0).code_point; }

char32_t last_of(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && !base::is_boundary(text, at)) --at;
  return base::decode(text, at).code_point;
}

/// ・, ○, ①, (1): what a line of a list begins with.
bool begins_list_line(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kSigns{"・", "○", "●", "◯", "◇", "◆",
                                                           "■",  "□", "※", "•", "◎", "▪"};
  return text::is_enclosed(first_of(text)) ||
         std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

/// The glyphs of one line of text, from left to right.
std::string line_text(std::vector<const Glyph*> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph* a, const Glyph* b) { return a->left < b->left; });
  std::string text;
  bool gap = false;
  const Glyph* last = nullptr;
  for (const Glyph* each : glyphs) {
    if (each->text.empty()) continue;
    if (text::is_blank(first_of(each->text))) {
      gap = true;
      continue;
    }
    gap = gap || (last != nullptr && each->left - (last->left + last->advance) > 0.25 * each->size);
    // A blank between kana and kanji, or beside them, is the layout's; one between words stays.
    if (gap && !text.empty() && !is_japanese(last_of(text)) && !is_japanese(first_of(each->text)))
      text.push_back(' ');
    text += each->text;
    gap = false;
    last = each;
  }
  return text;
}

std::string cell_text(std::vector<const Glyph*> glyphs) {
  std::stable_sort(glyphs.begin(), glyphs.end(),
                   [](const Glyph* a, const Glyph* b) { return a->baseline < b->baseline; });
  std::string text;
  for (std::size_t begin = 0; begin < glyphs.size();) {
    std::size_t end = begin + 1;
    while (end < glyphs.size() &&
           glyphs[end]->baseline - glyphs[begin]->baseline < 0.5 * glyphs[begin]->size)
      ++end;
    text = join_lines(text, line_text({glyphs.begin() + static_cast<std::ptrdiff_t>(begin),
                                       glyphs.begin() + static_cast<std::ptrdiff_t>(end)}));
    begin = end;
  }
  return text;
}

/// The table that these lines make, or nothing of rows where they make none.
PageTable table_of(const PageMarks& page, const std::vector<RulingLine>& flat,
                   const std::vector<RulingLine>& upright) {
  PageTable table;
  table.page = page.number;
  table.xs = places_of(upright);
  std::vector<double> ys = places_of(flat);
  if (table.xs.size() < 2 || ys.empty()) return table;
  // Where a page cuts a row, upright lines go on and no other closes it.
  const auto reaching = [&](auto end_of) {
    return std::count_if(upright.begin(), upright.end(), end_of) >= 2;
  };
  double top = ys.front();
  double bottom = ys.back();
  for (const RulingLine& each : upright) {
    top = std::min(top, each.from);
    bottom = std::max(bottom, each.to);
  }
  if (bottom > ys.back() + 2 * kSlack &&
      reaching([&](const RulingLine& each) { return each.to >= bottom - kSlack; })) {
    ys.push_back(bottom);
    table.ends_open = true;
  }
  if (top < ys.front() - 2 * kSlack &&
      reaching([&](const RulingLine& each) { return each.from <= top + kSlack; }))
    ys.insert(ys.begin(), top);
  if (ys.size() < 2) return table;
  const std::size_t columns = table.xs.size() - 1;
  const std::size_t rows = ys.size() - 1;
  if (rows * columns < 2 || rows * columns > kMostCells) return table;
  const auto uprights = lines_at(table.xs, upright);
  const auto flats = lines_at(ys, flat);
  Sets cells(rows * columns);
  std::vector<bool> is_open(rows * columns);
  const auto middle = [](const std::vector<double>& bounds, std::size_t i) {
    return (bounds[i] + bounds[i + 1]) / 2;
  };
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t cell = row * columns + column;
      const double x = middle(table.xs, column);
      const double y = middle(ys, row);
      if (column + 1 < columns && !passes(uprights[column + 1], y)) cells.join(cell, cell + 1);
      if (row + 1 < rows && !passes(flats[row + 1], x)) cells.join(cell, cell + columns);
      // Above and below, a page may end within a row.
      is_open[cell] = (column == 0 && !passes(uprights[0], y)) ||
                      (column + 1 == columns && !passes(uprights[columns], y));
    }
  }
  std::map<std::size_t, std::vector<const Glyph*>> glyphs_of;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    if (is_open[i]) is_open[cells.find(i)] = true;
  }
  for (const Glyph& glyph : page.glyphs) {
    const std::size_t column = place_in(table.xs, glyph.middle_x());
    const std::size_t row = place_in(ys, glyph.middle_y());
    if (column == 0 || column > columns || row == 0 || row > rows) continue;
    const std::size_t root = cells.find((row - 1) * columns + column - 1);
    const bool is_blank = !glyph.text.empty() && text::is_blank(first_of(glyph.text));
    if (is_open[root] && !is_blank) ++table.loose;
    if (glyph.text.empty()) ++table.unnamed;
    glyphs_of[root].push_back(&glyph);
  }
  table.rows = rows;
  std::map<std::size_t, PageCell> by_root;
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const std::size_t root = cells.find(i);
    const std::size_t row = i / columns;
    const std::size_t column = i % columns;
    const auto [at, fresh] = by_root.try_emplace(root, PageCell{row, row, column, column, {}});
    PageCell& cell = at->second;
    cell.last_row = std::max(cell.last_row, row);
    cell.first_column = std::min(cell.first_column, column);
    cell.last_column = std::max(cell.last_column, column);
  }
  for (auto& [root, cell] : by_root) {
    if (const auto found = glyphs_of.find(root); found != glyphs_of.end())
      cell.text = cell_text(std::move(found->second));
    table.cells.push_back(std::move(cell));
  }
  return table;
}

}  // namespace

std::string join_lines(const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  if (begins_list_line(second)) return first + "\n" + second;
  const bool words = !is_japanese(last_of(first)) && !is_japanese(first_of(second)) &&
                     text::is_ascii_letter(last_of(first)) &&
                     text::is_ascii_letter(first_of(second));
  return first + (words ? " " : "") + second;
}

std::vector<PageTable> tables_of(const PageMarks& page) {
  const std::vector<RulingLine> flat = joined(page.horizontal);
  const std::vector<RulingLine> upright = joined(page.vertical);
  if (flat.size() + upright.size() > kMostLines) return {};
  Sets lines(flat.size() + upright.size());
  for (std::size_t i = 0; i < flat.size(); ++i) {
    for (std::size_t k = 0; k < upright.size(); ++k) {
      if (meet(flat[i], upright[k])) lines.join(i, flat.size() + k);
    }
  }
  std::map<std::size_t, std::pair<std::vector<RulingLine>, std::vector<RulingLine>>> groups;
  for (std::size_t i = 0; i < flat.size(); ++i) groups[lines.find(i)].first.push_back(flat[i]);
  for (std::size_t k = 0; k < upright.size(); ++k)
    groups[lines.find(flat.size() + k)].second.push_back(upright[k]);
  std::vector<PageTable> tables;
  for (const auto& [root, group] : groups) {
    PageTable table = table_of(page, group.first, group.second);
    if (table.rows > 0) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace torikumi::corpus
