// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/word_weights.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.hpp"

namespace torikumi::search {
namespace {

constexpr double kVerb = 0.75;
constexpr double kSuffix = 0.6;
constexpr double kAdjective = 0.85;
constexpr double kFirst = 1.4;
constexpr double kPlace = 1.4;  ///< to the power of the place, from 0 to 1
constexpr double kLast = 0.75;
constexpr double kLatin = 1.3;
constexpr double kEndsCompound = 0.8;

/// A word that stands c times counts c to these powers.
constexpr double kWordRepeated = 0.85;
constexpr double kPairRepeated = 0.65;

struct Placed {
  const analysis::Token* token;
  bool ends_compound = false;  ///< the last of two nouns or more that stand together
};

std::vector<Placed> words_of(const analysis::Analysis& analysis) {
  std::vector<Placed> words;
  const auto is_noun = [](const analysis::Token& token) {
    return token.is_word() && (token.entry->word_class == analysis::WordClass::kNoun ||
                               token.entry->word_class == analysis::WordClass::kSuffix);
  };
  const auto& tokens = analysis.tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_word()) continue;
    const bool after_noun =
        i > 0 && is_noun(tokens[i - 1]) && are_neighbours(tokens[i - 1], tokens[i]);
    const bool before_noun =
        i + 1 < tokens.size() && is_noun(tokens[i + 1]) && are_neighbours(tokens[i], tokens[i + 1]);
    words.push_back({&tokens[i], is_noun(tokens[i]) && after_noun && !before_noun});
  }
  return words;
}

bool is_latin(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

WordWeights::WordWeights(const analysis::Analysis& analysis) {
  const std::vector<Placed> words = words_of(analysis);
  if (words.size() < 2) return;
  std::map<std::string, std::size_t> counts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const analysis::Token& token = *words[i].token;
    WordWeight weight;
    const auto multiply = [&](bool applies, double factor, std::string_view reason) {
      if (!applies) return;
      weight.factor *= factor;
      weight.reasons += (weight.reasons.empty() ? "" : ", ") + std::string(reason);
    };
    const std::string& kind = token.entry->part_of_speech;
    multiply(kind == "動詞", kVerb, "verb");
    multiply(kind == "接尾辞", kSuffix, "suffix");
    multiply(kind == "形容詞" || kind == "副詞", kAdjective, "adjective or adverb");
    multiply(i == 0, kFirst, "first");
    multiply(i + 1 == words.size(), kLast, "last");
    multiply(is_latin(base::slice(analysis.normal.text, token.normal)), kLatin, "Latin");
    multiply(words[i].ends_compound, kEndsCompound, "ends a compound");
    multiply(i > 0, std::pow(kPlace, static_cast<double>(i) / static_cast<double>(words.size())),
             "place");
    const std::string& word = token.terms.back();
    WordWeight& known = by_word_[word];
    // The factors' logarithms are added up first.
    if (counts[word]++ == 0) {
      known = {std::log(weight.factor), weight.reasons};
    } else {
      known.factor += std::log(weight.factor);
      known.reasons = "repeated";
    }
  }
  for (auto& [word, weight] : by_word_) {
    const auto count = static_cast<double>(counts[word]);
    weight.factor = std::exp(weight.factor / count) * std::pow(count, kWordRepeated - 1);
  }
}

const WordWeight& WordWeights::of(std::string_view word) const {
  const auto known = by_word_.find(word);
  return known == by_word_.end() ? usual_ : known->second;
}

double repeated_pair_weight(std::size_t count) {
  return std::pow(static_cast<double>(count), kPairRepeated - 1);
}

}  // namespace torikumi::search
