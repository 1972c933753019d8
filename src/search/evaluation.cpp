// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/ngrams.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "query/kind.hpp"
#include "query/spans.hpp"
#include "schema/format.hpp"
#include "search/asked_years.hpp"
#include "search/conditions.hpp"
#include "search/interpretation.hpp"
#include "search/places.hpp"
#include "search/rank_terms.hpp"
#include "search/sounding.hpp"
#include "search/telling.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using schema::FieldMask;
namespace prefix = schema::prefix;

/// Words whose frequencies add up to at most this part of the collection are the telling ones;
/// requiring one of them was measured to cost no nDCG, and keeps totals meaningful and the time
/// bounded.
constexpr double kTellingPart = 0.1;

/// For hits that are to follow, up to half of it, or all of a small one.
constexpr double kTellingPartWidened = 0.5;
constexpr double kTellingSmall = 5000;

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
    // A verb of one kanji without its kana (the 育 of 人材育正) is what is left of a slip.
    const bool verb = token.is_word() && token.entry->part_of_speech == "動詞" &&
                      token.terms.size() == 1 &&
                      base::count_code_points(base::slice(analysis.normal.text, token.normal)) > 1;
    grammar = grammar || particle || verb;
  }
  return grammar && words >= 2;
}

class Evaluation {
 public:
  Evaluation(analysis::Analyser& analyser, const query::Synonyms& synonyms, Generation& generation,
             const std::vector<std::string>& off, bool one_text, Evaluated& out)
      : analyser_(analyser),
        synonyms_(synonyms),
        generation_(generation),
        off_(off),
        one_text_(one_text),
        out_(out) {}

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
    // Records that are met otherwise are not looked into for the string, if they are many.
    const auto hold = [&](FieldMask in, const DocumentSet& met) {
      constexpr std::uint32_t kMany = 256;
      DocumentSet held = holding(generation_, string_form, in, met.size() > kMany ? &met : nullptr);
      if (!held.empty()) out_.standing.insert(typed.text);
      held |= met;
      return held;
    };
    const auto add_strings = [&] {
      levels.strings = texts != 0 ? hold(texts, levels.words) : levels.words;
      levels.labels = labels != 0 ? hold(labels, levels.strings) : levels.strings;
    };
    if (!negated) {
      out_.strings.push_back(string_form);
      rank_by_pairs(generation_, string_form, out_);
    }
    analysis::Analysis analysis = analyser_.analyse(node.text);
    std::erase_if(analysis.years, [&](const analysis::Year& year) {
      return is_off(off_, "era:" + std::string(base::slice(analysis.normal.text, year.normal)));
    });
    std::vector<query::Span> spans = spans_of(analysis, synonyms_);
    // Who asks for records without a word means that word, and not its synonyms.
    if (negated) leave_out_synonyms(spans);
    if (one_text_) prefer(typed, spans);
    if (is_known(typed, spans)) out_.known.insert(typed.text);
    if (is_off(off_, "variant:" + node.text)) node.exact = true;
    if (node.exact) {
      // A quoted string that stands there is met in full, whatever words it is cut into.
      add_strings();
      levels.words = levels.strings;
      for (query::Span& span : spans) span.alternatives.clear();
      if (!negated) rank_by_spans(generation_, spans, analysis, false, out_);
      levels.fixed = levels.labels;
      return levels;
    }
    if (node.begins) {
      levels.words = beginning(node, fields, negated);
      add_strings();
      levels.fixed = levels.labels;
      return levels;
    }
    const bool sentence = !node.field && is_sentence(analysis);
    DocumentSet apart = none;  // has all the words, but one of a single kanji not in its place
    // Of what is not wanted, nothing is told.
    std::vector<Interpretation> untold;
    std::vector<Interpretation>& told = negated ? untold : out_.interpretation;
    const std::size_t told_before = told.size();
    interpret(generation_, off_, !sentence, spans, told);
    // Of a year typed without its era, what was typed is told, and which era was meant.
    for (std::size_t i = told_before; i < told.size(); ++i) {
      if (node.text == typed.text || told[i].kind != "era") continue;
      told[i].from = typed.text;
      told[i].to.push_back(node.text);
    }
    const YearRange range = year_range_of(node.text);
    const std::vector<std::string>& years = range.terms;
    if (!years.empty()) {
      for (const std::string& year : years) {
        if (negated) break;
        out_.rank.push_back({year, 1, fields});
        out_.marks.add(store::term_mark(year), 1, false);
      }
      return all_levels(generation_.having_any(years, fields));
    }
    if (range.fault && !negated)
      out_.interpretation.push_back({"complaint", node.text, {*range.fault}, {}});
    if (!negated) rank_by_spans(generation_, spans, analysis, true, out_);
    const std::vector<Telling> words = tellings(generation_, spans, sentence);
    const std::vector<query::Span> needed =
        sentence || node.field || negated ? spans : without_kind(node.text, spans, analysis);
    const Sounding sound = met_by_sound(generation_, node, spans, off_, negated, out_);
    if (sentence) {
      std::vector<Telling> all = joints(generation_, analysis);
      all.insert(all.begin(), words.begin(), words.end());
      const double most = kTellingPart * generation_.records();
      levels.words = having_telling(generation_, all, most);
      levels.words |= met_otherwise(spans, texts, most);
    } else if (texts != 0 && !needed.empty()) {
      const auto stuck = stuck_together(generation_, analysis, needed, texts);
      const auto stuck_of = [&](const query::Span& span) {
        const auto& own = stuck[static_cast<std::size_t>(&span - needed.data())];
        return own ? &*own : nullptr;
      };
      levels.words = met_by_all(needed, [&](const query::Span& span, const DocumentSet& among) {
        return met_span(generation_, span, texts, among, stuck_of(span));
      });
      const bool any_stuck = std::any_of(stuck.begin(), stuck.end(),
                                         [](const auto& each) { return each.has_value(); });
      if (labels != 0 && any_stuck) {
        apart = met_by_all(needed, [&](const query::Span& span, const DocumentSet& among) {
          return met_span(generation_, span, texts, among);
        });
        apart -= levels.words;
      }
    }
    // What MeCab makes of several kana that sound like words is no word.
    if (sound.by_parts) levels.words = none;
    levels.words |= sound.texts;
    add_strings();
    levels.labels |= sound.anywhere;
    if (labels != 0 && !sentence && !sound.by_parts) {
      DocumentSet labelled =
          met_by_all(needed, [&](const query::Span& span, const DocumentSet& among) {
            return met_in_any_column(generation_, span, fields, among);
          });
      labelled -= apart;
      levels.labels |= labelled;
    }
    if (node.field) {
      levels.fixed = levels.labels;
    } else if (!negated) {
      out_.words.insert(out_.words.end(), words.begin(), words.end());
    }
    return levels;
  }

  static void leave_out_synonyms(std::vector<query::Span>& spans) {
    for (query::Span& span : spans)
      std::erase_if(span.alternatives, [](const query::Alternative& each) { return each.synonym; });
  }

  /// Of a single word: its noun before its verb; the fiscal year before a year of which no month is
  /// told; ① before 1.
  void prefer(const query::Node& node, const std::vector<query::Span>& spans) {
    // Of a sentence, a sign says next to nothing.
    constexpr std::size_t kFewWords = 3;
    if (spans.size() > kFewWords) return;
    DocumentSet enclosed = generation_.every();
    bool any_enclosed = false;
    analysis::for_each_character(node.text, [&](std::string_view character) {
      if (!text::is_enclosed(base::decode(character, 0).code_point)) return;
      any_enclosed = true;
      enclosed &= generation_.having(term(prefix::kUnigram, character), schema::kTexts);
    });
    if (any_enclosed) out_.preferred.push_back(enclosed);
    if (node.exact || node.begins || spans.size() != 1) return;
    const query::Span& span = spans.front();
    if (span.year && span.year->is_fiscal) {
      out_.preferred.push_back(generation_.having(year_terms(*span.year).front(), schema::kTexts));
      out_.preferred.push_back(generation_.having(
          term(prefix::kPlainYear, std::to_string(span.year->calendar)), schema::kTexts));
    } else if (span.words.size() == 1 && span.words.front().size() > 1) {
      out_.preferred.push_back(
          generation_.having(term(prefix::kWord, span.words.front().front()), schema::kTexts));
    }
  }

  /// Words that begin as typed, whatever follows: the commonest of them where they are very many.
  DocumentSet beginning(const query::Node& node, FieldMask fields, bool negated) {
    const std::string begin = text::fold_case(text::for_words(node.text).text);
    std::vector<std::string> words = words_beginning(generation_, prefix::kWord, begin);
    const std::vector<std::string> runs = words_beginning(generation_, prefix::kCompound, begin);
    words.insert(words.end(), runs.begin(), runs.end());
    const auto texts = static_cast<FieldMask>(node.field ? fields : schema::kTexts);
    if (!negated) {
      for (const std::string& word : words) out_.rank.push_back({word, 1, texts});
    }
    return generation_.having_any(words, texts);
  }

  /// The spans of a compound that must be met: not those that only name its kind.
  std::vector<query::Span> without_kind(const std::string& typed,
                                        const std::vector<query::Span>& spans,
                                        const analysis::Analysis& analysis) {
    const std::size_t end = query::spans_before_kind(spans);
    const std::string off = "normalised:" + typed;
    if (end == spans.size() || is_off(off_, off)) return spans;
    const base::ByteRange matter{spans.front().normal.begin, spans[end - 1].normal.end};
    out_.interpretation.push_back(
        {"normalised", typed, {std::string(base::slice(analysis.normal.text, matter))}, off});
    return {spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  /// Of a sentence: the documents that say a part of it in several other words, if those are few.
  DocumentSet met_otherwise(const std::vector<query::Span>& spans, FieldMask texts,
                            double most) const {
    DocumentSet documents = generation_.none();
    for (const query::Span& span : spans) {
      for (const query::Alternative& each : span.alternatives) {
        if (each.words.size() < 2) continue;
        const DocumentSet other = met_alternative(generation_, each, texts);
        if (other.size() <= std::max(1.0, most)) documents |= other;
      }
    }
    return documents;
  }

  /// The rarest span first: what it leaves is little.
  template <typename Condition>
  DocumentSet met_by_all(const std::vector<query::Span>& spans, Condition met) const {
    if (spans.empty()) return generation_.none();
    std::vector<std::pair<double, const query::Span*>> rarest;
    for (const query::Span& span : spans)
      rarest.emplace_back(frequency_of(generation_, span), &span);
    std::sort(rarest.begin(), rarest.end());
    DocumentSet documents = generation_.every();
    for (const auto& [frequency, span] : rarest) documents = met(*span, documents);
    return documents;
  }

  /// A year, or one word that the collection has in some form. Katakana that stand nowhere as they
  /// are may still be a slip of those that do.
  bool is_known(const query::Node& node, const std::vector<query::Span>& spans) const {
    if (std::any_of(spans.begin(), spans.end(), [](const query::Span& s) { return s.year; }))
      return true;
    return spans.size() == 1 && spans.front().words.size() == 1 &&
           !text::is_katakana(base::decode(node.text, 0).code_point) &&
           spans.front().text == text::for_words(node.text).text &&
           generation_.frequency(term(prefix::kWord, spans.front().words.front().back())) > 0;
  }

  analysis::Analyser& analyser_;
  const query::Synonyms& synonyms_;
  Generation& generation_;
  const std::vector<std::string>& off_;
  const bool one_text_;  ///< the query is one text, and nothing else
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
    std::string fault;
    synonyms_ = std::make_shared<query::Synonyms>(base::read_file(path), path, analyser_, &fault);
    if (!fault.empty()) synonyms_fault_ = fault + "; such lines are passed over";
  } catch (const base::Error& error) {
    synonyms_ = std::make_shared<query::Synonyms>();
    synonyms_fault_ = std::string(error.what()) + "; searching without synonyms";
  }
}

Evaluated Evaluator::evaluate(const query::Node& root, Generation& generation,
                              const std::vector<std::string>& off) {
  const DocumentSet none = generation.none();
  Evaluated out{none, none, none, none, {}, {}, {}, {}, {}, {}, {}, {}, {}, false};
  out.everything = root.kind == query::Kind::kEverything;
  Evaluation evaluation(analyser_, *synonyms_, generation, off, root.kind == query::Kind::kText,
                        out);
  Levels levels = evaluation.evaluate(root, false);
  out.by_words = std::move(levels.words);
  out.by_strings = std::move(levels.strings);
  out.by_labels = std::move(levels.labels);
  if (out.words.size() > 1) {
    out.widened = having_telling(
        generation, out.words, std::max(kTellingSmall, kTellingPartWidened * generation.records()));
    out.widened &= levels.fixed;
  }
  return out;
}

}  // namespace torikumi::search
