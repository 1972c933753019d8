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
  return generation.once(name, [&] {
    DocumentSet documents = near_one_another(generation, terms, fields);
    // A long one may be cut otherwise in some texts; its characters are the same.
    constexpr std::size_t kLong = 3;
    if (alternative.synonym && base::count_code_points(alternative.text) >= kLong)
      documents |= holding(generation, text::string_form(alternative.text), fields, &documents);
    return documents;
  });
}

DocumentSet met_span(Generation& generation, const query::Span& span, schema::FieldMask fields,
                     const DocumentSet& among, const DocumentSet* stuck) {
  DocumentSet documents = among;
  if (span.year) {
    documents &= generation.having_any(year_terms(*span.year), fields);
    return documents;
  }
  for (const query::Forms& forms : span.words)
    documents = generation.having(term(prefix::kWord, forms.back()), fields, documents);
  if (stuck != nullptr) documents &= *stuck;
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

namespace {

/// The 一 of 第一条 is 1 elsewhere.
bool is_neighbour(char32_t c) {
  constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百千万";
  return (text::is_kanji(c) && kNumerals.find(c) == std::u32string_view::npos) ||
         text::is_hiragana(c) || text::is_katakana(c);
}

/// A word of one kanji, and no number.
bool is_one_kanji(const analysis::Token& token, std::string_view text) {
  const base::Decoded character = base::decode(text, token.normal.begin);
  return token.is_word() && character.bytes == token.normal.size() &&
         text::is_kanji(character.code_point) &&
         token.entry->word_class != analysis::WordClass::kNumber;
}

/// Finds what a word of one kanji stands beside.
class Stuck {
 public:
  Stuck(Generation& generation, const analysis::Analysis& analysis,
        const std::vector<query::Span>& spans, schema::FieldMask fields)
      : generation_(generation),
        analysis_(analysis),
        text_(analysis.normal.text),
        spans_(spans),
        fields_(fields) {}

  /// The documents in which the token stands beside a neighbour, or nothing where it has none.
  std::optional<DocumentSet> beside(std::size_t token) const {
    std::optional<DocumentSet> documents;
    const auto add = [&](const DocumentSet& more) {
      if (!documents) documents = generation_.none();
      *documents |= more;
    };
    const base::ByteRange own = analysis_.tokens[token].normal;
    const std::string character(base::slice(text_, own));
    if (own.begin > 0) {
      const std::uint32_t before = base::character_before(text_, own.begin);
      if (is_neighbour(base::decode(text_, before).code_point)) {
        add(pair(text_.substr(before, own.end - before)));
        if (token > 0) add(in_row(token - 1, token, *documents));
        for (const query::Alternative& each : other_ways(own.begin, true))
          add(pair(last_of(each.text) + character));
      }
    }
    if (own.end < text_.size()) {
      const base::Decoded behind = base::decode(text_, own.end);
      if (is_neighbour(behind.code_point)) {
        add(pair(text_.substr(own.begin, own.size() + behind.bytes)));
        if (token + 1 < analysis_.tokens.size()) add(in_row(token, token + 1, *documents));
        for (const query::Alternative& each : other_ways(own.end, false))
          add(pair(character + each.text.substr(0, base::decode(each.text, 0).bytes)));
      }
    }
    return documents;
  }

 private:
  DocumentSet pair(const std::string& characters) const {
    return generation_.having(term(prefix::kBigram, text::string_form(characters)), fields_);
  }

  /// Where the two words stand one behind the other, however they are spelled.
  DocumentSet in_row(std::size_t left, std::size_t right, const DocumentSet& known) const {
    const analysis::Token& first = analysis_.tokens[left];
    const analysis::Token& second = analysis_.tokens[right];
    if (!first.is_word() || !second.is_word() || first.normal.end != second.normal.begin)
      return generation_.none();
    return one_behind_other(generation_, term(prefix::kWord, first.terms.back()),
                            term(prefix::kWord, second.terms.back()), fields_, known);
  }

  /// The other ways to say the span that ends (or begins) at this byte.
  std::vector<query::Alternative> other_ways(std::uint32_t at, bool ends) const {
    for (const query::Span& span : spans_) {
      if ((ends ? span.normal.end : span.normal.begin) == at) return span.alternatives;
    }
    return {};
  }

  static std::string last_of(const std::string& text) {
    return text.substr(base::character_before(text, static_cast<std::uint32_t>(text.size())));
  }

  Generation& generation_;
  const analysis::Analysis& analysis_;
  const std::string& text_;
  const std::vector<query::Span>& spans_;
  schema::FieldMask fields_;
};

}  // namespace

std::vector<std::optional<DocumentSet>> stuck_together(Generation& generation,
                                                       const analysis::Analysis& analysis,
                                                       const std::vector<query::Span>& spans,
                                                       schema::FieldMask fields) {
  const Stuck stuck(generation, analysis, spans, fields);
  std::vector<std::optional<DocumentSet>> documents(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].year) continue;
    for (std::size_t token = 0; token < analysis.tokens.size(); ++token) {
      const analysis::Token& each = analysis.tokens[token];
      const bool inside =
          spans[i].normal.begin <= each.normal.begin && each.normal.end <= spans[i].normal.end;
      if (!inside || !is_one_kanji(each, analysis.normal.text)) continue;
      std::optional<DocumentSet> beside = stuck.beside(token);
      if (!beside) continue;
      if (documents[i]) {
        *documents[i] &= *beside;
      } else {
        documents[i] = std::move(beside);
      }
    }
  }
  return documents;
}

}  // namespace torikumi::search
