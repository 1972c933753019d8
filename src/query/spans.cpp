// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/spans.hpp"

#include <algorithm>

namespace torikumi::query {
namespace {

using analysis::Analysis;
using analysis::Token;

class Divider {
 public:
  Divider(const Analysis& analysis, const Synonyms& synonyms)
      : analysis_(analysis), synonyms_(synonyms) {}

  std::vector<Span> divide() {
    const auto& tokens = analysis_.tokens;
    for (std::size_t i = 0; i < tokens.size();) {
      if (const analysis::Year* year = year_at(tokens[i])) {
        Span span;
        span.text = text_of(year->normal);
        span.normal = year->normal;
        span.year = *year;
        spans_.push_back(std::move(span));
        while (i < tokens.size() && tokens[i].normal.begin < year->normal.end) ++i;
      } else if (const std::size_t joined = take_joined(i); joined > i) {
        i = joined;
      } else if (const std::size_t known = take_synonym(i); known > i) {
        i = known;
      } else {
        if (tokens[i].is_word()) push(i, i + 1);
        ++i;
      }
    }
    return std::move(spans_);
  }

 private:
  std::string text_of(base::ByteRange range) const {
    return std::string(base::slice(analysis_.normal.text, range));
  }

  const analysis::Year* year_at(const Token& token) const {
    for (const analysis::Year& year : analysis_.years) {
      if (year.normal.begin <= token.normal.begin && token.normal.begin < year.normal.end)
        return &year;
    }
    return nullptr;
  }

  Span& push(std::size_t first, std::size_t end) {
    Span span;
    const auto& tokens = analysis_.tokens;
    span.normal = {tokens[first].normal.begin, tokens[end - 1].normal.end};
    span.text = text_of(span.normal);
    for (std::size_t i = first; i < end; ++i) {
      if (tokens[i].is_word())
        span.words.emplace_back(tokens[i].terms.begin(), tokens[i].terms.end());
    }
    spans_.push_back(std::move(span));
    return spans_.back();
  }

  std::size_t take_joined(std::size_t i) {
    for (const analysis::Joined& joined : analysis_.joined) {
      if (joined.first != i) continue;
      Span& span = push(i, joined.last + 1);
      span.alternatives.push_back({joined.term, {{joined.term}}, false});
      add_synonyms({joined.term}, span);
      return joined.last + 1;
    }
    return i;
  }

  /// The longest run of neighbouring words from `i` that the dictionary knows.
  std::size_t take_synonym(std::size_t i) {
    const auto& tokens = analysis_.tokens;
    std::vector<std::string> words;
    std::size_t best = i;
    std::vector<std::string> best_words;
    for (std::size_t end = i; end < tokens.size() && words.size() < synonyms_.longest(); ++end) {
      const bool touches = end == i || tokens[end].normal.begin == tokens[end - 1].normal.end;
      if (!touches || year_at(tokens[end]) != nullptr || (end == i && !tokens[end].is_word()))
        break;
      if (!tokens[end].is_word()) continue;
      words.push_back(tokens[end].terms.back());
      if (synonyms_.of(words).empty()) continue;
      best = end + 1;
      best_words = words;
    }
    if (best > i) add_synonyms(best_words, push(i, best));
    return best;
  }

  void add_synonyms(const std::vector<std::string>& words, Span& span) {
    for (const Member* member : synonyms_.of(words)) {
      span.alternatives.push_back({member->text, member->words, true});
    }
  }

  const Analysis& analysis_;
  const Synonyms& synonyms_;
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> spans_of(const Analysis& analysis, const Synonyms& synonyms) {
  return Divider(analysis, synonyms).divide();
}

}  // namespace torikumi::query
