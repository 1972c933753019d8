// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/conditions.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "search/places.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {

namespace prefix = schema::prefix;

std::string term(std::string_view term_prefix, std::string_view word) {
  return std::string(term_prefix) + std::string(word);
}

std::vector<std::string> with_prefix(std::string_view term_prefix, const query::Forms& forms) {
  std::vector<std::string> terms;
  for (const std::string& form : forms) terms.push_back(term(term_prefix, form));
  return terms;
}

std::vector<std::string> year_terms(const analysis::Year& year) {
  const std::string calendar = term(prefix::kYear, std::to_string(year.calendar));
  if (!year.is_fiscal) return {calendar};
  return {term(prefix::kFiscalYear, std::to_string(*year.fiscal)),
          term(prefix::kPlainYear, std::to_string(year.calendar)), calendar};
}

std::vector<std::string> words_beginning(Generation& generation, std::string_view term_prefix,
                                         const std::string& front) {
  constexpr std::size_t kMost = 200;
  std::vector<std::pair<double, std::string>> found;
  for (std::string& name : generation.database().terms_beginning(term(term_prefix, front)))
    found.emplace_back(-generation.frequency(name), std::move(name));
  std::sort(found.begin(), found.end());
  if (found.size() > kMost) found.resize(kMost);
  std::vector<std::string> terms;
  for (auto& [records, name] : found) terms.push_back(std::move(name));
  return terms;
}

DocumentSet met_alternative(Generation& generation, const query::Alternative& alternative,
                            schema::FieldMask fields) {
  std::vector<std::string> terms;
  std::string name = "near";
  for (const query::Forms& forms : alternative.words) {
    terms.push_back(term(prefix::kWord, forms.back()));
    name += terms.back() + static_cast<char>(fields);
  }
  return generation.once(name, [&] { return near_one_another(generation, terms, fields); });
}

DocumentSet met_span(Generation& generation, const query::Span& span, schema::FieldMask fields,
                     const DocumentSet& among) {
  DocumentSet documents = among;
  if (span.year) {
    documents &= generation.having_any(year_terms(*span.year), fields);
    return documents;
  }
  for (const query::Forms& forms : span.words)
    documents = generation.having(term(prefix::kWord, forms.back()), fields, documents);
  for (const query::Alternative& each : span.alternatives) {
    DocumentSet other = met_alternative(generation, each, fields);
    other &= among;
    documents |= other;
  }
  return documents;
}

DocumentSet met_in_any_column(Generation& generation, const query::Span& span,
                              schema::FieldMask fields, const DocumentSet& among) {
  DocumentSet documents = generation.none();
  const auto texts = static_cast<schema::FieldMask>(fields & schema::kTexts);
  if (texts != 0) documents |= met_span(generation, span, texts, among);
  // What stands in no label at all is not looked for in each.
  const auto labels = static_cast<schema::FieldMask>(fields & schema::kLabels);
  const DocumentSet labelled = met_span(generation, span, labels, among);
  if (labelled.empty()) return documents;
  for (const schema::FieldInfo& field : schema::kFields) {
    if (field.is_label && (fields & schema::mask_of(field.field)) != 0)
      documents |= met_span(generation, span, schema::mask_of(field.field), labelled);
  }
  return documents;
}

double frequency_of(Generation& generation, const query::Span& span) {
  double all = 0;
  if (span.year) {
    for (const std::string& year : year_terms(*span.year)) all += generation.frequency(year);
    return all;
  }
  const auto rarest = [&](const std::vector<query::Forms>& words) {
    double least = generation.records();
    for (const query::Forms& forms : words)
      least = std::min(least, generation.frequency(term(prefix::kWord, forms.back())));
    return least;
  };
  all = rarest(span.words);
  for (const query::Alternative& each : span.alternatives) all += rarest(each.words);
  return all;
}

DocumentSet met_beside(Generation& generation, const analysis::Analysis& analysis,
                       std::uint32_t end, schema::FieldMask fields) {
  const std::string& text = analysis.normal.text;
  // The 一 of 第一条 is 1 elsewhere.
  const auto is_neighbour = [](char32_t c) {
    constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十";
    return (text::is_kanji(c) && kNumerals.find(c) == std::u32string_view::npos) ||
           text::is_hiragana(c) || text::is_katakana(c);
  };
  DocumentSet documents = generation.every();
  for (const analysis::Token& token : analysis.tokens) {
    const base::ByteRange own = token.normal;
    if (own.begin >= end) break;
    const base::Decoded character = base::decode(text, own.begin);
    if (!token.is_word() || character.bytes != own.size() ||
        !text::is_kanji(character.code_point) ||
        token.entry->word_class == analysis::WordClass::kNumber)
      continue;
    // The 十 of 平成二十六年 is the year's.
    const bool of_year =
        std::any_of(analysis.years.begin(), analysis.years.end(), [&](const analysis::Year& year) {
          return year.normal.begin <= own.begin && own.end <= year.normal.end;
        });
    if (of_year) continue;
    std::vector<std::string> pairs;
    if (own.begin > 0) {
      const std::uint32_t before = base::character_before(text, own.begin);
      if (is_neighbour(base::decode(text, before).code_point))
        pairs.push_back(text.substr(before, own.end - before));
    }
    if (own.end < text.size()) {
      const base::Decoded behind = base::decode(text, own.end);
      if (is_neighbour(behind.code_point))
        pairs.push_back(text.substr(own.begin, own.size() + behind.bytes));
    }
    if (pairs.empty()) continue;
    DocumentSet beside = generation.none();
    for (const std::string& pair : pairs)
      beside |= generation.having(term(prefix::kBigram, text::string_form(pair)), fields);
    documents &= beside;
  }
  return documents;
}

}  // namespace torikumi::search
