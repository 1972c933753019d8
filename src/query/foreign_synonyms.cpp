// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/foreign_synonyms.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/lines.hpp"

namespace torikumi::query {
namespace {

/// A word of the file, and by what the analyser takes it for the same as another.
struct ForeignMember {
  std::string text;
  std::string key;
};
using Members = std::vector<ForeignMember>;

class Converter {
 public:
  explicit Converter(analysis::Analyser& analyser) : analyser_(analyser) {}

  ConvertedSynonyms convert(std::string_view text) {
    base::for_each_line(text, [&](std::size_t number, std::string_view line) {
      number_ = number;
      take(std::string(line));
    });
    for (const auto& [synset, words] : synsets_) {
      number_ = words.front().first;
      Members members;
      for (const auto& [line, word] : words) add_member(members, word);
      equal(members);
    }
    return std::move(converted_);
  }

 private:
  void remark(const std::string& what) {
    converted_.remarks.push_back("line " + std::to_string(number_) + ": " + what);
  }

  void write(const std::string& line) {
    converted_.text += line + "\n";
    ++converted_.lines;
  }

  void take(const std::string& line) {
    if (line.empty()) return;
    if (line.front() == '#') {
      converted_.text += line + "\n";
    } else if (line.starts_with("s(")) {
      take_wordnet(line);
    } else {
      take_solr(line);
    }
  }

  /// s(synset,number,'word',class,sense,count).
  void take_wordnet(const std::string& line) {
    const std::size_t comma = line.find(',');
    const std::size_t begin = line.find('\'');
    const std::size_t end = line.rfind('\'');
    if (comma == std::string::npos || begin == std::string::npos || end <= begin + 1) {
      remark("this is no s(…) of WordNet");
      return;
    }
    std::string word = line.substr(begin + 1, end - begin - 1);
    for (std::size_t at = word.find("''"); at != std::string::npos; at = word.find("''", at + 1))
      word.erase(at, 1);
    synsets_[line.substr(2, comma - 2)].emplace_back(number_, std::move(word));
  }

  void take_solr(const std::string& line) {
    std::vector<Members> sides(1);
    std::string word;
    const auto end_word = [&] {
      add_member(sides.back(), std::string(base::trimmed(word)));
      word.clear();
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\' && i + 1 < line.size()) {
        word.push_back(line[++i]);
      } else if (line[i] == ',') {
        end_word();
      } else if (line.compare(i, 2, "=>") == 0) {
        end_word();
        sides.emplace_back();
        ++i;
      } else {
        word.push_back(line[i]);
      }
    }
    end_word();
    if (sides.size() > 2) {
      remark("=> stands here more than once");
    } else if (sides.size() == 2) {
      one_way(sides.front(), sides.back());
    } else {
      equal(sides.front());
    }
  }

  void add_member(Members& members, const std::string& word) {
    if (word.empty()) return;
    if (word.find_first_of("=>,#") != std::string::npos) {
      remark("\"" + word + "\" holds a sign that lines of ours are made of");
      return;
    }
    ForeignMember member{word, {}};
    for (const analysis::Token& token : analyser_.analyse(word).tokens) {
      if (token.is_word()) member.key += token.terms.back() + "\x1F";
    }
    if (member.key.empty()) {
      remark("\"" + word + "\" holds no word");
      return;
    }
    for (const ForeignMember& each : members) {
      if (each.key != member.key) continue;
      if (each.text != word)
        remark("\"" + each.text + "\" and \"" + word + "\" are one word already");
      return;
    }
    members.push_back(std::move(member));
  }

  /// Whether the first does not find the second yet; it does from now on.
  bool is_new(const ForeignMember& from, const ForeignMember& to) {
    return from.key != to.key && pairs_.emplace(from.key, to.key).second;
  }

  void equal(const Members& members) {
    if (members.size() < 2) {
      remark("no two words are left that could find each other");
      return;
    }
    bool any_known = false;
    for (const ForeignMember& from : members) {
      for (const ForeignMember& to : members)
        any_known = any_known || pairs_.contains({from.key, to.key});
    }
    if (any_known) {
      // A line may not repeat what another says: what is new of it stands by itself.
      for (const ForeignMember& each : members) one_to_many(each, members);
      return;
    }
    std::string line;
    for (const ForeignMember& from : members) {
      line += (line.empty() ? "" : " = ") + from.text;
      for (const ForeignMember& to : members) is_new(from, to);
    }
    write(line);
  }

  void one_to_many(const ForeignMember& from, const Members& others) {
    std::string found;
    for (const ForeignMember& to : others) {
      if (is_new(from, to)) found += (found.empty() ? "" : ", ") + to.text;
    }
    if (!found.empty()) write(from.text + " > " + found);
  }

  void one_way(const Members& left, const Members& right) {
    if (left.empty() || right.empty()) {
      remark("a side of => has no word");
      return;
    }
    for (const ForeignMember& from : left) {
      const bool stays = std::any_of(right.begin(), right.end(),
                                     [&](const ForeignMember& to) { return to.key == from.key; });
      if (!stays) remark("\"" + from.text + "\" is not replaced: its own hits are found too");
      one_to_many(from, right);
    }
  }

  analysis::Analyser& analyser_;
  ConvertedSynonyms converted_;
  std::size_t number_ = 0;
  std::set<std::pair<std::string, std::string>> pairs_;
  std::map<std::string, std::vector<std::pair<std::size_t, std::string>>> synsets_;
};

}  // namespace

ConvertedSynonyms convert_synonyms(std::string_view text, analysis::Analyser& analyser) {
  return Converter(analyser).convert(text);
}

}  // namespace torikumi::query
