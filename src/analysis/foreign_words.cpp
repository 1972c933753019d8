// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/foreign_words.hpp"

#include <algorithm>
#include <set>

#include "analysis/own_words.hpp"
#include "base/error.hpp"
#include "base/lines.hpp"
#include "text/normalise.hpp"

namespace torikumi::analysis {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(at, begin), text.size());
    if (end > begin || at == ',') parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

class Converter {
 public:
  explicit Converter(const Dictionary& dictionary) : morphology_(dictionary) {}

  ConvertedWords convert(std::string_view text) {
    base::for_each_line(text, [&](std::size_t number, std::string_view line) {
      number_ = number;
      if (line.empty()) return;
      if (line.starts_with('#')) {
        converted_.text += std::string(line) + "\n";
      } else {
        take(line);
      }
    });
    return std::move(converted_);
  }

 private:
  void remark(const std::string& what) {
    converted_.remarks.push_back("line " + std::to_string(number_) + ": " + what);
  }

  void take(std::string_view line) {
    const std::vector<std::string> columns = split(line, ',');
    if (columns.size() != 4) {
      remark("this is not text, tokens, readings and class");
      return;
    }
    const std::vector<std::string> tokens = split(columns[1], ' ');
    const std::vector<std::string> readings = split(columns[2], ' ');
    if (tokens.empty() || tokens.size() != readings.size()) {
      remark(columns[0] + " has not as many readings as tokens");
      return;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) add(tokens[i], readings[i]);
    if (columns[3].find("名詞") == std::string::npos)
      remark(columns[0] + " is taken for a noun, not for " + columns[3]);
  }

  void add(const std::string& token, const std::string& reading) {
    const std::string word = text::for_words(token).text;
    const bool is_short = word.size() <= kLongestWord;
    if ((is_short && is_known(word)) || !added_.insert(word).second) return;
    try {
      const std::string line = token + "," + reading;
      const std::vector<OwnWord> read = parse_own_words(line, "");
      if (read.empty()) return;
      converted_.text += read.front().text + "," + read.front().reading + "\n";
      ++converted_.words;
    } catch (const base::Error& error) {
      const std::string what = error.what();
      constexpr std::string_view kPlace = ": line 1: ";
      remark(what.substr(what.find(kPlace) + kPlace.size()));
    }
  }

  bool is_known(const std::string& word) {
    const std::vector<Morpheme>& morphemes = morphology_.parse(word);
    return morphemes.size() == 1 && morphemes.front().entry->known;
  }

  Morphology morphology_;
  ConvertedWords converted_;
  std::size_t number_ = 0;
  std::set<std::string> added_;
};

}  // namespace

ConvertedWords convert_words(std::string_view text, const Dictionary& dictionary) {
  return Converter(dictionary).convert(text);
}

}  // namespace torikumi::analysis
