// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/torn_words.hpp"

#include <algorithm>
#include <string>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace torikumi::analysis {
namespace {

/// Characters to each side of a break that tell whether a word goes on over it.
constexpr std::size_t kContext = 8;

bool is_japanese(char32_t c) {
  return text::is_kanji(c) || text::is_hiragana(c) || text::is_katakana(c);
}

/// Breaks that only single characters part (窓　口, 見　守　り), and what stands around them.
struct Window {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::vector<std::uint32_t> breaks;
  bool one_by_one = false;  ///< each piece between is one character: no list of words is set so
};

class Finder {
 public:
  Finder(std::string_view normal, const std::vector<Token>& tokens, Morphology& morphology)
      : normal_(normal), tokens_(tokens), morphology_(morphology) {}

  std::vector<std::uint32_t> find() {
    std::vector<std::uint32_t> found;
    for (std::uint32_t at = 0; (at = next_break(at)) < normal_.size();) {
      const Window window = window_at(at);
      const std::vector<std::uint32_t> torn = torn_in(window);
      found.insert(found.end(), torn.begin(), torn.end());
      at = window.breaks.back() + 1;
    }
    return found;
  }

 private:
  static bool is_break(char c) { return c == ' ' || c == '\n'; }

  /// The next blank from `at` on that stands between Japanese characters.
  std::uint32_t next_break(std::uint32_t at) const {
    for (std::uint32_t i = std::max(at, 1U); i + 1 < normal_.size(); ++i) {
      if (is_break(normal_[i]) && stands_between(i)) return i;
    }
    return static_cast<std::uint32_t>(normal_.size());
  }
  bool stands_between(std::uint32_t i) const {
    if (i == 0 || i + 1 >= normal_.size()) return false;
    return is_japanese(base::decode(normal_, base::character_before(normal_, i)).code_point) &&
           is_japanese(base::decode(normal_, i + 1).code_point);
  }

  Window window_at(std::uint32_t first) const {
    Window window;
    window.breaks = {first};
    // As long as one character alone stands before the next break, it is of the same row.
    constexpr std::size_t kMostBreaks = 32;
    while (window.breaks.size() < kMostBreaks) {
      const std::uint32_t last = window.breaks.back();
      const auto next =
          last + 1 + static_cast<std::uint32_t>(base::decode(normal_, last + 1).bytes);
      if (next >= normal_.size() || !is_break(normal_[next]) || !stands_between(next)) break;
      window.breaks.push_back(next);
    }
    window.begin = first;
    for (std::size_t i = 0; i < kContext && window.begin > 0; ++i) {
      const std::uint32_t before = base::character_before(normal_, window.begin);
      if (!is_japanese(base::decode(normal_, before).code_point)) break;
      window.begin = before;
    }
    window.end = window.breaks.back() + 1;
    std::size_t behind = 0;
    for (; behind < kContext && window.end < normal_.size(); ++behind) {
      const base::Decoded d = base::decode(normal_, window.end);
      if (!is_japanese(d.code_point)) break;
      window.end += static_cast<std::uint32_t>(d.bytes);
    }
    window.one_by_one =
        base::count_code_points(normal_.substr(window.begin, first - window.begin)) == 1 &&
        behind == 1;
    return window;
  }

  std::vector<std::uint32_t> torn_in(const Window& window) {
    std::string joined;
    std::vector<std::uint32_t> place;  // of each byte of `joined`
    for (std::uint32_t i = window.begin; i < window.end; ++i) {
      if (std::binary_search(window.breaks.begin(), window.breaks.end(), i)) continue;
      joined += normal_[i];
      place.push_back(i);
    }
    std::vector<std::uint32_t> torn;
    bool all_in_words = true;
    for (const Morpheme& word : morphology_.parse(joined)) {
      const std::uint32_t begin = place[word.range.begin];
      const std::uint32_t end = place[word.range.end - 1] + 1;
      const auto inside = [&](std::uint32_t at) { return begin < at && at < end; };
      const bool query_terms = std::any_of(window.breaks.begin(), window.breaks.end(), inside);
      if (!query_terms || !word.entry->known || !word.entry->is_word() ||
          cuts_a_word(begin, end, *word.entry)) {
        all_in_words = false;
        continue;
      }
      std::copy_if(window.breaks.begin(), window.breaks.end(), std::back_inserter(torn), inside);
    }
    if (!window.one_by_one) return torn;
    return all_in_words ? window.breaks : std::vector<std::uint32_t>();
  }

  /// True where the text as it stands has a word that [begin, end) would cut, or where it is made
  /// of whole words (防災⏎会議), which are no pieces of one; 取り⏎組み are pieces of a verb.
  bool cuts_a_word(std::uint32_t begin, std::uint32_t end, const Entry& joined) const {
    const bool verb = joined.word_class == WordClass::kVerb || !joined.derived_from.empty();
    std::size_t whole = 0;
    auto token =
        std::lower_bound(tokens_.begin(), tokens_.end(), begin,
                         [](const Token& t, std::uint32_t at) { return t.normal.end <= at; });
    for (; token != tokens_.end() && token->normal.begin < end; ++token) {
      const bool word = token->entry->known && token->is_word() &&
                        base::count_code_points(base::slice(normal_, token->normal)) > 1;
      if (!word) continue;
      if (token->normal.begin < begin || token->normal.end > end) return true;
      ++whole;
    }
    return whole > 1 && !verb;
  }

  std::string_view normal_;
  const std::vector<Token>& tokens_;
  Morphology& morphology_;
};

}  // namespace

std::vector<std::uint32_t> breaks_in_words(std::string_view normal,
                                           const std::vector<Token>& tokens,
                                           Morphology& morphology) {
  return Finder(normal, tokens, morphology).find();
}

}  // namespace torikumi::analysis
