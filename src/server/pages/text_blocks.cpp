// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/pages/text_blocks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace torikumi::server::pages {
namespace {

using Line = std::vector<search::Fragment>;

std::vector<Line> lines_of(const std::vector<search::Fragment>& fragments) {
  std::vector<Line> lines(1);
  for (const search::Fragment& fragment : fragments) {
    std::size_t at = 0;
    while (at <= fragment.text.size()) {
      const std::size_t end = std::min(fragment.text.find('\n', at), fragment.text.size());
      if (end > at) lines.back().push_back({fragment.text.substr(at, end - at), fragment.hit});
      if (end == fragment.text.size()) break;
      lines.emplace_back();
      at = end + 1;
    }
  }
  return lines;
}

std::string text_of(const Line& line) {
  std::string text;
  for (const search::Fragment& each : line) text += each.text;
  return text;
}

bool is_item(std::string_view line) {
  static constexpr std::array<std::string_view, 13> kMarks{"・", "●", "○",  "■", "□",  "◆", "◇",
                                                           "※",  "-", "－", "•", "＊", "►"};
  while (line.starts_with("　") || line.starts_with(" "))
    line.remove_prefix(line.starts_with(" ") ? 1 : std::string_view("　").size());
  if (std::any_of(kMarks.begin(), kMarks.end(),
                  [&](std::string_view mark) { return line.starts_with(mark); })) {
    return true;
  }
  // ① to ⑳ are E2 91 A0 to E2 91 B3; (1) and （１） open with a bracket and a digit.
  if (line.size() >= 3 && line.starts_with("\xE2\x91") &&
      static_cast<unsigned char>(line[2]) >= 0xA0 && static_cast<unsigned char>(line[2]) <= 0xB3) {
    return true;
  }
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (line.size() >= 3 && line[0] == '(' && digit(line[1])) return true;
  // Full-width digits are EF BC 90 to EF BC 99.
  return line.starts_with("（\xEF\xBC") || (line.starts_with("（") && digit(line[3]));
}

}  // namespace

Data text_blocks(const std::vector<search::Fragment>& fragments) {
  struct Block {
    bool list = false;
    std::vector<Line> lines;
  };
  std::vector<Block> blocks;
  for (Line& line : lines_of(fragments)) {
    const std::string text = text_of(line);
    if (text.find_first_not_of(" \t\r") == std::string::npos || text == "　") continue;
    const bool item = is_item(text);
    if (blocks.empty() || blocks.back().list != item) blocks.push_back({item, {}});
    blocks.back().lines.push_back(std::move(line));
  }
  Data all(Data::type::list);
  for (const Block& block : blocks) {
    Data data;
    data.set("list", block.list);
    Data items(Data::type::list);
    for (const Line& line : block.lines) {
      Data item;
      item.set("fragments", fragments_data(line));
      items.push_back(item);
    }
    data.set("items", items);
    all.push_back(data);
  }
  return all;
}

Data prose_data(const search::Hit& hit, const schema::FieldTable& fields) {
  Data texts(Data::type::list);
  for (const schema::FieldTable::Entry& each : fields.all()) {
    if (!is_prose(each)) continue;
    // What a table of its own columns has and this row leaves empty is not worth a heading.
    const bool is_further = schema::index_of(each.field) >= schema::kFieldCount;
    if (is_further && hit.record[each.field].empty()) continue;
    Data text;
    text.set("name", each.name);
    text.set("label", each.label);
    Data blocks;
    blocks.set("blocks", text_blocks(hit.marked[schema::index_of(each.field)]));
    text.set("blocks", render("text_blocks.html", blocks));
    texts.push_back(text);
  }
  return texts;
}

}  // namespace torikumi::server::pages
