// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/ngrams.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "query/spans.hpp"
#include "schema/format.hpp"
#include "search/asked_years.hpp"
#include "search/conditions.hpp"
#include "search/places.hpp"
#include "search/sound.hpp"
#include "text/characters.hpp"
#include "text/kana.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {
namespace {

using schema::FieldMask;
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

/// The documents that meet one node. `fixed` is what stays of it when its words are widened.
struct Levels {
  DocumentSet words;
  DocumentSet strings;
  DocumentSet labels;
  DocumentSet fixed;
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

class Evaluation {
 public:
  Evaluation(analysis::Analyser& analyser, const query::Synonyms& synonyms, Generation& generation,
             const std::vector<std::string>& off, Evaluated& out)
      : analyser_(analyser), synonyms_(synonyms), generation_(generation), off_(off), out_(out) {}

  Levels evaluate(const query::Node& node, bool negated) {
    switch (node.kind) {
      case query::Kind::kEverything:
        return all_levels(generation_.every());
      case query::Kind::kText:
        return text(node, negated);
      case query::Kind::kNot: {
        // What would be found by any means is what is not wanted.
        DocumentSet rest = generation_.every();
        rest -= evaluate(node.children.front(), true).labels;
        return all_levels(rest);
      }
      case query::Kind::kAnd:
      case query::Kind::kOr:
        break;
    }
    Levels levels = evaluate(node.children.front(), negated);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      const Levels next = evaluate(node.children[i], negated);
      const auto join = [&](DocumentSet& a, const DocumentSet& b) {
        node.kind == query::Kind::kAnd ? a &= b : a |= b;
      };
      join(levels.words, next.words);
      join(levels.strings, next.strings);
      join(levels.labels, next.labels);
      join(levels.fixed, next.fixed);
    }
    return levels;
  }

  /// One of the telling words, in any text.
  DocumentSet telling(const std::vector<Telling>& words) const {
    std::vector<const Telling*> by_worth;
    for (const Telling& word : words) {
      if (frequency(word.terms) > 0) by_worth.push_back(&word);
    }
    std::stable_sort(by_worth.begin(), by_worth.end(),
                     [](const Telling* a, const Telling* b) { return a->worth > b->worth; });
    DocumentSet chosen = generation_.none();
    double records = 0;
    for (const Telling* word : by_worth) {
      records += frequency(word->terms);
      if (word != by_worth.front() && records > kTellingPart * generation_.records()) break;
      chosen |= generation_.having_any(word->terms, schema::kTexts);
    }
    return chosen;
  }

 private:
  static Levels all_levels(const DocumentSet& documents) {
    return {documents, documents, documents, documents};
  }

  Levels text(const query::Node& typed, bool negated) {
    query::Node node = typed;
    if (!node.exact && !node.begins)
      node.text = with_own_era(typed.text, generation_).value_or(typed.text);
    const std::string string_form = text::string_form(node.text);
    const FieldMask fields = node.field ? schema::mask_of(*node.field) : schema::kEveryField;
    const auto texts = static_cast<FieldMask>(fields & schema::kTexts);
    const auto labels = static_cast<FieldMask>(fields & schema::kLabels);
    const DocumentSet none = generation_.none();
    Levels levels{none, none, none, generation_.every()};
    // Records that are met otherwise are not looked into for the string.
    const auto add_strings = [&] {
      levels.strings = levels.words;
      if (texts != 0) levels.strings |= holding(generation_, string_form, texts, &levels.words);
      levels.labels = levels.strings;
      if (labels != 0) levels.labels |= holding(generation_, string_form, labels, &levels.strings);
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
      levels.words = beginning(node, fields, negated);
      add_strings();
      levels.fixed = levels.labels;
      return levels;
    }
    if (!negated) interpret(spans);
    const std::vector<std::string> years = terms_of_year_range(node.text);
    if (!years.empty()) {
      for (const std::string& year : years) {
        if (negated) break;
        out_.rank.push_back({year, 1, fields, nullptr});
        out_.marks.insert(store::term_mark(year));
      }
      return all_levels(generation_.having_any(years, fields));
    }
    if (!negated) add_rank(spans, analysis, true);
    const std::vector<Telling> words = tellings(spans);
    const DocumentSet sound = by_sound(node, string_form, words, negated);
    const bool sentence = !node.field && is_sentence(analysis);
    if (sentence) {
      levels.words = telling(words);
    } else if (texts != 0) {
      levels.words = met_by_all(
          spans, [&](const query::Span& span) { return met_span(generation_, span, texts); });
    }
    levels.words |= sound;
    add_strings();
    if (labels != 0 && !sentence) {
      levels.labels |= met_by_all(spans, [&](const query::Span& span) {
        return met_in_any_column(generation_, span, fields);
      });
    }
    if (node.field) {
      levels.fixed = levels.labels;
    } else if (!negated) {
      out_.words.insert(out_.words.end(), words.begin(), words.end());
    }
    return levels;
  }

  /// Words that begin as typed, whatever follows: the commonest of them where they are very many.
  DocumentSet beginning(const query::Node& node, FieldMask fields, bool negated) {
    const std::string begin = text::fold_case(text::for_words(node.text).text);
    const std::vector<std::string> words = words_beginning(generation_, begin);
    const auto texts = static_cast<FieldMask>(node.field ? fields : schema::kTexts);
    if (!negated) {
      for (const std::string& word : words) out_.rank.push_back({word, 1, texts, nullptr});
    }
    return generation_.having_any(words, texts);
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

  /// For a word of kana, or of Latin letters that no record holds as they are: the records in which
  /// a noun sounds so, or nouns that together do. Empty where sound is not asked for.
  DocumentSet by_sound(const query::Node& node, const std::string& string_form,
                       const std::vector<Telling>& words, bool negated) {
    DocumentSet documents = generation_.none();
    if (node.field) return documents;
    const std::optional<std::string> sound = text::reading_of(node.text);
    // Katakana and Latin letters that stand there as they are need no sound.
    const char32_t first = base::decode(string_form, 0).code_point;
    const bool foreign = text::is_ascii_letter(first) || text::is_katakana(first);
    const bool as_it_is = std::any_of(words.begin(), words.end(),
                                      [&](const Telling& w) { return frequency(w.terms) > 0; });
    if (!sound || (foreign && as_it_is)) return documents;
    const std::string off = "reading:" + node.text;
    if (std::find(off_.begin(), off_.end(), off) != off_.end()) return documents;
    const std::vector<std::string> parts = split_by_sound(*sound, generation_.database());
    if (parts.empty()) return documents;
    documents = generation_.every();
    std::vector<std::string> shown;
    for (const std::string& part : parts) {
      shown.push_back(part.substr(prefix::kReading.size()));
      documents &= generation_.having(part, schema::kEveryField);
      if (!negated) out_.rank.push_back({part, 1, schema::kTexts, nullptr});
    }
    if (!negated) out_.interpretation.push_back({"reading", node.text, std::move(shown), off});
    return documents;
  }

  /// How many records have a word, by the form that unites all others.
  double frequency(const std::vector<std::string>& terms) const {
    return generation_.frequency(terms.back());
  }

  /// The words of the spans, each once, with what they tell. A year is a word here.
  std::vector<Telling> tellings(const std::vector<query::Span>& spans) const {
    std::vector<Telling> words;
    const double records = generation_.records();
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
  DocumentSet met_by_all(const std::vector<query::Span>& spans, Condition met) const {
    if (spans.empty()) return generation_.none();
    DocumentSet documents = generation_.every();
    for (const query::Span& span : spans) documents &= met(span);
    return documents;
  }

  void add_rank(const std::vector<query::Span>& spans, const analysis::Analysis& analysis,
                bool mark) {
    const auto mark_all = [&](const std::vector<std::string>& terms) {
      if (!mark) return;
      for (const std::string& each : terms) out_.marks.insert(store::term_mark(each));
    };
    const auto add_forms = [&](const std::vector<std::string>& terms) {
      mark_all(terms);
      for (std::size_t i = 0; i < terms.size(); ++i)
        out_.rank.push_back({terms[i], i == 0 ? 1 : kVariantWeight, schema::kTexts, nullptr});
    };
    for (const query::Span& span : spans) {
      if (span.year) add_forms(year_terms(*span.year));
      for (const query::Forms& forms : span.words) {
        const std::vector<std::string> terms = with_prefix(prefix::kWord, forms);
        add_forms(terms);
        out_.rank.push_back({terms.front(), 1, schema::kLabels, nullptr});
      }
      for (const query::Alternative& each : span.alternatives) {
        const auto there =
            std::make_shared<const DocumentSet>(met_alternative(generation_, each, schema::kTexts));
        for (const query::Forms& forms : each.words) {
          out_.rank.push_back(
              {term(prefix::kWord, forms.back()), kSynonymWeight, schema::kTexts, there});
          mark_all(with_prefix(prefix::kWord, forms));
        }
      }
    }
    for (const analysis::Compound& compound : analysis.compounds) {
      out_.rank.push_back(
          {term(prefix::kCompound, compound.term), kCompoundWeight, schema::kTexts, nullptr});
    }
  }

  void add_pairs(const std::string& string_form) {
    analysis::for_each_pair(string_form, [&](std::string_view pair) {
      if (!is_hiragana_only(pair))
        out_.rank.push_back({term(prefix::kBigram, pair), kPairWeight, schema::kTexts, nullptr});
    });
  }

  analysis::Analyser& analyser_;
  const query::Synonyms& synonyms_;
  Generation& generation_;
  const std::vector<std::string>& off_;
  Evaluated& out_;
};

}  // namespace

std::string synonyms_file() { return analysis::Dictionary::data_folder() + "/synonyms.txt"; }

Evaluator::Evaluator(const analysis::Dictionary& dictionary,
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

Evaluated Evaluator::evaluate(const query::Node& root, Generation& generation,
                              const std::vector<std::string>& off) {
  const DocumentSet none = generation.none();
  Evaluated out{none, none, none, none, {}, {}, {}, {}, {}, false};
  out.everything = root.kind == query::Kind::kEverything;
  Evaluation evaluation(analyser_, *synonyms_, generation, off, out);
  Levels levels = evaluation.evaluate(root, false);
  out.by_words = std::move(levels.words);
  out.by_strings = std::move(levels.strings);
  out.by_labels = std::move(levels.labels);
  if (out.words.size() > 1) {
    out.widened = evaluation.telling(out.words);
    out.widened &= levels.fixed;
  }
  return out;
}

}  // namespace torikumi::search
