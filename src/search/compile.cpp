// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/compile.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "schema/format.hpp"
#include "search/strings.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using Xapian::Query;
namespace prefix = schema::prefix;

/// Weights beside the word's own 1. Pairs of characters and compounds by measurement; the others
/// order exact forms above variants and text above labels.
constexpr double kVariantWeight = 0.5;
constexpr double kPairWeight = 0.3;
constexpr double kCompoundWeight = 0.3;

std::string term(std::string_view term_prefix, std::string_view word) {
  return std::string(term_prefix) + std::string(word);
}

Query any(const std::vector<Query>& queries) {
  return {Query::OP_OR, queries.begin(), queries.end()};
}
Query all(const std::vector<Query>& queries) {
  return {Query::OP_AND, queries.begin(), queries.end()};
}
Query either(const Query& a, const Query& b) { return {Query::OP_OR, a, b}; }

/// Words whose frequencies add up to at most this part of the collection are the telling ones;
/// requiring one of them was measured to cost no nDCG, and keeps totals meaningful and the time
/// bounded.
constexpr double kTellingPart = 0.1;

/// The conditions of one node. `fixed` is what stays of it when its words are widened.
struct Levels {
  Query words;
  Query strings;
  Query labels;
  Query fixed;
};

/// A run with particles or verbs among its words is a sentence; without, a compound.
bool is_sentence(const analysis::Analysis& analysis) {
  std::size_t words = 0;
  bool grammar = false;
  for (const analysis::Token& token : analysis.tokens) {
    if (token.is_word()) ++words;
    const bool particle = token.entry->word_class == analysis::WordClass::kFunction;
    const bool verb =
        token.is_word() && token.entry->part_of_speech == "動詞" && token.terms.size() == 1;
    grammar = grammar || particle || verb;
  }
  return grammar && words >= 2;
}

bool is_hiragana_only(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded d = base::decode(text, i);
    if (!text::is_hiragana(d.code_point)) return false;
    i += d.bytes;
  }
  return true;
}

class Compilation {
 public:
  Compilation(analysis::Analyser& analyser, store::Database& database, Compiled& out)
      : analyser_(analyser), database_(database), out_(out) {}

  Levels compile(const query::Node& node, bool negated) {
    switch (node.kind) {
      case query::Kind::kEverything:
        return {Query::MatchAll, Query::MatchAll, Query::MatchAll, Query::MatchAll};
      case query::Kind::kText:
        return text(node, negated);
      case query::Kind::kNot: {
        // What would be found by any means is what is not wanted.
        const Query unwanted = compile(node.children.front(), true).labels;
        const Query rest(Query::OP_AND_NOT, Query::MatchAll, unwanted);
        return {rest, rest, rest, rest};
      }
      case query::Kind::kAnd:
      case query::Kind::kOr:
        break;
    }
    std::vector<Query> words;
    std::vector<Query> strings;
    std::vector<Query> labels;
    std::vector<Query> fixed;
    for (const query::Node& child : node.children) {
      const Levels levels = compile(child, negated);
      words.push_back(levels.words);
      strings.push_back(levels.strings);
      labels.push_back(levels.labels);
      fixed.push_back(levels.fixed);
    }
    const auto join = node.kind == query::Kind::kAnd ? all : any;
    return {join(words), join(strings), join(labels), join(fixed)};
  }

  Query rank() const { return any(rank_); }

  /// One of the telling words, in any column.
  Query telling(const std::vector<Telling>& words) const {
    std::vector<const Telling*> by_worth;
    for (const Telling& word : words) {
      if (frequency(word.terms) > 0) by_worth.push_back(&word);
    }
    std::stable_sort(by_worth.begin(), by_worth.end(),
                     [](const Telling* a, const Telling* b) { return a->worth > b->worth; });
    std::vector<Query> chosen;
    double records = 0;
    for (const Telling* word : by_worth) {
      records += frequency(word->terms);
      if (!chosen.empty() && records > kTellingPart * database_.xapian().get_doccount()) break;
      std::vector<Query> forms(word->terms.begin(), word->terms.end());
      chosen.push_back(any(forms));
    }
    return chosen.empty() ? Query::MatchNothing : any(chosen);
  }

 private:
  Levels text(const query::Node& node, bool negated) {
    const std::string string_form = text::string_form(node.text);
    const bool in_labels = !node.field || schema::info(*node.field).is_label;
    const bool in_texts = !node.field || !schema::info(*node.field).is_label;
    Levels levels{Query::MatchNothing, Query::MatchNothing, Query::MatchNothing, Query::MatchAll};
    if (in_texts) levels.strings = holding(database_, string_form, {node.field, false});
    levels.labels = levels.strings;
    if (in_labels)
      levels.labels = either(levels.labels, holding(database_, string_form, {node.field, true}));
    if (!negated) {
      out_.strings.push_back(string_form);
      add_pairs(string_form);
    }
    if (node.exact) {
      // A quoted string that stands there is met in full, whatever words it is cut into.
      levels.words = levels.strings;
      if (!negated) add_words(analyser_.analyse(node.text), false);
      levels.fixed = levels.labels;
      return levels;
    }
    const analysis::Analysis analysis = analyser_.analyse(node.text);
    if (!negated) add_words(analysis, true);
    const std::vector<Telling> words = tellings(analysis);
    const bool sentence = !node.field && is_sentence(analysis);
    if (sentence) {
      levels.words = telling(words);
    } else if (in_texts) {
      levels.words =
          words_in(analysis, node.field ? schema::info(*node.field).words : prefix::kWord);
    }
    levels.strings = either(levels.strings, levels.words);
    levels.labels = either(levels.labels, levels.words);
    if (in_labels && !sentence) {
      levels.labels = either(levels.labels, words_anywhere(analysis, node.field));
    }
    if (node.field) {
      levels.fixed = levels.labels;
    } else if (!negated) {
      out_.words.insert(out_.words.end(), words.begin(), words.end());
    }
    return levels;
  }

  /// How many records have a word, by the form that unites all others.
  double frequency(const std::vector<std::string>& terms) const {
    return database_.xapian().get_termfreq(terms.back());
  }

  /// The words of a text, each once, with what they tell.
  std::vector<Telling> tellings(const analysis::Analysis& analysis) const {
    std::vector<Telling> words;
    const double records = database_.xapian().get_doccount();
    for (const analysis::Token* token : words_of(analysis)) {
      Telling word;
      for (const std::string& each : token->terms) word.terms.push_back(term(prefix::kWord, each));
      const double found = frequency(word.terms);
      word.worth = std::log(1 + records / (found + 0.5));
      const bool known = std::any_of(words.begin(), words.end(),
                                     [&](const Telling& w) { return w.terms == word.terms; });
      if (!known) words.push_back(std::move(word));
    }
    return words;
  }

  static std::vector<const analysis::Token*> words_of(const analysis::Analysis& analysis) {
    std::vector<const analysis::Token*> words;
    for (const analysis::Token& token : analysis.tokens) {
      if (token.is_word()) words.push_back(&token);
    }
    return words;
  }

  static Query token_in(const analysis::Token& token, std::string_view term_prefix) {
    std::vector<Query> forms;
    for (const std::string& word : token.terms) forms.emplace_back(term(term_prefix, word));
    return any(forms);
  }

  /// All words of a text, under one prefix.
  static Query words_in(const analysis::Analysis& analysis, std::string_view term_prefix) {
    std::vector<Query> words;
    for (const analysis::Token* token : words_of(analysis))
      words.push_back(token_in(*token, term_prefix));
    return words.empty() ? Query::MatchNothing : all(words);
  }

  /// All words of a text, each in any column, labels included.
  static Query words_anywhere(const analysis::Analysis& analysis,
                              std::optional<schema::Field> only) {
    std::vector<Query> words;
    for (const analysis::Token* token : words_of(analysis)) {
      std::vector<Query> places;
      if (!only) places.push_back(token_in(*token, prefix::kWord));
      for (const schema::FieldInfo& field : schema::kFields) {
        if (field.is_label && (!only || *only == field.field))
          places.push_back(token_in(*token, field.words));
      }
      words.push_back(any(places));
    }
    return words.empty() ? Query::MatchNothing : all(words);
  }

  void add_words(const analysis::Analysis& analysis, bool mark) {
    for (const analysis::Token* token : words_of(analysis)) {
      for (std::size_t i = 0; i < token->terms.size(); ++i) {
        const std::string word_term = term(prefix::kWord, token->terms[i]);
        if (mark) out_.word_terms.push_back(word_term);
        rank_.push_back(i == 0 ? Query(word_term) : Query(kVariantWeight, Query(word_term)));
        for (const schema::FieldInfo& field : schema::kFields) {
          if (field.is_label && i == 0) rank_.emplace_back(term(field.words, token->terms[i]));
        }
      }
    }
    for (const analysis::Compound& compound : analysis.compounds) {
      rank_.emplace_back(kCompoundWeight, Query(term(prefix::kCompound, compound.term)));
    }
  }

  void add_pairs(const std::string& string_form) {
    analysis::for_each_pair(string_form, [&](std::string_view pair) {
      if (!is_hiragana_only(pair))
        rank_.emplace_back(kPairWeight, Query(term(prefix::kBigram, pair)));
    });
  }

  analysis::Analyser& analyser_;
  store::Database& database_;
  Compiled& out_;
  std::vector<Query> rank_;
};

}  // namespace

Compiled Compiler::compile(const query::Node& root, store::Database& database) {
  Compiled compiled;
  compiled.everything = root.kind == query::Kind::kEverything;
  Compilation compilation(analyser_, database, compiled);
  const Levels levels = compilation.compile(root, false);
  compiled.by_words = levels.words;
  compiled.by_strings = levels.strings;
  compiled.by_labels = levels.labels;
  compiled.rank = compilation.rank();
  compiled.widened = compiled.words.size() > 1
                         ? Query(Query::OP_AND, levels.fixed, compilation.telling(compiled.words))
                         : Query::MatchNothing;
  return compiled;
}

}  // namespace torikumi::search
