// SPDX-License-Identifier: GPL-2.0-or-later
/// Page marks: what a page of a PDF shows, as torikumi-pdf prints it (tools/pdf/marks_device.hpp).
///
///   g 40.1 132.9 10.5 10.5 見 → Glyph 見, its middle at (45.4, 129.2)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace torikumi::corpus {

/// Points, y downwards.
struct Glyph {
  double left = 0;
  double baseline = 0;
  double advance = 0;
  double size = 0;
  std::string text;  ///< UTF-8; empty where the font does not tell

  double middle_x() const { return left + advance / 2; }
  double middle_y() const { return baseline - 0.35 * size; }
};

/// A straight line: of a horizontal one, `at` is y.
struct RulingLine {
  double from = 0;
  double to = 0;
  double at = 0;
};

struct PageMarks {
  std::size_t number = 0;  ///< from 1
  double width = 0;
  double height = 0;
  std::vector<Glyph> glyphs;
  std::vector<RulingLine> horizontal;
  std::vector<RulingLine> vertical;
  bool has_picture = false;  ///< one that covers most of the page
};

/// What torikumi-pdf printed. A glyph drawn twice at one place is one, and a radical that stands in
/// the place of a kanji is the kanji. Throws Error kBadInput with `name` for what the program says
/// is wrong, or where its output ends too early.
std::vector<PageMarks> read_page_marks(std::string_view output, const std::string& name);

/// Runs torikumi-pdf, which stands beside this program, on a PDF. Throws Error kSystem where it
/// cannot be run, kBadInput where it takes too long.
std::string run_torikumi_pdf(std::string_view pdf, const std::string& name);

}  // namespace torikumi::corpus
