// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan/query_rewrites.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The commonest other spellings that the texts have of a word, three at most.
std::vector<std::string> other_spellings(IndexReader& reader, const query::QueryTerm& query_term) {
  constexpr std::size_t kMost = 3;
  if (query_term.words.size() != 1) return {};
  const Term front(TermKind::kSurface, query_term.words.front().back() + "\t");
  std::vector<std::pair<double, std::string>> found;
  for (const Term& name : reader.database().terms_beginning(front)) {
    const std::string surface(name.text().substr(front.text().size()));
    if (text::string_form(surface) != text::string_form(query_term.text))
      found.emplace_back(-reader.frequency(name), surface);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> spellings;
  for (const auto& [records, surface] : found) {
    if (spellings.size() < kMost) spellings.push_back(surface);
  }
  return spellings;
}

}  // namespace

bool is_disabled(const std::vector<std::string>& disabled, const std::string& name) {
  return std::find(disabled.begin(), disabled.end(), name) != disabled.end();
}

void remove_synonyms(query::QueryTerm& query_term) {
  std::erase_if(query_term.alternatives,
                [](const query::Alternative& each) { return each.synonym; });
}

void apply_rewrites(IndexReader& reader, const std::vector<std::string>& disabled, bool spellings,
                    std::vector<query::QueryTerm>& query_terms,
                    std::vector<QueryRewrite>& rewrites) {
  for (query::QueryTerm& query_term : query_terms) {
    if (query_term.year) {
      const std::string year = std::to_string(query_term.year->calendar);
      if (query_term.year->problem) {
        rewrites.push_back(
            {"complaint",
             query_term.text,
             {"この年号にない年か、西暦と合わない年です。" + year + "年として検索しました。"},
             {}});
      }
      if (!query_term.text.starts_with(year))
        rewrites.push_back({"era", query_term.text, {year}, "era:" + query_term.text});
      continue;
    }
    const std::string name = "synonym:" + query_term.text;
    if (is_disabled(disabled, name)) remove_synonyms(query_term);
    std::vector<std::string> to;
    for (const query::Alternative& each : query_term.alternatives) {
      if (each.synonym && std::find(to.begin(), to.end(), each.text) == to.end())
        to.push_back(each.text);
    }
    if (!to.empty()) rewrites.push_back({"synonym", query_term.text, std::move(to), name});
    if (!spellings) continue;
    std::vector<std::string> others = other_spellings(reader, query_term);
    if (!others.empty())
      rewrites.push_back(
          {"variant", query_term.text, std::move(others), "variant:" + query_term.text});
  }
}

}  // namespace torikumi::search
