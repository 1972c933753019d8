// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/compile.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/ngrams.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "query/spans.hpp"
#include "schema/format.hpp"
#include "search/bare_year.hpp"
#include "search/conditions.hpp"
#include "search/sound.hpp"
#include "search/strings.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {
namespace {

using Xapian::Query;
namespace prefix = schema::prefix;

/// Weights beside the word's own 1. Pairs of characters and compounds by measurement; the others
/// order exact forms above variants and text above labels.
constexpr double kVariantWeight = 0.5;
constexpr double kSynonymWeight = 0.3;
constexpr double kPairWeight = 0.3;
constexpr double kCompoundWeight = 0.3;

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
  Compilation(analysis::Analyser& analyser, const query::Synonyms& synonyms,
              store::Database& database, const std::vector<std::string>& off, Compiled& out)
      : analyser_(analyser), synonyms_(synonyms), database_(database), off_(off), out_(out) {}

  Levels compile(const query::Node& node, bool negated) {
    switch (node.kind) {
      case query::Kind::kEverything:
        return {every_record(), every_record(), every_record(), every_record()};
      case query::Kind::kText:
        return text(node, negated);
      case query::Kind::kNot: {
        // What would be found by any means is what is not wanted.
        const Query unwanted = compile(node.children.front(), true).labels;
        const Query rest(Query::OP_AND_NOT, every_record(), unwanted);
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
  Levels text(const query::Node& typed, bool negated) {
    query::Node node = typed;
    if (!node.exact && !node.begins)
      node.text = with_own_era(typed.text, database_).value_or(typed.text);
    const std::string string_form = text::string_form(node.text);
    const bool in_labels = !node.field || schema::info(*node.field).is_label;
    const bool in_texts = !node.field || !schema::info(*node.field).is_label;
    Levels levels{Query::MatchNothing, Query::MatchNothing, Query::MatchNothing, every_record()};
    // Records that are met otherwise are not looked into for the string.
    const auto add_strings = [&] {
      if (in_texts) {
        levels.strings = either(levels.words,
                                holding(database_, string_form, {node.field, false}, levels.words));
      }
      levels.labels = levels.strings;
      if (in_labels) {
        levels.labels = either(levels.labels, holding(database_, string_form, {node.field, true}));
      }
    };
    if (!negated) {
      out_.strings.push_back(string_form);
      add_pairs(string_form);
    }
    const analysis::Analysis analysis = analyser_.analyse(node.text);
    std::vector<query::Span> spans = spans_of(analysis, synonyms_);
    if (node.exact) {
      // A quoted string that stands there is met in full, whatever words it is cut into.
      add_strings();
      levels.words = levels.strings;
      for (query::Span& span : spans) span.alternatives.clear();
      if (!negated) add_rank(spans, analysis, false);
      levels.fixed = levels.labels;
      return levels;
    }
    if (node.begins) {
      levels.words = beginning(node, negated);
      add_strings();
      levels.fixed = levels.labels;
      return levels;
    }
    if (!negated) interpret(spans);
    if (const auto years = year_range(node.text)) {
      levels.words = levels.strings = levels.labels = levels.fixed = *years;
      if (!negated) rank_.push_back(*years);
      return levels;
    }
    if (!negated) add_rank(spans, analysis, true);
    const std::vector<Telling> words = tellings(spans);
    const Query sound = by_sound(node, words, negated);
    const bool sentence = !node.field && is_sentence(analysis);
    if (sentence) {
      levels.words = telling(words);
    } else if (in_texts) {
      levels.words = all_spans(spans, [&](const query::Span& span) {
        return in_text(span, node.field ? schema::info(*node.field).words : prefix::kWord);
      });
    }
    if (!sound.empty()) levels.words = either(levels.words, sound);
    levels.strings = levels.words;
    add_strings();
    if (in_labels && !sentence) {
      const Query anywhere = all_spans(
          spans, [&](const query::Span& span) { return in_any_column(span, node.field); });
      levels.labels = either(levels.labels, anywhere);
    }
    if (node.field) {
      levels.fixed = levels.labels;
    } else if (!negated) {
      out_.words.insert(out_.words.end(), words.begin(), words.end());
    }
    return levels;
  }

  /// Words that begin as typed, whatever follows: the commonest of them where they are very many.
  Query beginning(const query::Node& node, bool negated) {
    const std::string begin = text::fold_case(text::for_words(node.text).text);
    const std::string_view words =
        node.field ? schema::info(*node.field).words : std::string_view(prefix::kWord);
    const Query query = terms_beginning(database_.xapian(), term(words, begin));
    if (!negated) rank_.push_back(query);
    return query;
  }

  /// Takes back what the request does not want, and tells of the rest.
  void interpret(std::vector<query::Span>& spans) {
    const auto wanted = [&](const std::string& off) {
      return std::find(off_.begin(), off_.end(), off) == off_.end();
    };
    for (query::Span& span : spans) {
      if (span.year) {
        const std::string off = "era:" + span.text;
        const std::string year = std::to_string(span.year->calendar);
        if (span.year->problem) {
          out_.interpretation.push_back(
              {"complaint",
               span.text,
               {"この年号にない年か、西暦と合わない年です。" + year + "年として探しました"},
               {}});
        }
        if (!span.text.starts_with(year))
          out_.interpretation.push_back({"era", span.text, {year}, off});
        continue;
      }
      const std::string off = "synonym:" + span.text;
      if (!wanted(off)) std::erase_if(span.alternatives, [](const auto& a) { return a.synonym; });
      std::vector<std::string> to;
      for (const query::Alternative& each : span.alternatives) {
        if (each.synonym) to.push_back(each.text);
      }
      if (!to.empty()) out_.interpretation.push_back({"synonym", span.text, std::move(to), off});
    }
  }

  /// "2014..2016" or "平成26年..平成28年": any of those years.
  std::optional<Query> year_range(const std::string& typed) {
    const std::string normal = text::for_words(typed).text;
    const std::size_t dots = normal.find("..");
    if (dots == std::string::npos) return std::nullopt;
    const auto year_of = [](std::string part) -> std::optional<int> {
      if (part.find("年") == std::string::npos) part += "年";
      const auto years = text::all_years(part);
      const bool whole = years.size() == 1 && years[0].range.size() == part.size();
      return whole ? std::optional<int>(years[0].year) : std::nullopt;
    };
    const auto first = year_of(normal.substr(0, dots));
    const auto last = year_of(normal.substr(dots + 2));
    if (!first || !last || *last < *first || *last - *first > 400) return std::nullopt;
    std::vector<Query> years;
    for (int year = *first; year <= *last; ++year) {
      const std::string name = term(prefix::kYear, std::to_string(year));
      years.emplace_back(name);
      out_.marks.insert(store::term_mark(name));
    }
    return any(years);
  }

  /// For a word of kana, or of Latin letters that no record holds as they are: the records in which
  /// a noun sounds so, or nouns that together do. Empty where sound is not asked for.
  Query by_sound(const query::Node& node, const std::vector<Telling>& words, bool negated) {
    if (node.field) return {};
    const std::optional<std::string> sound = text::reading_of(node.text);
    // Katakana and Latin letters that stand there as they are need no sound.
    const char32_t first = base::decode(text::for_strings(node.text).text, 0).code_point;
    const bool foreign = text::is_ascii_letter(first) || text::is_katakana(first);
    const bool as_it_is = std::any_of(words.begin(), words.end(),
                                      [&](const Telling& w) { return frequency(w.terms) > 0; });
    if (!sound || (foreign && as_it_is)) return {};
    const std::string off = "reading:" + node.text;
    if (std::find(off_.begin(), off_.end(), off) != off_.end()) return {};
    const std::vector<std::string> parts = split_by_sound(*sound, database_);
    if (parts.empty()) return {};
    std::vector<std::string> shown;
    for (const std::string& part : parts) {
      shown.push_back(part.substr(prefix::kReading.size()));
      if (!negated) rank_.emplace_back(part);
    }
    if (!negated) out_.interpretation.push_back({"reading", node.text, std::move(shown), off});
    return {Query::OP_AND, parts.begin(), parts.end()};
  }

  /// How many records have a word, by the form that unites all others.
  double frequency(const std::vector<std::string>& terms) const {
    return database_.xapian().get_termfreq(terms.back());
  }

  /// The words of the spans, each once, with what they tell. A year is a word here.
  std::vector<Telling> tellings(const std::vector<query::Span>& spans) const {
    std::vector<Telling> words;
    const double records = database_.xapian().get_doccount();
    const auto add = [&](std::vector<std::string> terms) {
      Telling word{std::move(terms), 0};
      word.worth = std::log(1 + records / (frequency(word.terms) + 0.5));
      const bool known = std::any_of(words.begin(), words.end(),
                                     [&](const Telling& w) { return w.terms == word.terms; });
      if (!known) words.push_back(std::move(word));
    };
    for (const query::Span& span : spans) {
      if (span.year) add(year_terms(*span.year));
      for (const query::Forms& forms : span.words) add(with_prefix(prefix::kWord, forms));
    }
    return words;
  }

  template <typename Condition>
  static Query all_spans(const std::vector<query::Span>& spans, Condition condition) {
    std::vector<Query> each;
    for (const query::Span& span : spans) each.push_back(condition(span));
    return each.empty() ? Query::MatchNothing : all(each);
  }

  void add_rank(const std::vector<query::Span>& spans, const analysis::Analysis& analysis,
                bool mark) {
    const auto mark_all = [&](const std::vector<std::string>& terms) {
      if (!mark) return;
      for (const std::string& each : terms) out_.marks.insert(store::term_mark(each));
    };
    const auto add_forms = [&](const std::vector<std::string>& terms) {
      mark_all(terms);
      for (std::size_t i = 0; i < terms.size(); ++i) {
        rank_.push_back(i == 0 ? Query(terms[i]) : Query(kVariantWeight, Query(terms[i])));
      }
    };
    for (const query::Span& span : spans) {
      if (span.year) add_forms(year_terms(*span.year));
      for (const query::Forms& forms : span.words) {
        add_forms(with_prefix(prefix::kWord, forms));
        for (const schema::FieldInfo& field : schema::kFields) {
          if (field.is_label) rank_.emplace_back(term(field.words, forms.front()));
        }
      }
      for (const query::Alternative& each : span.alternatives) {
        rank_.emplace_back(kSynonymWeight, words_under(each.words, prefix::kWord, true));
        for (const query::Forms& forms : each.words) mark_all(with_prefix(prefix::kWord, forms));
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
  const query::Synonyms& synonyms_;
  store::Database& database_;
  const std::vector<std::string>& off_;
  Compiled& out_;
  std::vector<Query> rank_;
};

}  // namespace

std::string synonyms_file() { return analysis::Dictionary::data_folder() + "/synonyms.txt"; }

Compiler::Compiler(const analysis::Dictionary& dictionary,
                   std::shared_ptr<const query::Synonyms> synonyms)
    : analyser_(dictionary), synonyms_(std::move(synonyms)) {
  if (synonyms_) return;
  const std::string path = synonyms_file();
  try {
    synonyms_ = std::make_shared<query::Synonyms>(base::read_file(path), path, analyser_);
  } catch (const base::Error& error) {
    synonyms_ = std::make_shared<query::Synonyms>();
    synonyms_fault_ = std::string(error.what()) + "; searching without synonyms";
  }
}

Compiled Compiler::compile(const query::Node& root, store::Database& database,
                           const std::vector<std::string>& off) {
  Compiled compiled;
  compiled.everything = root.kind == query::Kind::kEverything;
  Compilation compilation(analyser_, *synonyms_, database, off, compiled);
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
