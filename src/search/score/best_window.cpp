// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/score/best_window.hpp"

#include <algorithm>
#include <map>

#include "index/posting_cursor.hpp"
#include "search/score/bm25f_scorer.hpp"

namespace torikumi::search {
namespace {

/// 8 to 64 were measured.
constexpr std::uint32_t kWords = 16;

}  // namespace

BestWindow::BestWindow(IndexReader& reader, const std::vector<Term>& words) {
  double all = 0;
  for (const Term& word : words) {
    const double frequency = reader.frequency(word);
    if (frequency <= 0) continue;
    words_.push_back({reader.postings(word), bm25f::term_weight(reader.records(), frequency)});
    all += words_.back().weight;
  }
  for (Word& each : words_) each.weight /= all;
}

double BestWindow::of(Xapian::docid document) const {
  std::map<schema::Field, std::vector<WordAt>> by_field;
  std::vector<double> weights;
  for (std::size_t word = 0; word < words_.size(); ++word) {
    weights.push_back(words_[word].weight);
    auto at = index::PostingCursor::at(*words_[word].postings, document);
    if (at.doc() != document) continue;
    at.for_each_position([&](schema::Field field, std::uint32_t position) {
      by_field[field].push_back({position, word});
    });
  }
  double best = 0;
  for (auto& [field, places] : by_field) {
    std::sort(places.begin(), places.end(),
              [](const WordAt& a, const WordAt& b) { return a.position < b.position; });
    best = std::max(best, best_window(places, weights));
  }
  return best;
}

double best_window(const std::vector<WordAt>& places, const std::vector<double>& weights) {
  std::vector<std::uint32_t> counts(weights.size());
  double sum = 0;
  double best = 0;
  std::size_t first = 0;
  for (const WordAt& last : places) {
    if (counts[last.word]++ == 0) sum += weights[last.word];
    for (; last.position - places[first].position >= kWords; ++first) {
      if (--counts[places[first].word] == 0) sum -= weights[places[first].word];
    }
    best = std::max(best, sum);
  }
  return best;
}

}  // namespace torikumi::search
