// SPDX-License-Identifier: GPL-2.0-or-later
/// Best window: how much of a question's words stand close together in a document.
///
///   認知症の人を支える人は誰か → 認知症 and 支える within 16 words: 1; 認知症 in one paragraph and
///   支える in another: the weight of the heavier as a part of both
///
/// Of all windows of 16 words in one field, the best one's distinct words of the question, each by
/// its idf to the power that scores use, as a part of all of them.
#pragma once

#include <utility>
#include <vector>

#include "search/match/index_reader.hpp"

namespace torikumi::search {

/// One thread. The reader must outlive it.
class BestWindow {
 public:
  /// The words of the question; those that no record has say nothing.
  BestWindow(IndexReader& reader, const std::vector<Term>& words);

  /// From 0, none of the words, to 1, all of them in one window.
  double of(Xapian::docid document) const;

 private:
  struct Word {
    Postings postings;
    double weight = 0;  ///< as a part of all words' weights
  };
  std::vector<Word> words_;
};

/// A word of a field, by its number in it, and which of the weights it has.
struct WordAt {
  std::uint32_t position = 0;
  std::size_t word = 0;
};

/// The most that the distinct words of a window weigh; `places` ascend by position.
double best_window(const std::vector<WordAt>& places, const std::vector<double>& weights);

}  // namespace torikumi::search
