// SPDX-License-Identifier: GPL-2.0-or-later
// Who types how a noun sounds finds the initiatives that write it: 300 of a collection's own nouns,
// each asked by its reading and judged by where its string stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "analysis/analyser.hpp"
#include "base/utf8.hpp"
#include "cli/measures.hpp"
#include "search/searcher.hpp"
#include "support/index_test.hpp"
#include "text/characters.hpp"

namespace torikumi::tests {
namespace {

bool is_kanji_only(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    if (!text::is_kanji(d.code_point)) return false;
    i += d.bytes;
  }
  return !text.empty();
}

/// A noun, or two that stand together, and how it sounds.
struct Noun {
  std::string text;
  std::string sound;
};

std::vector<Noun> nouns_of(const analysis::Analysis& analysis) {
  const auto noun = [&](const analysis::Token& token) {
    return token.is_word() && token.entry->word_class == analysis::WordClass::kNoun &&
           !token.entry->reading.empty() &&
           is_kanji_only(base::slice(analysis.normal.text, token.normal));
  };
  std::vector<Noun> nouns;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const analysis::Token& token = analysis.tokens[i];
    if (!noun(token)) continue;
    const std::string text(base::slice(analysis.normal.text, token.normal));
    if (base::count_code_points(text) >= 2) nouns.push_back({text, token.entry->reading});
    if (i + 1 == analysis.tokens.size() || !noun(analysis.tokens[i + 1])) continue;
    const analysis::Token& next = analysis.tokens[i + 1];
    if (next.normal.begin != token.normal.end) continue;
    nouns.push_back({text + std::string(base::slice(analysis.normal.text, next.normal)),
                     token.entry->reading + next.entry->reading});
  }
  return nouns;
}

class Kana : public IndexTest {
 protected:
  /// The mean nDCG@10 of 300 nouns.
  void expect_found(const std::string& source) {
    if (source.empty()) GTEST_SKIP() << "the shared data is absent";
    ASSERT_EQ(index({source}).status, 0);
    const analysis::Dictionary dictionary;
    analysis::Analyser analyser(dictionary);
    search::Searcher searcher(db_, dictionary);
    std::vector<schema::Record> records;
    std::map<std::string, std::string> sounds;
    searcher.for_each_record([&](const schema::Record& record) {
      records.push_back(record);
      for (const schema::Field field :
           {schema::Field::kTitle, schema::Field::kCurrent, schema::Field::kDirection}) {
        for (const Noun& noun : nouns_of(analyser.analyse(record[field])))
          sounds.emplace(noun.text, noun.sound);
      }
    });
    std::vector<std::pair<std::string, std::string>> nouns(sounds.begin(), sounds.end());
    std::shuffle(nouns.begin(), nouns.end(), std::mt19937(300));
    std::vector<double> scores;
    for (const auto& [noun, sound] : nouns) {
      if (scores.size() == 300) break;
      std::map<std::string, int> holding;
      for (const schema::Record& record : records) {
        const bool holds = std::any_of(
            record.fields.begin(), record.fields.end(),
            [&](const std::string& text) { return text.find(noun) != std::string::npos; });
        if (holds) holding[record.id] = 1;
      }
      std::vector<std::string> ranked;
      for (const auto& each : searcher.best(sound, 10)) ranked.push_back(each.id);
      scores.push_back(cli::measure(ranked, holding).ndcg_10);
      if (scores.back() < 0.5) std::cout << noun << " " << sound << " " << scores.back() << "\n";
    }
    const double mean = cli::mean_of(scores).value;
    std::cout << scores.size() << " nouns, nDCG@10 " << mean << "\n";
    EXPECT_GE(mean, 0.9);
  }
};

TEST_F(Kana, NounsOfTheSampleAreFoundByTheirSound) {
  expect_found(project_file("index/sample/aobahama-2026.tsv"));
}

TEST_F(Kana, NounsOfARealCityAreFoundByTheirSound) {
  expect_found(shared_file("data/kawasaki/shiryo3.txt"));
}

TEST_F(Kana, NounsOfManyTextsAreFoundByTheirSound) {
  expect_found(shared_file("data/corpora/policy-small.jsonl"));
}

}  // namespace
}  // namespace torikumi::tests
