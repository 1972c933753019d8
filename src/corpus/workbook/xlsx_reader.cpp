// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/xlsx_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "corpus/workbook/number_format.hpp"
#include "corpus/workbook/sheet_text.hpp"
#include "corpus/workbook/xml_parser.hpp"

namespace torikumi::corpus {
namespace {

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// _x000D_ is a carriage return, _x005F_ the low line that it begins with: ECMA-376, 22.9.2.19.
std::string without_escapes(const std::string& text) {
  if (text.find("_x") == std::string::npos) return text;
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t code = 0;
    const bool is_escape =
        text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
        std::from_chars(&text[i + 2], &text[i + 6], code, 16).ptr == &text[i + 6];
    if (!is_escape) {
      plain.push_back(text[i++]);
      continue;
    }
    i += 7;
    if (code == 0x0D) continue;                      // its line feed follows
    if (code >= 0xD800 && code <= 0xDFFF) continue;  // half a character
    base::append(plain, code);
  }
  return plain;
}

/// Where a relation leads, as a path from the archive's root.
std::string path_from(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string path(folder);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    path = path.substr(0, path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/'));
  }
  return path.empty() ? std::string(target) : path + "/" + std::string(target);
}

/// Relations of a part: what each id leads to, those that lead out of the file aside.
class Relations : public XmlHandler {
 public:
  struct Target {
    std::string type;  ///< the last word of its type, as "worksheet"
    std::string path;
  };

  /// Of the part "xl/workbook.xml".
  Relations(const ZipArchive& archive, const std::string& part) {
    const std::size_t slash = part.find_last_of('/');
    folder_ = slash == std::string::npos ? "" : part.substr(0, slash);
    const std::string file = slash == std::string::npos ? part : part.substr(slash + 1);
    const std::string path = (folder_.empty() ? "" : folder_ + "/") + "_rels/" + file + ".rels";
    if (archive.has(path)) parse_part(archive, path, *this);
  }

  void start(std::string_view name, const Attributes& of) override {
    if (name != "Relationship" || of["TargetMode"] == "External") return;
    const std::string_view type = of["Type"];
    targets_.emplace(of["Id"], Target{std::string(type.substr(type.find_last_of('/') + 1)),
                                      path_from(folder_, of["Target"])});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  /// Where an id leads, or "" where it leads to nothing of this type.
  std::string path_of(std::string_view id, std::string_view type) const {
    const auto found = targets_.find(id);
    return found == targets_.end() || found->second.type != type ? "" : found->second.path;
  }

  /// The first of this type, or "".
  std::string first_of(std::string_view type) const {
    for (const auto& [id, target] : targets_) {
      if (target.type == type) return target.path;
    }
    return {};
  }

 private:
  std::string folder_;
  std::map<std::string, Target, std::less<>> targets_;
};

struct SheetEntry {
  std::string name;
  std::string relation;
  bool is_hidden = false;
};

/// xl/workbook.xml: the sheets by their tabs.
class WorkbookHandler : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& of) override {
    if (name == "workbookPr") is_1904 = is_true(of["date1904"]);
    if (name != "sheet") return;
    const std::string_view state = of["state"];
    sheets.push_back({std::string(of["name"]), std::string(of["id"]),
                      state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<SheetEntry> sheets;
  bool is_1904 = false;
};

/// Text of <si> or <is>: all its <t>, those in <rPh> aside.
class RichText {
 public:
  explicit RichText(const std::string& where) : where_(where) {}
  void clear() {
    text_.clear();
    reads_ = false;
    readings_ = 0;
  }
  void start(std::string_view name) {
    if (name == "rPh") ++readings_;
    if (name == "t") reads_ = readings_ == 0;
  }
  void end(std::string_view name) {
    if (name == "rPh") --readings_;
    if (name == "t") reads_ = false;
  }
  void add(std::string_view piece) {
    if (reads_) add_to_cell(text_, piece, where_);
  }
  std::string take() { return without_escapes(std::exchange(text_, {})); }

 private:
  const std::string& where_;
  std::string text_;
  bool reads_ = false;
  int readings_ = 0;
};

/// xl/sharedStrings.xml. An empty <si/> is a string as well: the others' numbers count it.
class SharedStrings : public XmlHandler {
 public:
  explicit SharedStrings(const std::string& where) : text_(where) {}
  void start(std::string_view name, const Attributes&) override {
    if (name == "si") text_.clear();
    text_.start(name);
  }
  void end(std::string_view name) override {
    text_.end(name);
    if (name == "si") strings.push_back(text_.take());
  }
  void text(std::string_view piece) override { text_.add(piece); }

  std::vector<std::string> strings;

 private:
  RichText text_;
};

/// xl/styles.xml: the number format of each style.
class Styles : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& of) override {
    constexpr std::size_t kLongestCode = 255;  // by Excel's limits
    if (name == "numFmts") {
      in_formats_ = true;
    } else if (name == "numFmt" && in_formats_) {
      if (const auto id = number_in<int>(of["numFmtId"]))
        codes_[*id] = base::clip(of["formatCode"], kLongestCode * 3);
    } else if (name == "cellXfs") {
      in_cell_styles_ = true;
    } else if (name == "xf" && in_cell_styles_) {
      formats_.push_back(number_in<int>(of["numFmtId"]).value_or(0));
    }
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_cell_styles_ = false;
    if (name == "numFmts") in_formats_ = false;
  }
  void text(std::string_view) override {}

  std::string_view code_of(std::size_t style) const {
    const int format = style < formats_.size() ? formats_[style] : 0;
    const auto own = codes_.find(format);
    return own == codes_.end() ? built_in_format(format) : std::string_view(own->second);
  }

 private:
  std::map<int, std::string> codes_;
  std::vector<int> formats_;
  bool in_cell_styles_ = false;
  bool in_formats_ = false;  ///< those of conditional formats are none of a cell's
};

/// "BC12" → column 54, row 12; nothing for what is no address.
struct Address {
  std::uint32_t column;  ///< from 0
  std::uint32_t row;     ///< from 1
};
std::optional<Address> address_in(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 4 && text[at] >= 'A' && text[at] <= 'Z'; ++at)
    column = column * 26 + static_cast<std::uint32_t>(text[at] - 'A') + 1;
  const auto row = number_in<std::uint32_t>(text.substr(at));
  if (column == 0 || column > kMostColumns || !row || *row == 0 || *row > kMostRows)
    return std::nullopt;
  return Address{column - 1, *row};
}

/// "A4:A7"; nothing for what is no range.
std::optional<MergedRange> range_in(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto from = address_in(text.substr(0, colon));
  const auto to = address_in(text.substr(colon + 1));
  if (!from || !to || to->row < from->row || to->column < from->column) return std::nullopt;
  return MergedRange{from->row, to->row, from->column, to->column};
}

/// xl/worksheets/sheet1.xml.
class SheetHandler : public XmlHandler {
 public:
  /// `where` and what else is given must outlive it.
  SheetHandler(const std::string& where, const std::vector<std::string>& strings,
               const Styles& styles, bool is_1904)
      : where_(where),
        text_limit_(where),
        strings_(strings),
        styles_(styles),
        is_1904_(is_1904),
        inline_(where) {}

  void start(std::string_view name, const Attributes& of) override {
    inline_.start(name);
    if (name == "row") {
      start_row(of);
    } else if (name == "c") {
      start_cell(of);
    } else if (name == "v") {
      reads_value_ = true;
    } else if (name == "mergeCell") {
      if (const auto range = range_in(of["ref"])) sheet.merges.push_back(*range);
    } else if (name == "col" && is_true(of["hidden"])) {
      const auto from = number_in<std::uint32_t>(of["min"]);
      const auto to = number_in<std::uint32_t>(of["max"]);
      if (from && to && *from > 0) sheet.hidden_columns.emplace_back(*from - 1, *to - 1);
    }
  }

  void end(std::string_view name) override {
    inline_.end(name);
    if (name == "v") reads_value_ = false;
    if (name == "c") end_cell();
    if (name == "row") end_row();
  }

  void text(std::string_view piece) override {
    inline_.add(piece);
    if (reads_value_) add_to_cell(value_, piece, where_);
  }

  Sheet sheet;

 private:
  /// A row or a cell without an address follows the one before it.
  void start_row(const Attributes& of) {
    const auto number = number_in<std::uint32_t>(of["r"]);
    const std::uint32_t next = row_.number + 1;
    row_ = {};
    row_.number = number.value_or(next);
    row_.is_hidden = is_true(of["hidden"]);
    column_ = 0;
    in_row_ = true;
  }

  void start_cell(const Attributes& of) {
    if (const auto address = address_in(of["r"])) {
      column_ = address->column;
      if (!in_row_) row_.number = address->row;
    }
    type_ = of["t"];
    style_ = number_in<std::size_t>(of["s"]).value_or(0);
    value_.clear();
    inline_.clear();
  }

  void end_cell() {
    std::string shown = shown_text();
    if (!shown.empty() && column_ < kMostColumns) {
      text_limit_.add(shown.size());
      row_.cells.push_back({column_, std::move(shown)});
    }
    ++column_;
  }

  std::string shown_text() {
    if (type_ == "inlineStr") return inline_.take();
    if (value_.empty()) return {};
    if (type_ == "s") {
      const auto number = number_in<std::size_t>(value_);
      return number && *number < strings_.size() ? strings_[*number] : std::string();
    }
    if (type_ == "str") return without_escapes(value_);
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (type_ == "e") return value_;
    if (type_ == "d") return value_.ends_with("T00:00:00") ? value_.substr(0, 10) : value_;
    const auto number = number_in<double>(value_);
    return number ? format_number(*number, styles_.code_of(style_), is_1904_) : value_;
  }

  void end_row() {
    in_row_ = false;
    if (row_.cells.empty() || row_.number > kMostRows) return;
    const bool in_order =
        std::is_sorted(row_.cells.begin(), row_.cells.end(),
                       [](const Cell& a, const Cell& b) { return a.column < b.column; });
    if (!in_order)
      std::stable_sort(row_.cells.begin(), row_.cells.end(),
                       [](const Cell& a, const Cell& b) { return a.column < b.column; });
    sheet.rows.push_back({row_.number, row_.is_hidden, std::move(row_.cells)});
    row_.cells.clear();
  }

  const std::string& where_;
  SheetTextLimit text_limit_;
  const std::vector<std::string>& strings_;
  const Styles& styles_;
  bool is_1904_;
  SheetRow row_;
  bool in_row_ = false;
  std::uint32_t column_ = 0;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  bool reads_value_ = false;
  RichText inline_;
};

}  // namespace

void read_xlsx(const ZipArchive& archive, const SheetCallback& each) {
  const std::string main = Relations(archive, "").first_of("officeDocument");
  const std::string workbook_part = main.empty() ? "xl/workbook.xml" : main;
  WorkbookHandler workbook;
  parse_part(archive, workbook_part, workbook);
  const Relations relations(archive, workbook_part);
  const std::string strings_part = relations.first_of("sharedStrings");
  const std::string strings_place = archive.name() + ": " + strings_part;
  SharedStrings strings(strings_place);
  if (archive.has(strings_part)) parse_part(archive, strings_part, strings);
  Styles styles;
  if (const std::string part = relations.first_of("styles"); archive.has(part))
    parse_part(archive, part, styles);
  std::set<std::string> read;
  for (const SheetEntry& entry : workbook.sheets) {
    const std::string part = relations.path_of(entry.relation, "worksheet");
    // A sheet may be a diagram, and no two are one part.
    if (part.empty() || !archive.has(part) || !read.insert(part).second) continue;
    const std::string where = archive.name() + ": sheet " + entry.name;
    SheetHandler handler(where, strings.strings, styles, workbook.is_1904);
    handler.sheet.name = entry.name;
    handler.sheet.is_hidden = entry.is_hidden;
    parse_part(archive, part, handler);
    std::stable_sort(handler.sheet.rows.begin(), handler.sheet.rows.end(),
                     [](const SheetRow& a, const SheetRow& b) { return a.number < b.number; });
    each(std::move(handler.sheet));
  }
}

}  // namespace torikumi::corpus
