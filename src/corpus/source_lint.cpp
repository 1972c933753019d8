// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/source_lint.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/counted.hpp"
#include "base/utf8.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::corpus {
namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t times = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size()))
    ++times;
  return times;
}

/// Whether a bracket closes before any opened: 」あ「.
bool closes_too_early(std::string_view text, std::string_view open, std::string_view close) {
  std::size_t opens = text.find(open);
  for (std::size_t closes = text.find(close); closes != std::string_view::npos;
       closes = text.find(close, closes + close.size())) {
    if (opens == std::string_view::npos || closes < opens) return true;
    opens = text.find(open, opens + open.size());
  }
  return false;
}

void find_unbalanced(std::string_view text, std::vector<std::string>& faults) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kPairs{
      {{"「", "」"}, {"『", "』"}}};
  for (const auto& [open, close] : kPairs) {
    const std::size_t opened = count(text, open);
    const std::size_t closed = count(text, close);
    if (opened == closed) {
      if (closes_too_early(text, open, close))
        faults.push_back("unbalanced brackets: " + std::string(close) + " stands before its " +
                         std::string(open));
      continue;
    }
    faults.push_back("unbalanced brackets: " + std::to_string(opened) + " " + std::string(open) +
                     " and " + std::to_string(closed) + " " + std::string(close));
  }
}

/// （何?）, （要確認？）: a few characters in brackets that end in a question mark.
void find_placeholders(std::string_view text, std::vector<std::string>& faults) {
  constexpr std::size_t kLongest = 30;  // bytes between the brackets: ten kanji
  for (const std::string_view open : {std::string_view("（"), std::string_view("(")}) {
    const std::string_view close = open == "(" ? ")" : "）";
    for (std::size_t at = text.find(open); at != std::string_view::npos;
         at = text.find(open, at + 1)) {
      const std::size_t begin = at + open.size();
      const std::string_view near = text.substr(begin, kLongest + close.size());
      const std::size_t size = near.find(close);
      if (size == std::string_view::npos) continue;
      const std::string_view inside = near.substr(0, size);
      if (!inside.ends_with("?") && !inside.ends_with("？")) continue;
      faults.push_back("a placeholder was left in the text: " +
                       std::string(text.substr(at, open.size() + size + close.size())));
    }
  }
}

void find_lost_characters(std::string_view text, std::vector<std::string>& faults) {
  const std::size_t lost = count(text, "\xEF\xBF\xBD");
  if (lost > 0)
    faults.push_back(base::counted(lost, "character") + " lost (U+FFFD) before the file came here");
}

/// 縺, 繧 and 繝 begin what hiragana and katakana in UTF-8 look like when read as CP932; in text
/// they hardly ever stand beside one another.
void find_mojibake(std::string_view text, std::vector<std::string>& faults) {
  const std::size_t hiragana = count(text, "縺") + count(text, "繧");
  const std::size_t katakana = count(text, "繝");
  if (hiragana + katakana < 3) return;
  faults.push_back(
      "garbled text (縺, 繧, 繝): UTF-8 was read as CP932 before the file came here; "
      "ask for the original");
}

/// #REF! and its like: what a formula shows that cannot be computed.
void find_formula_errors(std::string_view text, std::vector<std::string>& faults) {
  for (const std::string_view error :
       {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A"}) {
    if (text.find(error) != std::string_view::npos)
      faults.push_back("a formula's error stands in the text: " + std::string(error));
  }
}

void find_controls(std::string_view text, std::vector<std::string>& faults) {
  const auto many = std::count_if(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && c != '\t' && c != '\n' && c != '\r') || u == 0x7F;
  });
  if (many > 0)
    faults.push_back(base::counted(static_cast<std::size_t>(many), "control character") +
                     " in the text; it may be of another encoding");
}

/// Gaiji: characters of an office's own font, which no other machine shows.
void find_private_characters(std::string_view text, std::vector<std::string>& faults) {
  std::size_t many = 0;
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    i += d.bytes;
    if (d.code_point >= 0xE000 && d.code_point <= 0xF8FF) ++many;
  }
  if (many > 0)
    faults.push_back(base::counted(many, "character") +
                     " of an office's own (外字, U+E000 to "
                     "U+F8FF); no search will find them by another way of writing");
}

void find_impossible_years(std::string_view text, std::vector<std::string>& faults) {
  const bool names_era = std::any_of(
      std::begin(text::kEras), std::end(text::kEras),
      [&](const text::Era& era) { return text.find(era.name) != std::string_view::npos; });
  if (!names_era) return;
  const text::Normalised normal = text::for_words(text);
  for (const text::YearMention& mention : text::all_years(normal.text)) {
    const auto problem = mention.problem();
    if (!problem) continue;
    // A lone letter and a number may be anything (a form's name, a road); an era's name is a year.
    if (normal.text[mention.range.begin] == mention.era->letter) continue;
    faults.push_back(std::string(base::slice(text, normal.source(mention.range))) + ": " +
                     *problem);
  }
}

}  // namespace

std::vector<std::string> faults_of(std::string_view text) {
  std::vector<std::string> faults;
  find_unbalanced(text, faults);
  find_placeholders(text, faults);
  find_lost_characters(text, faults);
  find_mojibake(text, faults);
  find_formula_errors(text, faults);
  find_controls(text, faults);
  find_private_characters(text, faults);
  find_impossible_years(text, faults);
  return faults;
}

}  // namespace torikumi::corpus
