// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/pdf/page_marks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/kanji_variants.hpp"
#include "text/normalise.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;

/// Bold type is made by drawing a glyph twice, so near.
constexpr double kSamePlace = 1;

[[noreturn]] void refuse_damage(const std::string& name) {
  throw Error(Code::kBadInput, name + ": the PDF cannot be read to its end",
              "open it and print it to PDF anew, or give the table that it was made from");
}

/// The first numbers of a line; what is left of it afterwards.
template <std::size_t N>
std::array<double, N> numbers(std::string_view& line, const std::string& name) {
  std::array<double, N> all{};
  for (double& each : all) {
    while (line.starts_with(' ')) line.remove_prefix(1);
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), each);
    if (error != std::errc{} || !std::isfinite(each)) refuse_damage(name);
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  }
  return all;
}

/// Where several characters have one glyph, a font tells the first of them: a radical for the
/// kanji (⾰ for 革), the hyphenation point for the middle dot.
std::string with_usual_characters(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    if (d.code_point >= 0x2F00 && d.code_point <= 0x2FD5) {
      out += text::string_form(text.substr(i, d.bytes));
    } else if (d.code_point == 0x2027) {
      out += "・";
    } else {
      base::append(out, text::unified_ideograph(d.code_point));
    }
    i += d.bytes;
  }
  return out;
}

void drop_doubles(std::vector<Glyph>& glyphs) {
  // By text and square of one point: a double lies in the same square or in one beside it.
  std::set<std::tuple<std::string, long, long>> seen;
  const auto square = [](double value) { return std::lround(value / kSamePlace); };
  std::erase_if(glyphs, [&](const Glyph& glyph) {
    const long x = square(glyph.left);
    const long y = square(glyph.baseline);
    for (long dx = -1; dx <= 1; ++dx) {
      for (long dy = -1; dy <= 1; ++dy) {
        if (seen.contains({glyph.text, x + dx, y + dy})) return true;
      }
    }
    seen.emplace(glyph.text, x, y);
    return false;
  });
}

}  // namespace

std::vector<PageMarks> read_page_marks(std::string_view output, const std::string& name) {
  constexpr std::size_t kMostMarks = 500'000;  // of a page: no table for people has more
  std::vector<PageMarks> pages;
  bool has_ended = false;
  while (!output.empty() && !has_ended) {
    std::string_view line = output.substr(0, output.find('\n'));
    output.remove_prefix(std::min(output.size(), line.size() + 1));
    const std::string_view kind = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), kind.size() + 1));
    if (kind == "fault")
      throw Error(Code::kBadInput, name + ": the PDF is " + std::string(line),
                  "open it and print it to PDF anew, or give the table that it was made from");
    if (kind == "end") {
      has_ended = true;
    } else if (kind == "page") {
      const auto [number, width, height] = numbers<3>(line, name);
      pages.push_back({static_cast<std::size_t>(number), width, height, {}, {}, {}});
    } else if (pages.empty()) {
      refuse_damage(name);
    } else if (kind == "h") {
      const auto [from, to, y] = numbers<3>(line, name);
      pages.back().horizontal.push_back({from, to, y});
    } else if (kind == "v") {
      const auto [x, from, to] = numbers<3>(line, name);
      pages.back().vertical.push_back({from, to, x});
    } else if (kind == "picture") {
      const auto [width, height] = numbers<2>(line, name);
      PageMarks& page = pages.back();
      if (width * height > page.width * page.height / 2) page.has_picture = true;
    } else if (kind == "g") {
      const auto [left, baseline, advance, size] = numbers<4>(line, name);
      if (line.starts_with(' ')) line.remove_prefix(1);
      pages.back().glyphs.push_back({left, baseline, advance, size, with_usual_characters(line)});
    } else {
      refuse_damage(name);
    }
    if (!pages.empty() &&
        pages.back().glyphs.size() + pages.back().horizontal.size() + pages.back().vertical.size() >
            kMostMarks)
      throw Error(
          Code::kBadInput,
          name + ": page " + std::to_string(pages.back().number) + " is a drawing, no table",
          "give the pages that hold the table");
  }
  if (!has_ended) refuse_damage(name);
  for (PageMarks& page : pages) drop_doubles(page.glyphs);
  return pages;
}

}  // namespace torikumi::corpus
