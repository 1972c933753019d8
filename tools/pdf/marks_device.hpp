// SPDX-License-Identifier: GPL-2.0-or-later
/// Marks device: what a page of a PDF shows, as glyphs and ruling lines.
///
///   page 1 841.9 595.3
///   h 36.0 805.2 120.5           a horizontal line: from x, to x, y
///   v 36.0 120.5 300.1           a vertical line: x, from y, to y
///   g 40.1 132.9 10.5 10.5 見    a glyph: left end and baseline, advance, size, its text
///
/// The format that src/corpus/pdf/page_marks.hpp reads: points, y downwards. Built on poppler's
/// private OutputDev, since its public interfaces give no lines; they change with each release of
/// Debian, and so this is the only file that knows them.
#pragma once

#include <ostream>
#include <string>

namespace torikumi::pdf {

/// Writes the marks of all pages of the PDF, and at the end "end". Returns what is wrong with the
/// file, or nothing. At most `most_pages` pages are read.
std::string print_marks(std::string bytes, int most_pages, std::ostream& out);

/// What must be read from the disk before the process may no longer open files.
void prepare();

}  // namespace torikumi::pdf
