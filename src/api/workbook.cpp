// SPDX-License-Identifier: GPL-2.0-or-later
#include "api/workbook.hpp"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>

#include "base/descriptor.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace torikumi::api {
namespace {

constexpr std::size_t kLongestCell = 32'767;  // characters, by Excel's limits
constexpr std::size_t kLongestLink = 2'000;

[[noreturn]] void fail() {
  throw base::Error(base::Code::kSystem, "the workbook cannot be written",
                    "check the free space in the folder of temporary files, or take the CSV");
}

struct MemoryFile {
  const base::Descriptor file{memfd_create("workbook", MFD_CLOEXEC)};

  std::string bytes() const {
    std::string all;
    ::lseek(file.number, 0, SEEK_SET);
    std::array<char, 1 << 16> block{};
    for (ssize_t got = 0; (got = ::read(file.number, block.data(), block.size())) > 0;)
      all.append(block.data(), static_cast<std::size_t>(got));
    return all;
  }
};

/// What a cell of a workbook can hold. _x0041_ would be read as A: its first sign is escaped.
std::string cell_text(const std::string& text) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    const bool is_control = d.code_point < 0x20 && d.code_point != '\n' && d.code_point != '\t';
    if (!is_control && d.code_point != 0xFFFE && d.code_point != 0xFFFF) {
      characters += d.code_point > 0xFFFF ? 2 : 1;
      if (characters >= kLongestCell) return out + "…";
      const bool is_escape = text[i] == '_' && text.compare(i, 2, "_x") == 0 &&
                             i + 6 < text.size() && text[i + 6] == '_';
      out += is_escape ? "_x005F_" : text.substr(i, d.bytes);
      characters += is_escape ? 6 : 0;
    }
    i += d.bytes;
  }
  return out;
}

/// Columns of an average of text, in Excel's characters: kanji take two.
double width_of(const Table& table, std::size_t column) {
  constexpr double kNarrowest = 8;
  constexpr double kWidest = 60;
  double widest = kNarrowest;
  for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 200); ++row) {
    if (column >= table.rows[row].size()) continue;
    double width = 0;
    const std::string& text = table.rows[row][column];
    for (std::size_t i = 0; i < text.size() && width < kWidest;) {
      const base::Decoded d = base::decode(text, i);
      width += d.code_point < 0x2E80 ? 1 : 2;
      i += d.bytes;
    }
    widest = std::max(widest, width + 2);
  }
  return std::min(widest, kWidest);
}

bool is_whole_number(const std::string& text) {
  return !text.empty() && text.size() <= 9 &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string workbook_of(const Table& table) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  const MemoryFile memory;
  if (memory.file.number < 0) fail();
  const std::string path = "/proc/self/fd/" + std::to_string(memory.file.number);
  lxw_workbook* workbook = workbook_new(path.c_str());
  if (workbook == nullptr) fail();
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, table.name.c_str());
  lxw_format* text_format = workbook_add_format(workbook);
  format_set_text_wrap(text_format);
  format_set_align(text_format, LXW_ALIGN_VERTICAL_TOP);
  lxw_format* heading = workbook_add_format(workbook);
  format_set_bold(heading);
  format_set_text_wrap(heading);
  format_set_bottom(heading, LXW_BORDER_THIN);
  lxw_format* link = workbook_add_format(workbook);
  format_set_text_wrap(link);
  format_set_align(link, LXW_ALIGN_VERTICAL_TOP);
  format_set_font_color(link, 0x0B57D0);
  format_set_underline(link, LXW_UNDERLINE_SINGLE);
  const std::size_t columns = table.rows.empty() ? 0 : table.rows.front().size();
  for (std::size_t i = 0; i < columns; ++i)
    worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                         width_of(table, i), nullptr);
  worksheet_freeze_panes(sheet, 1, 0);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto at = static_cast<lxw_row_t>(row);
    for (std::size_t i = 0; i < table.rows[row].size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const std::string& cell = table.rows[row][i];
      const bool has_link = row < table.links.size() && i < table.links[row].size() &&
                            !table.links[row][i].empty() &&
                            table.links[row][i].size() <= kLongestLink;
      lxw_format* format = row == 0 ? heading : text_format;
      if (row > 0 && table.has_numbers && is_whole_number(cell)) {
        worksheet_write_number(sheet, at, column, std::atof(cell.c_str()), format);
        continue;
      }
      if (has_link) worksheet_write_url(sheet, at, column, table.links[row][i].c_str(), link);
      // Written behind the link, the text is what the cell shows.
      worksheet_write_string(sheet, at, column, cell_text(cell).c_str(), has_link ? link : format);
    }
  }
  if (workbook_close(workbook) != LXW_NO_ERROR) fail();
  return memory.bytes();
}

}  // namespace torikumi::api
