// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/query_terms.hpp"

#include <algorithm>

namespace torikumi::query {
namespace {

using analysis::Analysis;
using analysis::Token;

class Divider {
 public:
  Divider(const Analysis& analysis, const Synonyms& synonyms)
      : analysis_(analysis), synonyms_(synonyms) {}

  std::vector<QueryTerm> divide() {
    const auto& tokens = analysis_.tokens;
    for (std::size_t i = 0; i < tokens.size();) {
      if (const analysis::Year* year = year_at(tokens[i])) {
        QueryTerm query_term;
        query_term.text = text_of(year->normal);
        query_term.normal = year->normal;
        query_term.year = *year;
        query_terms_.push_back(std::move(query_term));
        while (i < tokens.size() && tokens[i].normal.begin < year->normal.end) ++i;
      } else {
        i = take_words(i);
      }
    }
    return std::move(query_terms_);
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

  QueryTerm& push(std::size_t first, std::size_t end) {
    QueryTerm query_term;
    const auto& tokens = analysis_.tokens;
    query_term.normal = {tokens[first].normal.begin, tokens[end - 1].normal.end};
    query_term.text = text_of(query_term.normal);
    for (std::size_t i = first; i < end; ++i) {
      if (tokens[i].is_word())
        query_term.words.emplace_back(tokens[i].terms.begin(), tokens[i].terms.end());
    }
    query_terms_.push_back(std::move(query_term));
    return query_terms_.back();
  }

  /// A run of neighbouring words that the dictionary of synonyms knows.
  struct KnownRun {
    std::size_t end = 0;  ///< behind its last token
    std::vector<std::string> words;
  };

  /// The span that begins at token `i`: what is also written as one, the longest run with synonyms,
  /// or the word alone. Returns the token behind it.
  std::size_t take_words(std::size_t i) {
    const KnownRun known = longest_known(i);
    const auto joined =
        std::find_if(analysis_.joined.begin(), analysis_.joined.end(),
                     [&](const analysis::DottedCompound& each) { return each.first == i; });
    std::size_t joined_end = joined == analysis_.joined.end() ? 0 : joined->last + 1;
    // A particle between two words is seldom a name's: 支援の輪 has the synonyms of 支援.
    if (known.end > 0 && known.end < joined_end && is_loose(*joined)) joined_end = 0;
    if (joined_end == 0 && known.end == 0) {
      if (analysis_.tokens[i].is_word()) push(i, i + 1);
      return i + 1;
    }
    QueryTerm& query_term = push(i, std::max(joined_end, known.end));
    if (joined_end >= known.end) {
      query_term.alternatives.push_back({joined->term, {{joined->term}}, false});
      add_synonyms({joined->term}, query_term);
    }
    if (known.end >= joined_end) add_synonyms(known.words, query_term);
    return std::max(joined_end, known.end);
  }

  bool is_loose(const analysis::DottedCompound& joined) const {
    for (std::size_t i = joined.first + 1; i < joined.last; ++i) {
      if (analysis_.tokens[i].entry->word_class == analysis::WordClass::kFunction) return true;
    }
    return false;
  }

  KnownRun longest_known(std::size_t i) const {
    const auto& tokens = analysis_.tokens;
    std::vector<std::string> words;
    KnownRun best;
    for (std::size_t end = i; end < tokens.size() && words.size() < synonyms_.longest(); ++end) {
      const bool touches = end == i || tokens[end].normal.begin == tokens[end - 1].normal.end;
      if (!touches || year_at(tokens[end]) != nullptr || (end == i && !tokens[end].is_word()))
        break;
      if (!tokens[end].is_word()) continue;
      words.push_back(tokens[end].terms.back());
      if (!synonyms_.of(words).empty()) best = {end + 1, words};
    }
    return best;
  }

  void add_synonyms(const std::vector<std::string>& words, QueryTerm& query_term) {
    for (const Member* member : synonyms_.of(words)) {
      query_term.alternatives.push_back({member->text, member->words, true});
    }
  }

  const Analysis& analysis_;
  const Synonyms& synonyms_;
  std::vector<QueryTerm> query_terms_;
};

}  // namespace

std::vector<QueryTerm> query_terms_of(const Analysis& analysis, const Synonyms& synonyms) {
  return Divider(analysis, synonyms).divide();
}

}  // namespace torikumi::query
