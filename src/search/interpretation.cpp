// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/interpretation.hpp"

#include <algorithm>

#include "schema/format.hpp"
#include "text/normalise.hpp"

namespace torikumi::search {
namespace {

/// The commonest other spellings that the texts have of a word, three at most.
std::vector<std::string> other_spellings(Generation& generation, const query::Span& span) {
  constexpr std::size_t kMost = 3;
  if (span.words.size() != 1) return {};
  const std::string front =
      std::string(schema::prefix::kSurface) + span.words.front().back() + "\t";
  std::vector<std::pair<double, std::string>> found;
  for (const std::string& name : generation.database().terms_beginning(front)) {
    const std::string surface = name.substr(front.size());
    if (text::string_form(surface) != text::string_form(span.text))
      found.emplace_back(-generation.frequency(name), surface);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> spellings;
  for (const auto& [records, surface] : found) {
    if (spellings.size() < kMost) spellings.push_back(surface);
  }
  return spellings;
}

}  // namespace

bool is_off(const std::vector<std::string>& off, const std::string& name) {
  return std::find(off.begin(), off.end(), name) != off.end();
}

void interpret(Generation& generation, const std::vector<std::string>& off, bool spellings,
               std::vector<query::Span>& spans, std::vector<Interpretation>& told) {
  for (query::Span& span : spans) {
    if (span.year) {
      const std::string year = std::to_string(span.year->calendar);
      if (span.year->problem) {
        told.push_back(
            {"complaint",
             span.text,
             {"この年号にない年か、西暦と合わない年です。" + year + "年として探しました"},
             {}});
      }
      if (!span.text.starts_with(year))
        told.push_back({"era", span.text, {year}, "era:" + span.text});
      continue;
    }
    const std::string name = "synonym:" + span.text;
    if (is_off(off, name))
      std::erase_if(span.alternatives, [](const query::Alternative& a) { return a.synonym; });
    std::vector<std::string> to;
    for (const query::Alternative& each : span.alternatives) {
      if (each.synonym && std::find(to.begin(), to.end(), each.text) == to.end())
        to.push_back(each.text);
    }
    if (!to.empty()) told.push_back({"synonym", span.text, std::move(to), name});
    if (!spellings) continue;
    std::vector<std::string> others = other_spellings(generation, span);
    if (!others.empty())
      told.push_back({"variant", span.text, std::move(others), "variant:" + span.text});
  }
}

}  // namespace torikumi::search
