// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/workbook/format_code.hpp"

#include <algorithm>
#include <cstdlib>

namespace torikumi::corpus {
namespace {

bool starts(std::string_view text, std::string_view with) {
  if (text.size() < with.size()) return false;
  for (std::size_t i = 0; i < with.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != with[i]) return false;
  }
  return true;
}

bool is_placeholder(char c) { return c == '0' || c == '#' || c == '?'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

class SectionParser {
 public:
  explicit SectionParser(std::string_view code) : rest_(code) {}

  Section parse() {
    while (!rest_.empty()) step();
    return std::move(section_);
  }

 private:
  void literal(std::string_view text) {
    auto& pieces = section_.pieces;
    if (pieces.empty() || pieces.back().kind != Piece::Kind::kLiteral)
      pieces.push_back({Piece::Kind::kLiteral, ""});
    pieces.back().text += text;
  }

  std::string_view take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  /// Bytes of the UTF-8 character that the rest begins with.
  std::size_t character() const {
    const auto c = static_cast<unsigned char>(rest_.front());
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
  }

  void step() {
    const char c = lower(rest_.front());
    if (c == '"') {
      rest_.remove_prefix(1);
      const std::size_t end = rest_.find('"');
      literal(take(end));
      take(1);
    } else if (c == '\\' || c == '!') {
      rest_.remove_prefix(1);
      if (!rest_.empty()) literal(take(character()));
    } else if (c == '_' || c == '*') {  // a blank as wide as a character; a fill
      rest_.remove_prefix(1);
      if (!rest_.empty()) take(character());
    } else if (c == '[') {
      bracket();
    } else if (starts(rest_, "general")) {
      take(7);
      section_.pieces.push_back({Piece::Kind::kGeneral, ""});
    } else if (starts(rest_, "g/標準")) {
      take(std::string_view("g/標準").size());
      section_.pieces.push_back({Piece::Kind::kGeneral, ""});
    } else if (starts(rest_, "am/pm") || starts(rest_, "a/p")) {
      take(starts(rest_, "am/pm") ? 5 : 3);
      section_.has_half_days = true;
      section_.pieces.push_back({Piece::Kind::kDate, "ampm"});
    } else if (std::string_view("ymdhsgea").find(c) != std::string_view::npos) {
      std::size_t run = 1;
      while (run < rest_.size() && lower(rest_[run]) == c) ++run;
      take(run);
      section_.pieces.push_back({Piece::Kind::kDate, std::string(run, c)});
      section_.is_date = true;
    } else if (is_placeholder(c) || (c == '.' && rest_.size() > 1 && is_placeholder(rest_[1]))) {
      digits();
    } else if (c == '%') {
      take(1);
      section_.pieces.push_back({Piece::Kind::kPercent, ""});
    } else if (c == '@') {
      take(1);
      section_.pieces.push_back({Piece::Kind::kText, ""});
    } else {
      literal(take(character()));
    }
  }

  void bracket() {
    const std::size_t end = rest_.find(']');
    const std::string inside(rest_.substr(1, end == std::string_view::npos ? end : end - 1));
    take(end == std::string_view::npos ? rest_.size() : end + 1);
    if (inside.starts_with("$")) {  // [$¥-411]: a currency and a language
      section_.has_gannen = section_.has_gannen || inside.find("gannen") != std::string::npos;
      literal(std::string_view(inside).substr(1, inside.find('-') - 1));
    } else if (!inside.empty() &&
               std::string_view("<>=").find(inside[0]) != std::string_view::npos) {
      const std::size_t number = inside.find_first_not_of("<>=");
      if (number != std::string::npos)
        section_.condition = {inside.substr(0, number),
                              std::strtod(inside.c_str() + number, nullptr)};
    } else if (!inside.empty() && std::all_of(inside.begin(), inside.end(), [&](char each) {
                 return lower(each) == lower(inside[0]) &&
                        std::string_view("hms").find(lower(each)) != std::string_view::npos;
               })) {
      section_.pieces.push_back(
          {Piece::Kind::kElapsed, std::string(inside.size(), lower(inside[0]))});
      section_.is_date = true;
    }
  }

  /// "#,##0.00E+00" as one piece; of a time, ".0" are parts of a second.
  void digits() {
    std::size_t end = 0;
    while (end < rest_.size() &&
           std::string_view("0#?,.").find(rest_[end]) != std::string_view::npos)
      ++end;
    if (end + 1 < rest_.size() && lower(rest_[end]) == 'e' &&
        (rest_[end + 1] == '+' || rest_[end + 1] == '-')) {
      end += 2;
      while (end < rest_.size() && (rest_[end] == '0' || rest_[end] == '#')) ++end;
    }
    if (end < rest_.size() && rest_[end] == '/') {  // a fraction: shown as a number
      section_ = {};
      section_.pieces.push_back({Piece::Kind::kGeneral, ""});
      rest_ = {};
      return;
    }
    section_.pieces.push_back({Piece::Kind::kDigits, std::string(take(end))});
  }

  std::string_view rest_;
  Section section_;
};

/// Cuts at ";" outside of quotes.
std::vector<std::string_view> cut(std::string_view code) {
  std::vector<std::string_view> sections;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\\' && !quoted) {
      ++i;
    } else if (code[i] == '"') {
      quoted = !quoted;
    } else if (code[i] == ';' && !quoted) {
      sections.push_back(code.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  sections.push_back(code.substr(begin));
  return sections;
}

}  // namespace

std::vector<Section> sections_of(std::string_view code) {
  constexpr std::size_t kMost = 3;  // the fourth is for text
  std::vector<Section> sections;
  for (const std::string_view each : cut(code)) {
    if (sections.size() < kMost) sections.push_back(SectionParser(each).parse());
  }
  return sections;
}

}  // namespace torikumi::corpus
