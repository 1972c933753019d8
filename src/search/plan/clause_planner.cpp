// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/clause_planner.hpp"

#include <algorithm>

#include "analysis/ngrams.hpp"
#include "base/utf8.hpp"
#include "query/generic_suffix.hpp"
#include "search/plan/query_rewrites.hpp"
#include "search/plan/reading_clause.hpp"
#include "search/plan/scoring_clauses.hpp"
#include "search/plan/terms.hpp"
#include "search/plan/year_query.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/years.hpp"

namespace torikumi::search {
namespace {

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

}  // namespace

std::size_t ClausePlanner::add(const query::Node& typed, bool negated) {
  query::Node node = typed;
  if (!node.exact && !node.begins)
    node.text = with_own_era(typed.text, reader_).value_or(typed.text);
  Clause clause;
  clause.typed = typed.text;
  clause.negated = negated;
  clause.field = node.field;
  if (node.field) clause.fields = schema::mask_of(*node.field);
  clause.string_form = text::string_form(node.text);
  if (!negated) {
    plan_.highlight_strings.push_back(clause.string_form);
    score_bigrams(reader_, clause.string_form, plan_);
  }
  clause.analysis = analyser_.analyse(node.text);
  std::erase_if(clause.analysis.years, [&](const analysis::Year& year) {
    return is_disabled(disabled_,
                       "era:" + std::string(base::slice(clause.analysis.normal.text, year.normal)));
  });
  clause.terms = query_terms_of(clause.analysis, synonyms_);
  if (negated) {
    for (query::QueryTerm& each : clause.terms) remove_synonyms(each);
  }
  if (one_text_) prefer(typed, clause.terms);
  if (is_known(typed, clause.terms)) plan_.known.insert(typed.text);
  if (is_disabled(disabled_, "variant:" + node.text)) node.exact = true;
  plan_.is_question = one_text_ && !node.exact && !node.field && is_question(clause.analysis);
  clause.kind = kind_of(node, clause);
  switch (clause.kind) {
    case ClauseKind::kString:
      plan_string(clause);
      break;
    case ClauseKind::kPrefix:
      plan_prefix(node, clause);
      break;
    default:
      rewrite(typed, node, clause);
      if (!plan_years(node, clause)) plan_words(node, clause);
  }
  plan_.clauses.push_back(std::move(clause));
  return plan_.clauses.size() - 1;
}

ClauseKind ClausePlanner::kind_of(const query::Node& node, const Clause& clause) const {
  if (node.exact) return ClauseKind::kString;
  if (node.begins) return ClauseKind::kPrefix;
  return !node.field && is_sentence(clause.analysis) ? ClauseKind::kSentence : ClauseKind::kWords;
}

/// A quoted string that stands there is met in full, whatever words it is cut into.
void ClausePlanner::plan_string(Clause& clause) {
  for (query::QueryTerm& query_term : clause.terms) query_term.alternatives.clear();
  if (!clause.negated) score_query_terms(reader_, clause, plan_.clauses.size(), false, plan_);
}

/// Words that begin as typed, whatever follows: the commonest of them where they are very many.
void ClausePlanner::plan_prefix(const query::Node& node, Clause& clause) {
  const std::string front = text::fold_case(text::for_words(node.text).text);
  for (const TermKind kind : {TermKind::kWord, TermKind::kCompound}) {
    for (const Term& term : terms_beginning_with(reader_, kind, front))
      clause.any_of.push_back(term);
  }
  if (clause.negated) return;
  for (const Term& term : clause.any_of)
    plan_.scores.push_back({term, 1, clause.field ? clause.fields : schema::kTexts});
}

/// Whether the text is a range of years.
bool ClausePlanner::plan_years(const query::Node& node, Clause& clause) {
  const YearRange range = year_range_of(node.text);
  std::vector<int> years = range.years;
  if (node.is_due && years.empty()) {
    if (const auto year = text::fiscal_year_called(node.text)) years.push_back(*year);
  }
  if (range.fault) rewrites(clause).push_back({"complaint", node.text, {*range.fault}, {}});
  if (node.is_due && years.empty() && !range.fault) {
    rewrites(clause).push_back(
        {"complaint",
         node.text,
         {"期限は年で書いてください（例：期限:令和8年度、due:2026..2028）。キーワードとして検索しま"
          "した。"},
         {}});
  }
  if (years.empty()) return false;
  clause.kind = ClauseKind::kYears;
  for (const int year : years)
    clause.any_of.emplace_back(node.is_due ? TermKind::kDueYear : TermKind::kYear,
                               std::to_string(year));
  if (clause.negated) return true;
  for (const Term& year : clause.any_of) {
    plan_.scores.push_back({year, 1, clause.fields});
    plan_.highlights.add(year, 1, false);
  }
  return true;
}

void ClausePlanner::plan_words(const query::Node& node, Clause& clause) {
  const bool sentence = clause.kind == ClauseKind::kSentence;
  if (!clause.negated) score_query_terms(reader_, clause, plan_.clauses.size(), true, plan_);
  clause.required = sentence || clause.field || clause.negated ? clause.terms.size()
                                                               : required_terms(node.text, clause);
  clause.reading = plan_reading(reader_, node, clause.terms, disabled_, rewrites(clause));
  if (!clause.negated) {
    for (const std::string& string : clause.reading.strings)
      plan_.highlight_strings.push_back(string);
    for (const Term& part : clause.reading.parts)
      plan_.scores.push_back({part, 1, schema::kEveryField});
  }
  if (sentence) {
    clause.key_terms = key_terms(reader_, clause.terms);
    for (KeyTerm& pair : boundary_bigrams(reader_, clause.analysis))
      clause.key_terms.push_back(std::move(pair));
  }
}

/// Takes the rewrites that were disabled back, and reports the others.
void ClausePlanner::rewrite(const query::Node& typed, const query::Node& node, Clause& clause) {
  std::vector<QueryRewrite>& all = rewrites(clause);
  const std::size_t before = all.size();
  apply_rewrites(reader_, disabled_, clause.kind != ClauseKind::kSentence, clause.terms, all);
  // Of a year typed without its era, the answer shows what was typed and which era was meant.
  for (std::size_t i = before; i < all.size(); ++i) {
    if (node.text == typed.text || all[i].kind != "era") continue;
    all[i].from = typed.text;
    all[i].to.push_back(node.text);
  }
}

/// A short text that asks: with an interrogative, or ending as questions do.
bool ClausePlanner::is_question(const analysis::Analysis& analysis) {
  constexpr std::size_t kMostWords = 13;
  const auto words = std::count_if(analysis.tokens.begin(), analysis.tokens.end(),
                                   [](const analysis::Token& each) { return each.is_word(); });
  if (static_cast<std::size_t>(words) > kMostWords) return false;
  if (analysis.normal.text.ends_with('?')) return true;
  // 街のなか asks nothing.
  const auto last = std::find_if(analysis.tokens.rbegin(), analysis.tokens.rend(),
                                 [](const analysis::Token& each) {
                                   return each.entry->word_class != analysis::WordClass::kSymbol;
                                 });
  if (last != analysis.tokens.rend() && base::slice(analysis.normal.text, last->normal) == "か" &&
      last->entry->word_class == analysis::WordClass::kFunction)
    return true;
  static constexpr std::string_view kInterrogatives[] = {"何",   "誰",     "いつ",   "どこ",
                                                         "どの", "どんな", "どれ",   "どちら",
                                                         "なぜ", "どう",   "いくつ", "いくら"};
  return std::any_of(analysis.tokens.begin(), analysis.tokens.end(), [&](const auto& token) {
    const std::string_view word = base::slice(analysis.normal.text, token.normal);
    return std::find(std::begin(kInterrogatives), std::end(kInterrogatives), word) !=
           std::end(kInterrogatives);
  });
}

/// How many of the terms, from the first, must be met: not those that only name a kind (対策).
std::size_t ClausePlanner::required_terms(const std::string& typed, const Clause& clause) {
  const std::size_t end = query::terms_before_generic_suffix(clause.terms);
  const std::string name = "normalised:" + typed;
  if (end == clause.terms.size() || is_disabled(disabled_, name)) return clause.terms.size();
  const base::ByteRange matter{clause.terms.front().normal.begin, clause.terms[end - 1].normal.end};
  plan_.rewrites.push_back(
      {"normalised", typed, {std::string(base::slice(clause.analysis.normal.text, matter))}, name});
  return end;
}

/// Of a single word: its noun before its verb; the fiscal year before a year whose month is not
/// known; ① before 1.
void ClausePlanner::prefer(const query::Node& node,
                           const std::vector<query::QueryTerm>& query_terms) {
  // Of a sentence, a sign says next to nothing.
  constexpr std::size_t kFewWords = 3;
  if (query_terms.size() > kFewWords) return;
  auto& preferred = plan_.tie_breaks.preferred;
  std::vector<Term> enclosed;
  analysis::for_each_character(node.text, [&](std::string_view character) {
    if (text::is_enclosed(base::decode(character, 0).code_point))
      enclosed.emplace_back(TermKind::kUnigram, character);
  });
  if (!enclosed.empty()) preferred.push_back(std::move(enclosed));
  if (node.exact || node.begins || query_terms.size() != 1) return;
  const query::QueryTerm& query_term = query_terms.front();
  if (query_term.year && query_term.year->is_fiscal) {
    preferred.push_back({year_terms(*query_term.year).front()});
    preferred.push_back({{TermKind::kPlainYear, std::to_string(query_term.year->calendar)}});
  } else if (query_term.words.size() == 1 && query_term.words.front().size() > 1) {
    preferred.push_back({{TermKind::kWord, query_term.words.front().front()}});
  }
}

/// A year, or one word that the collection has in some form. Katakana that stand nowhere as they
/// are may still be a slip of those that do.
bool ClausePlanner::is_known(const query::Node& node,
                             const std::vector<query::QueryTerm>& query_terms) const {
  if (std::any_of(query_terms.begin(), query_terms.end(),
                  [](const query::QueryTerm& each) { return each.year.has_value(); }))
    return true;
  return query_terms.size() == 1 && query_terms.front().words.size() == 1 &&
         !text::is_katakana(base::decode(node.text, 0).code_point) &&
         query_terms.front().text == text::for_words(node.text).text &&
         reader_.frequency({TermKind::kWord, query_terms.front().words.front().back()}) > 0;
}

}  // namespace torikumi::search
