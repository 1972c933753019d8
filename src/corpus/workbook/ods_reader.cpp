// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/ods_reader.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/error.hpp"
#include "corpus/workbook/sheet_text.hpp"
#include "corpus/workbook/xml_parser.hpp"

namespace torikumi::corpus {
namespace {

std::uint32_t count_in(std::string_view text) {
  std::uint32_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::max(number, std::uint32_t{1});
}

/// What stands in a cell's element and is no text of the cell.
bool is_beside(std::string_view name) {
  return name == "ruby-text" || name == "annotation" || name == "shapes" || name == "frame" ||
         name == "custom-shape" || name == "control" || name == "note";
}

/// content.xml.
class ContentHandler : public XmlHandler {
 public:
  ContentHandler(const std::string& where, const SheetCallback& each)
      : where_(where), each_(each) {}

  void start(std::string_view name, const Attributes& of) override {
    if (beside_ > 0 || is_beside(name)) {
      ++beside_;
      return;
    }
    if (name == "style") {
      style_ = of["name"];
    } else if (name == "table-properties" && of["display"] == "false") {
      hidden_styles_.insert(style_);
    } else if (name == "table") {
      sheet_ = {};
      sheet_.name = of["name"];
      sheet_.is_hidden = hidden_styles_.contains(std::string(of["style-name"]));
      limit_ = SheetTextLimit(where_ + ": sheet " + sheet_.name);
      row_number_ = 1;
      next_column_ = 0;
    } else if (name == "table-column") {
      const std::uint32_t columns = count_in(of["number-columns-repeated"]);
      if (is_hidden(of))
        sheet_.hidden_columns.emplace_back(next_column_, next_column_ + columns - 1);
      next_column_ += std::min(columns, kMostColumns);
    } else if (name == "table-row") {
      row_ = {};
      row_.is_hidden = is_hidden(of);
      row_repeats_ = count_in(of["number-rows-repeated"]);
      column_ = 0;
    } else if (name == "table-cell" || name == "covered-table-cell") {
      start_cell(name == "covered-table-cell", of);
    } else if (in_cell_) {
      if (name == "p" || name == "h") {
        if (paragraphs_++ > 0) add("\n");
        in_paragraph_ = true;
      } else if (name == "s") {
        const char* count = of.find("c");
        add(std::string(std::min(count == nullptr ? 1U : count_in(count), 1000U), ' '));
      } else if (name == "tab") {
        add("\t");
      } else if (name == "line-break") {
        add("\n");
      }
    }
  }

  void end(std::string_view name) override {
    if (beside_ > 0) {
      --beside_;
      return;
    }
    if (name == "p" || name == "h") in_paragraph_ = false;
    if (name == "table-cell" || name == "covered-table-cell") end_cell();
    if (name == "table-row") end_row();
    if (name == "table") each_(std::move(sheet_));
  }

  void text(std::string_view piece) override {
    if (beside_ == 0 && in_paragraph_) add(piece);
  }

 private:
  static bool is_hidden(const Attributes& of) {
    return of["visibility"] == "collapse" || of["visibility"] == "filter";
  }

  void add(std::string_view piece) {
    if (in_cell_) add_to_cell(text_, piece, where_);
  }

  void start_cell(bool is_covered, const Attributes& of) {
    in_cell_ = !is_covered;  // a covered cell keeps what stood there before the merge; none sees it
    text_.clear();
    paragraphs_ = 0;
    cell_repeats_ = count_in(of["number-columns-repeated"]);
    const std::uint32_t rows = count_in(of["number-rows-spanned"]);
    const std::uint32_t columns = count_in(of["number-columns-spanned"]);
    if (!is_covered && (rows > 1 || columns > 1) && row_number_ < kMostRows) {
      sheet_.merges.push_back({row_number_, row_number_ + std::min(rows, kMostRows) - 1, column_,
                               column_ + std::min(columns, kMostColumns) - 1});
    }
  }

  void end_cell() {
    const std::uint32_t repeats =
        std::min(cell_repeats_, kMostColumns - std::min(column_, kMostColumns));
    for (std::uint32_t i = 0; !text_.empty() && i < repeats; ++i) {
      limit_.add(text_.size());
      row_.cells.push_back({column_ + i, text_});
    }
    column_ += repeats;
    text_.clear();
    in_cell_ = false;
  }

  void end_row() {
    for (std::uint32_t i = 0; i < row_repeats_ && !row_.cells.empty(); ++i) {
      if (row_number_ + i > kMostRows) break;
      if (i > 0) {
        for (const Cell& cell : row_.cells) limit_.add(cell.text.size());
      }
      row_.number = row_number_ + i;
      sheet_.rows.push_back(row_);
    }
    row_number_ += std::min(row_repeats_, kMostRows);
  }

  const std::string& where_;
  const SheetCallback& each_;
  std::set<std::string> hidden_styles_;
  std::string style_;
  Sheet sheet_;
  SheetTextLimit limit_{""};
  SheetRow row_;
  std::string text_;
  std::uint32_t row_number_ = 1;
  std::uint32_t row_repeats_ = 1;
  std::uint32_t column_ = 0;
  std::uint32_t cell_repeats_ = 1;
  std::uint32_t next_column_ = 0;
  int beside_ = 0;  ///< depth inside of what is no text
  int paragraphs_ = 0;
  bool in_cell_ = false;
  bool in_paragraph_ = false;
};

/// META-INF/manifest.xml: whether parts are encrypted.
class ManifestHandler : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes&) override {
    if (name == "encryption-data") is_encrypted = true;
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  bool is_encrypted = false;
};

}  // namespace

void read_ods(const ZipArchive& archive, const SheetCallback& each) {
  if (archive.has("META-INF/manifest.xml")) {
    ManifestHandler manifest;
    parse_part(archive, "META-INF/manifest.xml", manifest);
    if (manifest.is_encrypted)
      throw base::Error(base::Code::kBadInput,
                        archive.name() + ": the spreadsheet is protected by a password",
                        "open it, and save it without a password");
  }
  ContentHandler handler(archive.name(), each);
  parse_part(archive, "content.xml", handler);
}

}  // namespace torikumi::corpus
