// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/similar/reasons.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "search/score/bm25f_scorer.hpp"
#include "text/characters.hpp"

namespace torikumi::search {
namespace {

using analysis::WordClass;
using index::Term;
using index::TermKind;

constexpr std::size_t kMostNamed = 6;
constexpr std::size_t kLongestRun = 8;  // words

/// A run of nouns of the first text that stands in the second, and the shared terms within it.
struct Run {
  std::string text;
  std::set<Term> terms;
};

bool is_noun_like(WordClass word_class) {
  return word_class == WordClass::kNoun || word_class == WordClass::kPrefix ||
         word_class == WordClass::kSuffix;
}

/// Whether a reason of this text says anything to a person.
bool tells(std::string_view text, bool is_verb) {
  std::size_t characters = 0;
  std::size_t kanji = 0;
  std::size_t hiragana = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const base::Decoded d = base::decode(text, i);
    if (text::is_kanji(d.code_point)) ++kanji;
    if (text::is_hiragana(d.code_point)) ++hiragana;
    i += d.bytes;
  }
  if (is_verb) return kanji >= 2;
  return characters >= 2 && (hiragana < characters || characters >= 4);
}

/// The term, and the words that it is made of where it first stands: 症の人 is told where 症 is.
std::vector<Term> parts_of(const TermVector& side, const Term& term) {
  std::vector<Term> parts{term};
  const auto places = side.places().find(term);
  if (places == side.places().end()) return parts;
  const TermVector::Place& whole = places->second.front();
  for (const TermVector::Word& word : side.words()) {
    if (word.place.field == whole.field && whole.range.begin <= word.place.range.begin &&
        word.place.range.end <= whole.range.end)
      parts.push_back(word.term);
  }
  return parts;
}

class Finder {
 public:
  Finder(const TermVector& side, const schema::Record& other, const std::set<Term>& shared)
      : side_(side), other_(other), shared_(shared) {}

  /// All runs, the longest first.
  std::vector<Run> runs() {
    const auto& words = side_.words();
    for (std::size_t i = 0; i < words.size();) {
      std::size_t end = i;
      while (end < words.size() && is_noun_like(words[end].word_class) &&
             (end == i || (words[end].place.field == words[end - 1].place.field &&
                           words[end].place.range.begin == words[end - 1].place.range.end)))
        ++end;
      if (end == i) {
        ++i;
      } else {
        divide(i, end);
        i = end;
      }
    }
    std::stable_sort(runs_.begin(), runs_.end(),
                     [](const Run& a, const Run& b) { return a.text.size() > b.text.size(); });
    return std::move(runs_);
  }

 private:
  /// Takes the longest part of these words that the other text has, and then what is left of them
  /// on both sides.
  void divide(std::size_t first, std::size_t end) {
    const auto& words = side_.words();
    for (std::size_t length = std::min(end - first, kLongestRun); length > 0; --length) {
      for (std::size_t i = first; i + length <= end; ++i) {
        Run run;
        for (std::size_t j = i; j < i + length; ++j) {
          if (shared_.contains(words[j].term)) run.terms.insert(words[j].term);
        }
        if (run.terms.empty()) continue;
        run.text =
            side_.text({words[i].place.field,
                        {words[i].place.range.begin, words[i + length - 1].place.range.end}});
        // A suffix begins no word, and a prefix ends none; 役所人材 of 高津区役所人材 is cut off.
        const bool is_whole = words[i].word_class != WordClass::kSuffix &&
                              words[i + length - 1].word_class != WordClass::kPrefix &&
                              (i == first || words[i - 1].word_class != WordClass::kSuffix);
        if ((length > 1 && !is_whole) || !stands_in_other(run.text)) continue;
        for (const Term& each : shared_) {
          if (each.kind() == TermKind::kCompound && run.text.find(each.text()) != std::string::npos)
            run.terms.insert(each);
        }
        runs_.push_back(std::move(run));
        divide(first, i);
        divide(i + length, end);
        return;
      }
    }
  }

  bool stands_in_other(const std::string& text) const {
    const auto holds = [&](const std::string& field) {
      return field.find(text) != std::string::npos;
    };
    return std::any_of(other_.fields.begin(), other_.fields.end(), holds) ||
           std::any_of(other_.further.begin(), other_.further.end(), holds);
  }

  const TermVector& side_;
  const schema::Record& other_;
  const std::set<Term>& shared_;
  std::vector<Run> runs_;
};

}  // namespace

Reasons reasons_of(IndexReader& reader, const TermVector& side, const schema::Record& other,
                   const std::vector<std::pair<Term, double>>& weighted) {
  std::set<Term> shared;
  for (const auto& [term, weight] : weighted) shared.insert(term);
  const std::vector<Run> runs = Finder(side, other, shared).runs();
  const auto is_common = [&](const Term& term) {
    return reader.frequency(term) > std::max(2.0, reader.records() / 4);
  };
  struct Candidate {
    std::string text;
    double weight = 0;
    bool is_telling = false;
  };
  std::vector<Candidate> candidates;
  for (const auto& [term, weight] : weighted) {
    const std::vector<Term> parts = parts_of(side, term);
    const auto run = std::find_if(runs.begin(), runs.end(), [&](const Run& each) {
      return std::any_of(parts.begin(), parts.end(),
                         [&](const Term& part) { return each.terms.contains(part); });
    });
    const bool is_alone = run == runs.end();
    const bool is_verb = is_alone && side.word_class(term) == WordClass::kVerb;
    const std::string text = !is_alone ? run->text
                             : is_verb ? std::string(term.text())
                                       : side.surface(term);
    const bool is_several = !is_alone && run->terms.size() > 1;
    const bool is_telling = tells(text, is_verb) && (is_several || !is_common(term));
    const auto known = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const Candidate& each) { return each.text == text; });
    if (known == candidates.end()) {
      candidates.push_back({text, weight, is_telling});
    } else {
      known->weight += weight;
      known->is_telling = known->is_telling || is_telling;
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.weight > b.weight; });
  Reasons reasons;
  for (const Candidate& each : candidates) {
    if (each.is_telling && reasons.named.size() < kMostNamed) {
      reasons.named.push_back({each.text, rounded(each.weight)});
    } else {
      reasons.others += each.weight;
    }
  }
  reasons.others = rounded(reasons.others);
  return reasons;
}

}  // namespace torikumi::search
