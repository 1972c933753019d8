// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/evaluation.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/ngrams.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "query/generic_suffix.hpp"
#include "query/query_terms.hpp"
#include "schema/format.hpp"
#include "search/match/matchers.hpp"
#include "search/match/phrase_match.hpp"
#include "search/match/reading_match.hpp"
#include "search/plan/key_terms.hpp"
#include "search/plan/query_rewrites.hpp"
#include "search/plan/scoring_clauses.hpp"
#include "search/plan/year_query.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

using schema::FieldMask;
/// Words whose frequencies add up to at most this part of the collection are the telling ones;
/// requiring one of them was measured to cost no nDCG, and keeps totals meaningful and the time
/// bounded.
constexpr double kTellingPart = 0.1;

/// For hits that are to follow, up to half of it, or all of a small one.
constexpr double kTellingPartWidened = 0.5;
constexpr double kTellingSmall = 5000;

/// The documents that meet one node. `fixed` is what stays of it when its words are widened.
struct MatchTiers {
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
  Evaluation(analysis::Analyser& analyser, const query::Synonyms& synonyms, IndexReader& reader,
             const std::vector<std::string>& off, bool one_text, QueryMatches& out)
      : analyser_(analyser),
        synonyms_(synonyms),
        reader_(reader),
        off_(off),
        one_text_(one_text),
        out_(out) {}

  MatchTiers evaluate(const query::Node& node, bool negated) {
    switch (node.kind) {
      case query::Kind::kEverything:
        return all_levels(reader_.every());
      case query::Kind::kText:
        return text(node, negated);
      case query::Kind::kNot: {
        // What would be found by any means is what is not wanted.
        DocumentSet rest = reader_.every();
        rest -= evaluate(node.children.front(), true).labels;
        return all_levels(rest);
      }
      case query::Kind::kAnd:
      case query::Kind::kOr:
        break;
    }
    MatchTiers tiers = evaluate(node.children.front(), negated);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      const MatchTiers next = evaluate(node.children[i], negated);
      const auto join = [&](DocumentSet& a, const DocumentSet& b) {
        node.kind == query::Kind::kAnd ? a &= b : a |= b;
      };
      join(tiers.words, next.words);
      join(tiers.strings, next.strings);
      join(tiers.labels, next.labels);
      join(tiers.fixed, next.fixed);
    }
    return tiers;
  }

 private:
  static MatchTiers all_levels(const DocumentSet& documents) {
    return {documents, documents, documents, documents};
  }

  MatchTiers text(const query::Node& typed, bool negated) {
    query::Node node = typed;
    if (!node.exact && !node.begins)
      node.text = with_own_era(typed.text, reader_).value_or(typed.text);
    const std::string string_form = text::string_form(node.text);
    const FieldMask fields = node.field ? schema::mask_of(*node.field) : schema::kEveryField;
    const auto texts = static_cast<FieldMask>(fields & schema::kTexts);
    const auto labels = static_cast<FieldMask>(fields & schema::kLabels);
    const DocumentSet none = reader_.none();
    MatchTiers tiers{none, none, none, reader_.every()};
    // Records that are met otherwise are not looked into for the string, if they are many.
    const auto hold = [&](FieldMask in, const DocumentSet& met) {
      constexpr std::uint32_t kMany = 256;
      DocumentSet held =
          match_substring(reader_, string_form, in, met.size() > kMany ? &met : nullptr);
      if (!held.empty()) out_.standing.insert(typed.text);
      held |= met;
      return held;
    };
    const auto add_strings = [&] {
      tiers.strings = texts != 0 ? hold(texts, tiers.words) : tiers.words;
      tiers.labels = labels != 0 ? hold(labels, tiers.strings) : tiers.strings;
    };
    if (!negated) {
      out_.strings.push_back(string_form);
      score_bigrams(reader_, string_form, out_);
    }
    analysis::Analysis analysis = analyser_.analyse(node.text);
    std::erase_if(analysis.years, [&](const analysis::Year& year) {
      return is_disabled(off_,
                         "era:" + std::string(base::slice(analysis.normal.text, year.normal)));
    });
    std::vector<query::QueryTerm> query_terms = query_terms_of(analysis, synonyms_);
    // Who asks for records without a word means that word, and not its synonyms.
    if (negated) leave_out_synonyms(query_terms);
    if (one_text_) prefer(typed, query_terms);
    if (is_known(typed, query_terms)) out_.known.insert(typed.text);
    if (is_disabled(off_, "variant:" + node.text)) node.exact = true;
    if (node.exact) {
      // A quoted string that stands there is met in full, whatever words it is cut into.
      add_strings();
      tiers.words = tiers.strings;
      for (query::QueryTerm& query_term : query_terms) query_term.alternatives.clear();
      if (!negated) score_query_terms(reader_, query_terms, analysis, false, out_);
      tiers.fixed = tiers.labels;
      return tiers;
    }
    if (node.begins) {
      tiers.words = beginning(node, fields, negated);
      add_strings();
      tiers.fixed = tiers.labels;
      return tiers;
    }
    const bool sentence = !node.field && is_sentence(analysis);
    DocumentSet apart = none;  // has all the words, but one of a single kanji not in its place
    // Of what is not wanted, nothing is told.
    std::vector<QueryRewrite> untold;
    std::vector<QueryRewrite>& told = negated ? untold : out_.rewrites;
    const std::size_t told_before = told.size();
    interpret(reader_, off_, !sentence, query_terms, told);
    // Of a year typed without its era, what was typed is told, and which era was meant.
    for (std::size_t i = told_before; i < told.size(); ++i) {
      if (node.text == typed.text || told[i].kind != "era") continue;
      told[i].from = typed.text;
      told[i].to.push_back(node.text);
    }
    const YearRange range = year_range_of(node.text);
    const std::vector<Term>& years = range.terms;
    if (!years.empty()) {
      for (const Term& year : years) {
        if (negated) break;
        out_.rank.push_back({year, 1, fields});
        out_.marks.add(index::term_hash16(year.key()), 1, false);
      }
      return all_levels(reader_.docs_with_any(years, fields));
    }
    if (range.fault && !negated)
      out_.rewrites.push_back({"complaint", node.text, {*range.fault}, {}});
    if (!negated) score_query_terms(reader_, query_terms, analysis, true, out_);
    const std::vector<KeyTerm> words = key_terms(reader_, query_terms, sentence);
    const std::vector<query::QueryTerm> needed =
        sentence || node.field || negated ? query_terms
                                          : without_kind(node.text, query_terms, analysis);
    const ReadingMatch sound = match_reading(reader_, node, query_terms, off_, negated, out_);
    if (sentence) {
      std::vector<KeyTerm> all = boundary_bigrams(reader_, analysis);
      all.insert(all.begin(), words.begin(), words.end());
      const double most = kTellingPart * reader_.records();
      tiers.words = match_key_terms(reader_, all, most);
      tiers.words |= met_otherwise(query_terms, texts, most);
    } else if (texts != 0 && !needed.empty()) {
      const auto adjacent = match_adjacent_kanji(reader_, analysis, needed, texts);
      const auto stuck_of = [&](const query::QueryTerm& query_term) {
        const auto& own = adjacent[static_cast<std::size_t>(&query_term - needed.data())];
        return own ? &*own : nullptr;
      };
      tiers.words =
          met_by_all(needed, [&](const query::QueryTerm& query_term, const DocumentSet& among) {
            return match_query_term(reader_, query_term, texts, among, stuck_of(query_term));
          });
      const bool any_stuck = std::any_of(adjacent.begin(), adjacent.end(),
                                         [](const auto& each) { return each.has_value(); });
      if (labels != 0 && any_stuck) {
        apart =
            met_by_all(needed, [&](const query::QueryTerm& query_term, const DocumentSet& among) {
              return match_query_term(reader_, query_term, texts, among);
            });
        apart -= tiers.words;
      }
    }
    // What MeCab makes of several kana that sound like words is no word.
    if (sound.is_segmented) tiers.words = none;
    tiers.words |= sound.texts;
    add_strings();
    tiers.labels |= sound.anywhere;
    if (labels != 0 && !sentence && !sound.is_segmented) {
      DocumentSet labelled =
          met_by_all(needed, [&](const query::QueryTerm& query_term, const DocumentSet& among) {
            return match_cross_fields(reader_, query_term, fields, among);
          });
      labelled -= apart;
      tiers.labels |= labelled;
    }
    if (node.field) {
      tiers.fixed = tiers.labels;
    } else if (!negated) {
      out_.words.insert(out_.words.end(), words.begin(), words.end());
    }
    return tiers;
  }

  static void leave_out_synonyms(std::vector<query::QueryTerm>& query_terms) {
    for (query::QueryTerm& query_term : query_terms)
      std::erase_if(query_term.alternatives,
                    [](const query::Alternative& each) { return each.synonym; });
  }

  /// Of a single word: its noun before its verb; the fiscal year before a year of which no month is
  /// told; ① before 1.
  void prefer(const query::Node& node, const std::vector<query::QueryTerm>& query_terms) {
    // Of a sentence, a sign says next to nothing.
    constexpr std::size_t kFewWords = 3;
    if (query_terms.size() > kFewWords) return;
    DocumentSet enclosed = reader_.every();
    bool any_enclosed = false;
    analysis::for_each_character(node.text, [&](std::string_view character) {
      if (!text::is_enclosed(base::decode(character, 0).code_point)) return;
      any_enclosed = true;
      enclosed &= reader_.docs_with_term(Term(TermKind::kUnigram, character), schema::kTexts);
    });
    if (any_enclosed) out_.tie_breaks.preferred.push_back(enclosed);
    if (node.exact || node.begins || query_terms.size() != 1) return;
    const query::QueryTerm& query_term = query_terms.front();
    if (query_term.year && query_term.year->is_fiscal) {
      out_.tie_breaks.preferred.push_back(
          reader_.docs_with_term(year_terms(*query_term.year).front(), schema::kTexts));
      out_.tie_breaks.preferred.push_back(reader_.docs_with_term(
          Term(TermKind::kPlainYear, std::to_string(query_term.year->calendar)), schema::kTexts));
    } else if (query_term.words.size() == 1 && query_term.words.front().size() > 1) {
      out_.tie_breaks.preferred.push_back(reader_.docs_with_term(
          Term(TermKind::kWord, query_term.words.front().front()), schema::kTexts));
    }
  }

  /// Words that begin as typed, whatever follows: the commonest of them where they are very many.
  DocumentSet beginning(const query::Node& node, FieldMask fields, bool negated) {
    const std::string begin = text::fold_case(text::for_words(node.text).text);
    std::vector<Term> words = terms_beginning_with(reader_, TermKind::kWord, begin);
    const std::vector<Term> runs = terms_beginning_with(reader_, TermKind::kCompound, begin);
    words.insert(words.end(), runs.begin(), runs.end());
    const auto texts = static_cast<FieldMask>(node.field ? fields : schema::kTexts);
    if (!negated) {
      for (const Term& word : words) out_.rank.push_back({word, 1, texts});
    }
    return reader_.docs_with_any(words, texts);
  }

  /// The spans of a compound that must be met: not those that only name its kind.
  std::vector<query::QueryTerm> without_kind(const std::string& typed,
                                             const std::vector<query::QueryTerm>& query_terms,
                                             const analysis::Analysis& analysis) {
    const std::size_t end = query::terms_before_generic_suffix(query_terms);
    const std::string off = "normalised:" + typed;
    if (end == query_terms.size() || is_disabled(off_, off)) return query_terms;
    const base::ByteRange matter{query_terms.front().normal.begin, query_terms[end - 1].normal.end};
    out_.rewrites.push_back(
        {"normalised", typed, {std::string(base::slice(analysis.normal.text, matter))}, off});
    return {query_terms.begin(), query_terms.begin() + static_cast<std::ptrdiff_t>(end)};
  }

  /// Of a sentence: the documents that say a part of it in several other words, if those are few.
  DocumentSet met_otherwise(const std::vector<query::QueryTerm>& query_terms, FieldMask texts,
                            double most) const {
    DocumentSet documents = reader_.none();
    for (const query::QueryTerm& query_term : query_terms) {
      for (const query::Alternative& each : query_term.alternatives) {
        if (each.words.size() < 2) continue;
        const DocumentSet other = match_alternative(reader_, each, texts);
        if (other.size() <= std::max(1.0, most)) documents |= other;
      }
    }
    return documents;
  }

  /// The rarest span first: what it leaves is little.
  template <typename Condition>
  DocumentSet met_by_all(const std::vector<query::QueryTerm>& query_terms, Condition met) const {
    if (query_terms.empty()) return reader_.none();
    std::vector<std::pair<double, const query::QueryTerm*>> rarest;
    for (const query::QueryTerm& query_term : query_terms)
      rarest.emplace_back(document_frequency_of(reader_, query_term), &query_term);
    std::sort(rarest.begin(), rarest.end());
    DocumentSet documents = reader_.every();
    for (const auto& [frequency, query_term] : rarest) documents = met(*query_term, documents);
    return documents;
  }

  /// A year, or one word that the collection has in some form. Katakana that stand nowhere as they
  /// are may still be a slip of those that do.
  bool is_known(const query::Node& node, const std::vector<query::QueryTerm>& query_terms) const {
    if (std::any_of(query_terms.begin(), query_terms.end(),
                    [](const query::QueryTerm& s) { return s.year; }))
      return true;
    return query_terms.size() == 1 && query_terms.front().words.size() == 1 &&
           !text::is_katakana(base::decode(node.text, 0).code_point) &&
           query_terms.front().text == text::for_words(node.text).text &&
           reader_.frequency(Term(TermKind::kWord, query_terms.front().words.front().back())) > 0;
  }

  analysis::Analyser& analyser_;
  const query::Synonyms& synonyms_;
  IndexReader& reader_;
  const std::vector<std::string>& off_;
  const bool one_text_;  ///< the query is one text, and nothing else
  QueryMatches& out_;
};

}  // namespace

std::string synonyms_file() { return analysis::Dictionary::data_folder() + "/synonyms.txt"; }

QueryEvaluator::QueryEvaluator(const analysis::Dictionary& dictionary,
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

QueryMatches QueryEvaluator::evaluate(const query::Node& root, IndexReader& reader,
                                      const std::vector<std::string>& off) {
  const DocumentSet none = reader.none();
  QueryMatches out{none, none, none, none, {}, {}, {}, {}, {}, {none, {}, none}, {}, {}, {}, false};
  out.everything = root.kind == query::Kind::kEverything;
  Evaluation evaluation(analyser_, *synonyms_, reader, off, root.kind == query::Kind::kText, out);
  MatchTiers tiers = evaluation.evaluate(root, false);
  out.by_words = std::move(tiers.words);
  out.by_strings = std::move(tiers.strings);
  out.by_labels = std::move(tiers.labels);
  if (out.words.size() > 1) {
    out.widened = match_key_terms(reader, out.words,
                                  std::max(kTellingSmall, kTellingPartWidened * reader.records()));
    out.widened &= tiers.fixed;
  }
  return out;
}

}  // namespace torikumi::search
