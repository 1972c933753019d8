// SPDX-License-Identifier: GPL-2.0-or-later
/// Compile: a query tree to what Xapian is asked.
///
///   区役所 人材 → met by words: (W区 AND W役所) AND W人材 · by strings: … OR B区役 AND B役所 · by
///   labels: … ranked by: W区 W役所 W人材 P区役所, and their pairs of characters at a fifth
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "analysis/analyser.hpp"
#include "query/tree.hpp"
#include "store/database.hpp"

namespace torikumi::search {

/// A word of the query, in all its forms, and how much it tells (its inverse document frequency).
struct Telling {
  std::vector<std::string> terms;
  double worth = 0;
};

/// The conditions widen from one to the next: what the first matches, the second does too.
struct Compiled {
  Xapian::Query by_words;    ///< every part met by words in title, current state or direction
  Xapian::Query by_strings;  ///< or by a string in them
  Xapian::Query by_labels;   ///< or by words or a string in department or category: all strict hits
  /// For hits that meet most words when too few meet all: what is never widened (quoted, in a
  /// field, excluded) and one of the telling words. MatchNothing where there is nothing to widen.
  Xapian::Query widened;
  std::vector<Telling> words;           ///< the words that may be missing in a widened hit
  Xapian::Query rank;                   ///< gives the weights, and demands nothing
  std::vector<std::string> word_terms;  ///< terms with prefix W whose places are to be marked
  std::vector<std::string> strings;     ///< string forms whose places are to be marked
  bool everything = false;              ///< no condition at all
};

/// One a thread; holds the analyser.
class Compiler {
 public:
  explicit Compiler(const analysis::Dictionary& dictionary) : analyser_(dictionary) {}

  Compiled compile(const query::Node& root, store::Database& database);

 private:
  analysis::Analyser analyser_;
};

}  // namespace torikumi::search
