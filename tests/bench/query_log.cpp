// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/query_log.hpp"

#include <random>

#include "base/utf8.hpp"

namespace torikumi::bench {
namespace {

using schema::Field;

/// Code points of a quoted phrase.
constexpr std::size_t kShortestPhrase = 4;
constexpr std::size_t kLongestPhrase = 12;

class Maker {
 public:
  Maker(search::Searcher& searcher, const analysis::Dictionary& dictionary)
      : analyser_(dictionary) {
    searcher.for_each_record([&](const schema::Record& record) {
      if (record[Field::kTitle].empty() || record[Field::kCurrent].empty()) return;
      titles_.push_back(record[Field::kTitle]);
      texts_.push_back(record[Field::kCurrent]);
    });
  }

  std::string word() {
    for (;;) {
      const analysis::Analysis analysis = analyser_.analyse(pick(titles_));
      std::vector<std::string> nouns;
      for (const analysis::Token& token : analysis.tokens) {
        const bool noun = token.is_word() && token.entry->word_class == analysis::WordClass::kNoun;
        if (noun && token.normal.size() > 3)
          nouns.emplace_back(base::slice(analysis.normal.text, token.normal));
      }
      if (!nouns.empty()) return pick(nouns);
    }
  }

  std::string compound() {
    for (;;) {
      const analysis::Analysis analysis = analyser_.analyse(pick(titles_));
      if (analysis.compounds.empty()) continue;
      return std::string(base::slice(analysis.normal.text, pick(analysis.compounds).normal));
    }
  }

  std::string phrase() {
    for (;;) {
      const std::string& text = pick(texts_);
      std::vector<std::size_t> starts;
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (base::is_boundary(text, i)) starts.push_back(i);
      }
      const std::size_t length =
          kShortestPhrase + random_() % (kLongestPhrase - kShortestPhrase + 1);
      if (starts.size() <= length) continue;
      const std::size_t from = random_() % (starts.size() - length);
      const std::string cut = text.substr(starts[from], starts[from + length] - starts[from]);
      if (cut.find_first_of("\"\n ") == std::string::npos) return "\"" + cut + "\"";
    }
  }

  std::string sentence() {
    for (;;) {
      const std::string& text = pick(texts_);
      const std::size_t end = text.find("。");
      if (end != std::string::npos && end >= 45 && end <= 240) return text.substr(0, end);
    }
  }

 private:
  template <typename T>
  const T& pick(const std::vector<T>& from) {
    return from[random_() % from.size()];
  }

  analysis::Analyser analyser_;
  std::vector<std::string> titles_;
  std::vector<std::string> texts_;
  std::mt19937 random_{20261124};
};

}  // namespace

std::vector<QueryKind> query_log(search::Searcher& searcher, const analysis::Dictionary& dictionary,
                                 std::size_t each) {
  Maker maker(searcher, dictionary);
  std::vector<QueryKind> kinds{
      {"words", {}}, {"two words", {}}, {"compounds", {}}, {"phrases", {}}, {"sentences", {}}};
  for (std::size_t i = 0; i < each; ++i) {
    kinds[0].queries.push_back(maker.word());
    kinds[1].queries.push_back(maker.word() + " " + maker.word());
    kinds[2].queries.push_back(maker.compound());
    kinds[3].queries.push_back(maker.phrase());
    kinds[4].queries.push_back(maker.sentence());
  }
  return kinds;
}

}  // namespace torikumi::bench
