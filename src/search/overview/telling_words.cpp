// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/overview/telling_words.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "analysis/word_frequencies.hpp"
#include "base/deadline.hpp"
#include "base/utf8.hpp"
#include "index/posting_cursor.hpp"
#include "text/characters.hpp"

namespace torikumi::search {
namespace {

using index::Term;
using index::TermKind;

constexpr std::size_t kMostWords = 10;
/// Records whose words are looked at: more of them name the same words again.
constexpr std::size_t kMostRead = 300;

struct Candidate {
  std::uint32_t records = 0;
  std::uint32_t occurrences = 0;  ///< where words tell alike; one in a title counts as three
  std::map<std::string, std::uint32_t> surfaces;
};
using Candidates = std::map<Term, Candidate>;

struct Ranked {
  TellingWord word;
  std::uint32_t occurrences = 0;
};

/// Whether a text names something by itself: two characters at least, not all of them hiragana, no
/// number, and no 計画的な育成.
bool is_name(std::string_view text) {
  for (const std::string_view joint : {"的な", "的に"}) {
    if (text.find(joint) != std::string_view::npos) return false;
  }
  std::size_t characters = 0;
  bool has_letter = false;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const base::Decoded d = base::decode(text, i);
    if (text::is_ascii_digit(d.code_point)) return false;
    has_letter = has_letter || text::is_kanji(d.code_point) || text::is_katakana(d.code_point);
    i += d.bytes;
  }
  return characters >= 2 && has_letter;
}

/// Calls back with each noun and run of nouns, and how the text has it.
template <typename Each>
void for_each_name(const analysis::Analysis& analysis, Each each) {
  const std::string_view text = analysis.normal.text;
  for (const analysis::Compound& compound : analysis.compounds) {
    const std::string_view surface = base::slice(text, compound.normal);
    if (is_name(surface)) each(Term(TermKind::kCompound, compound.term), surface);
  }
  for (const analysis::Token& token : analysis.tokens) {
    if (!token.is_word() || token.entry->word_class != analysis::WordClass::kNoun) continue;
    const std::string_view surface = base::slice(text, token.normal);
    if (is_name(surface)) each(Term(TermKind::kWord, token.terms.front()), surface);
  }
}

Candidates candidates_of(Searcher& searcher, analysis::Analyser& analyser,
                         const DocumentSet& some) {
  const std::vector<Xapian::docid> documents = some.documents();
  const std::size_t step = documents.size() / kMostRead + 1;
  Candidates candidates;
  for (std::size_t i = 0; i < documents.size(); i += step) {
    base::Deadline::check();
    const schema::Record record = searcher.record(documents[i]);
    std::set<Term> met;
    for (const auto& field : searcher.database().collection().fields->all()) {
      const bool is_title = field.field == schema::Field::kTitle;
      if (field.is_label && !is_title) continue;
      for_each_name(analyser.analyse(record[field.field]),
                    [&](const Term& term, std::string_view surface) {
                      Candidate& own = candidates[term];
                      own.occurrences += is_title ? 3 : 1;
                      ++own.surfaces[std::string(surface)];
                      if (met.insert(term).second) ++own.records;
                    });
    }
  }
  return candidates;
}

std::string commonest(const std::map<std::string, std::uint32_t>& surfaces) {
  return std::max_element(surfaces.begin(), surfaces.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

double least_log_odds(double here, double all_here, double elsewhere, double all_elsewhere) {
  constexpr double kNinety = 1.645;  // standard errors to either end of a 90 % interval
  const double a = here + 0.5;
  const double b = all_here - here + 0.5;
  const double c = elsewhere + 0.5;
  const double d = all_elsewhere - elsewhere + 0.5;
  return std::log(a * d / (b * c)) - kNinety * std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
}

std::vector<TellingWord> telling_words(Searcher& searcher, analysis::Analyser& analyser,
                                       const DocumentSet& some, const DocumentSet& all,
                                       const std::string& name) {
  constexpr double kAtLarge = 200;  // records
  const auto& at_large = analysis::WordFrequencies::of_policy_text();
  const double all_here = some.size();
  const double all_elsewhere = all.size() - all_here;
  const std::uint32_t least = all_here > 5 ? 2 : 1;
  std::vector<Ranked> ranked;
  for (const auto& [term, candidate] : candidates_of(searcher, analyser, some)) {
    if (candidate.records < least) continue;
    base::Deadline::check();
    TellingWord word{commonest(candidate.surfaces), 0, 0, 0};
    if (name.find(word.text) != std::string::npos) continue;
    const auto postings = searcher.database().postings(term);
    index::for_each_posting(*postings, [&](const index::PostingCursor& at) {
      if (some.contains(at.doc())) {
        ++word.here;
      } else if (all.contains(at.doc())) {
        ++word.elsewhere;
      }
    });
    const double prior = kAtLarge * at_large.part(term.text());
    word.weight = std::min(
        least_log_odds(word.here, all_here, word.elsewhere, all_elsewhere),
        least_log_odds(word.here, all_here, word.elsewhere + prior, all_elsewhere + kAtLarge));
    if (word.here >= least && word.weight > 0)
      ranked.push_back({std::move(word), candidate.occurrences});
  }
  // Of those that tell alike the longest: it says most.
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    if (a.word.weight != b.word.weight) return a.word.weight > b.word.weight;
    if (a.occurrences != b.occurrences) return a.occurrences > b.occurrences;
    const std::string& text = a.word.text;
    return text.size() != b.word.text.size() ? text.size() > b.word.text.size()
                                             : text < b.word.text;
  });
  std::vector<TellingWord> told;
  for (Ranked& each : ranked) {
    if (told.size() == kMostWords) break;
    const bool is_told = std::any_of(told.begin(), told.end(), [&](const TellingWord& other) {
      return other.text.find(each.word.text) != std::string::npos ||
             each.word.text.find(other.text) != std::string::npos;
    });
    if (!is_told) told.push_back(std::move(each.word));
  }
  return told;
}

}  // namespace torikumi::search
