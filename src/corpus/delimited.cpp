// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/delimited.hpp"

#include <csv.h>

#include <algorithm>

#include "base/error.hpp"

namespace torikumi::corpus {
namespace {

using base::Code;
using base::Error;

/// libcsv's parser, closed at the end of its scope, and the row that it is building.
class Parser {
 public:
  Parser(char delimiter, const std::string& name) : name_(name) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  bool row_is_whole() const { return whole_; }
  bool row_has_begun() const { return !cells_.empty() || parser_.pstate != kRowNotBegun; }
  std::vector<std::string>& cells() { return cells_; }
  void next_row() {
    cells_.clear();
    whole_ = false;
  }

  void feed(std::string_view bytes, std::uint32_t row_line, std::uint32_t line) {
    while (!bytes.empty()) {
      const std::size_t quote = bytes.find('"');
      parse(bytes.substr(0, quote), row_line, line);
      if (quote == std::string_view::npos) return;
      // Strict parsing refuses a quote inside an unquoted cell; there it is text, so for this one
      // byte the quote character is another.
      const bool is_text = parser_.pstate == kFieldBegun && parser_.quoted == 0;
      if (is_text) csv_set_quote(&parser_, '\0');
      parse(bytes.substr(quote, 1), row_line, line);
      if (is_text) csv_set_quote(&parser_, '"');
      bytes.remove_prefix(quote + 1);
    }
  }

  void finish(std::uint32_t row_line) {
    if (csv_fini(&parser_, on_cell, on_row, this) != 0) {
      throw Error(Code::kBadInput,
                  name_ + ": line " + std::to_string(row_line) +
                      ": a quote is opened here and never closed",
                  "close it, or write a quote inside a cell twice (\"\")");
    }
  }

 private:
  // libcsv's states, from its source: they are in the public structure, but have no public names.
  static constexpr int kRowNotBegun = 0;
  static constexpr int kFieldBegun = 2;

  void parse(std::string_view bytes, std::uint32_t row_line, std::uint32_t line) {
    if (csv_parse(&parser_, bytes.data(), bytes.size(), on_cell, on_row, this) == bytes.size())
      return;
    const std::string where =
        row_line == line ? ""
                         : " (in the row that begins on line " + std::to_string(row_line) + ")";
    throw Error(Code::kBadInput,
                name_ + ": line " + std::to_string(line) + where +
                    ": text stands behind a closing quote, or a quote was never closed",
                "a cell that begins with a quote must end with one; a quote inside it is written "
                "twice (\"\")");
  }

  static void on_cell(void* bytes, std::size_t size, void* self) {
    static_cast<Parser*>(self)->cells_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void on_row(int, void* self) { static_cast<Parser*>(self)->whole_ = true; }

  const std::string& name_;
  csv_parser parser_{};
  std::vector<std::string> cells_;
  bool whole_ = false;
};

}  // namespace

void read_delimited(std::string_view text, char delimiter, const std::string& name,
                    const RowCallback& each) {
  Parser parser(delimiter, name);
  std::uint32_t line = 0;
  std::uint32_t row_line = 1;
  std::size_t row_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    ++line;
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    if (end - at > kLongestLine) {
      throw Error(Code::kBadInput,
                  name + ": line " + std::to_string(line) + " is longer than 32 MiB",
                  "this is not a table of initiatives, or its line ends are lost");
    }
    const bool pair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    const std::size_t next = std::min(text.size(), end + (pair ? 2 : 1));
    if (!parser.row_has_begun()) {
      row_line = line;
      row_begin = at;
    }
    parser.feed(text.substr(at, next - at), row_line, line);
    if (parser.row_is_whole()) {
      if (!each(parser.cells(), row_line, text.substr(row_begin, end - row_begin))) return;
      parser.next_row();
    }
    at = next;
  }
  parser.finish(row_line);
  if (parser.row_is_whole()) each(parser.cells(), row_line, text.substr(row_begin));
}

}  // namespace torikumi::corpus
