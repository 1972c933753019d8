// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/conditions.hpp"

#include <algorithm>

#include "schema/format.hpp"

namespace torikumi::search {

using Xapian::Query;
namespace prefix = schema::prefix;

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

std::vector<std::string> with_prefix(std::string_view term_prefix, const query::Forms& forms) {
  std::vector<std::string> terms;
  for (const std::string& form : forms) terms.push_back(term(term_prefix, form));
  return terms;
}

std::vector<std::string> year_terms(const analysis::Year& year) {
  const std::string calendar = term(prefix::kYear, std::to_string(year.calendar));
  if (!year.is_fiscal) return {calendar};
  return {term(prefix::kFiscalYear, std::to_string(*year.fiscal)), calendar};
}

Query any_of(const std::vector<std::string>& terms) {
  return {Query::OP_OR, terms.begin(), terms.end()};
}

Query terms_beginning(Xapian::Database& database, const std::string& front) {
  constexpr std::size_t kMost = 200;
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  for (auto it = database.allterms_begin(front); it != database.allterms_end(front); ++it)
    found.emplace_back(it.get_termfreq(), *it);
  std::sort(found.rbegin(), found.rend());
  if (found.size() > kMost) found.resize(kMost);
  std::vector<std::string> terms;
  for (const auto& [records, name] : found) terms.push_back(name);
  return any_of(terms);
}

Query words_under(const std::vector<query::Forms>& words, std::string_view term_prefix, bool near) {
  if (near && words.size() > 1) {
    std::vector<std::string> terms;
    for (const query::Forms& forms : words) terms.push_back(term(term_prefix, forms.back()));
    constexpr Xapian::termcount kSlack = 3;
    return {Query::OP_NEAR, terms.begin(), terms.end(),
            static_cast<Xapian::termcount>(terms.size()) + kSlack};
  }
  std::vector<Query> each;
  for (const query::Forms& forms : words) each.push_back(any_of(with_prefix(term_prefix, forms)));
  return all(each);
}

Query in_text(const query::Span& span, std::string_view term_prefix) {
  if (span.year) return any_of(year_terms(*span.year));
  std::vector<Query> ways{words_under(span.words, term_prefix, false)};
  for (const query::Alternative& each : span.alternatives) {
    ways.push_back(words_under(each.words, term_prefix, term_prefix == prefix::kWord));
  }
  return any(ways);
}

Query in_any_column(const query::Span& span, std::optional<schema::Field> only) {
  std::vector<Query> places;
  if (!only) places.push_back(in_text(span, prefix::kWord));
  for (const schema::FieldInfo& field : schema::kFields) {
    if (field.is_label && (!only || *only == field.field) && !span.year) {
      places.push_back(in_text(span, field.words));
    }
  }
  return any(places);
}

}  // namespace torikumi::search
